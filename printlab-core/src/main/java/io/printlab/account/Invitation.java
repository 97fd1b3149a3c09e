package io.printlab.account;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link with which somebody makes an account. The token in the link is never stored.
 *
 * @param id 0 until it is stored
 * @param role what each account that is made with it gets
 * @param group the group of each account, as {@link GroupName#checked} returns it, or null
 * @param name the sign-in name that is proposed, or null
 * @param email the e-mail address of the account, or null
 * @param uses how many accounts can still be made with it; 0 or more
 * @param by label of who made it, as {@link Actor#label} gives it
 */
public record Invitation(
        long id,
        Role role,
        @Nullable String group,
        @Nullable String name,
        @Nullable String email,
        int uses,
        String by,
        Instant createdAt,
        Instant expiresAt) {
    public boolean isOpen(Instant now) {
        return uses > 0 && now.isBefore(expiresAt);
    }
}
