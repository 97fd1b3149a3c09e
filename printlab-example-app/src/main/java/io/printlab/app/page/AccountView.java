package io.printlab.app.page;

import io.printlab.account.ApiKey;
import io.printlab.admission.Allowance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's own account.
 *
 * @param groups with the word for them, or empty
 * @param limits what of them is used; none for staff, and where there is none
 * @param address of this lab, as a slicer needs it
 * @param doors how and where the visitor signs in
 * @param newKey a key that was made just now, shown this once; else null
 */
public record AccountView(
        String name,
        String displayName,
        String role,
        String groups,
        List<LimitLine> limits,
        String address,
        List<KeyLine> keys,
        @Nullable String newKey,
        DoorsView doors) {
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
            Viewing viewing,
            Allowance allowance,
            List<ApiKey> keys,
            String address,
            @Nullable String newKey,
            DoorsView doors) {
        return new AccountView(
                viewing.user().name(),
                viewing.user().displayName(),
                RoleText.of(viewing.user().role()),
                groups(viewing),
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
                newKey,
                doors);
    }

    private static String groups(Viewing viewing) {
        List<String> titles = viewing.lab().groups().own(viewing.actor()).stream()
                .map(group -> group.title() + (viewing.user().staffOf().contains(group.name()) ? " (staff)" : ""))
                .toList();
        return titles.isEmpty() ? "" : (titles.size() == 1 ? ", group " : ", groups ") + String.join(", ", titles);
    }
}
