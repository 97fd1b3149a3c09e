package io.printlab.app.sso;

import io.printlab.account.SingleSignOnRequest;
import io.printlab.account.User;

/**
 * Somebody whom the identity provider sent back and vouches for.
 *
 * @param user who it is in the lab
 * @param next local path to go to
 */
public record Arrival(SingleSignOnRequest.Purpose purpose, User user, String next) {}
