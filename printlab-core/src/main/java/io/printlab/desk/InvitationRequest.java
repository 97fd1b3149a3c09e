package io.printlab.desk;

import io.printlab.account.Role;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants an invitation to be, as typed.
 *
 * @param group null or blank for none
 * @param name the sign-in name that is proposed; null or blank for none
 * @param email null or blank for none; only for an invitation for one
 * @param uses how many accounts can be made with it: 1 to 500
 * @param validFor an hour to 90 days
 */
public record InvitationRequest(
        Role role,
        @Nullable String group,
        @Nullable String name,
        @Nullable String email,
        int uses,
        Duration validFor) {}
