package io.printlab.app.page;

import io.printlab.account.ApiKey;
import io.printlab.admission.Allowance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's own account.
 *
 * @param group with the word for it, or empty
 * @param limits what of them is used; none for staff, and where there is none
 * @param address of this lab, as a slicer needs it
 * @param newKey a key that was made just now, shown this once; else null
 */
public record AccountView(
        String name,
        String displayName,
        String role,
        String group,
        List<LimitLine> limits,
        String address,
        List<KeyLine> keys,
        @Nullable String newKey) {
    /**
     * A key in the list.
     *
     * @param lastUsed null if it never was
     */
    public record KeyLine(
            long id,
            String name,
            String lookup,
            Moment created,
            @Nullable Moment lastUsed) {}

    static AccountView of(
            Viewing viewing, Allowance allowance, List<ApiKey> keys, String address, @Nullable String newKey) {
        String group = viewing.user().group();
        return new AccountView(
                viewing.user().name(),
                viewing.user().displayName(),
                RoleText.of(viewing.user().role()),
                group == null ? "" : ", group " + group,
                LimitLine.of(allowance),
                address,
                keys.stream()
                        .map(key -> new KeyLine(
                                key.id(),
                                key.name(),
                                key.lookup(),
                                viewing.moment(key.createdAt()),
                                key.lastUsedAt() == null ? null : viewing.moment(key.lastUsedAt())))
                        .toList(),
                newKey);
    }
}
