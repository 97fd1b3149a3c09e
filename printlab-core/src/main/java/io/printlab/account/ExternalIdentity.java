package io.printlab.account;

import java.time.Instant;

/**
 * Who a user is at an identity provider. Issuer and subject together name one person for ever; names and addresses do not.
 *
 * @param issuer the provider, as its tokens name it
 * @param subject the person, as the provider's tokens name it
 */
public record ExternalIdentity(String issuer, String subject, UserId user, Instant linkedAt) {}
