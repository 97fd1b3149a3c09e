package io.printlab.app.signin;

import io.printlab.account.User;

/**
 * Whom an API key stands for.
 *
 * @param keyName what its owner calls the key
 */
public record KeyHolder(User owner, String keyName) {}
