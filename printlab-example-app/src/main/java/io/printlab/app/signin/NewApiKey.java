package io.printlab.app.signin;

import io.printlab.account.ApiKey;

/**
 * An API key that was just made.
 *
 * @param secret the whole key, shown to its owner once and stored nowhere
 */
public record NewApiKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "NewApiKey[" + key.id() + "]";
    }
}
