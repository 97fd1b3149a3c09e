package io.printlab.app.page;

import io.printlab.account.ApiKey;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.account.Permission;
import io.printlab.admission.Allowance;
import io.printlab.device.DeviceId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The visitor's own account.
 *
 * @param groups with the word for them, or empty
 * @param limits what of them is used; none for staff, and where there is none
 * @param address of this lab, as a slicer needs it
 * @param scopes that a new key of this person can have
 * @param printers that a new key can be limited to; none for somebody who may not operate them
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
        List<ScopeLine> scopes,
        List<PrinterLine> printers,
        @Nullable String newKey,
        DoorsView doors) {
    /** Something that a key may do. */
    public record ScopeLine(String name, String words, boolean chosen) {}

    /** A printer that a key may be for. */
    public record PrinterLine(String id, String name) {}

    /**
     * A key in the list.
     *
     * @param may what it may do, and where
     * @param expires null if it does not
     * @param over whether it is worth nothing any more
     * @param lastUsed null if it never was
     */
    public record KeyLine(
            long id,
            String name,
            String lookup,
            String may,
            Moment created,
            @Nullable Moment expires,
            boolean over,
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
                                may(viewing, key.limits()),
                                viewing.moment(key.createdAt()),
                                moment(viewing, key.limits().expiresAt()),
                                key.limits().isOver(viewing.now()),
                                moment(viewing, key.lastUsedAt())))
                        .toList(),
                scopes(viewing),
                printers(viewing),
                newKey,
                doors);
    }

    private static String groups(Viewing viewing) {
        List<String> titles = viewing.lab().groups().own(viewing.actor()).stream()
                .map(group -> group.title() + (viewing.user().staffOf().contains(group.name()) ? " (staff)" : ""))
                .toList();
        return titles.isEmpty() ? "" : (titles.size() == 1 ? ", group " : ", groups ") + String.join(", ", titles);
    }

    private static List<ScopeLine> scopes(Viewing viewing) {
        return Arrays.stream(KeyScope.values())
                .filter(scope ->
                        scope != KeyScope.OPERATE_DEVICES || viewing.actor().may(Permission.OPERATE_DEVICES))
                .filter(scope -> scope != KeyScope.ADMINISTER || viewing.isStaff() || viewing.isGroupStaff())
                .map(scope -> new ScopeLine(
                        scope.name(),
                        KeyForm.words(scope),
                        KeyLimits.FOR_SLICERS.scopes().contains(scope)))
                .toList();
    }

    private static List<PrinterLine> printers(Viewing viewing) {
        return viewing.actor().may(Permission.OPERATE_DEVICES)
                ? viewing.lab().devices().devices(viewing.actor()).stream()
                        .map(device -> new PrinterLine(
                                device.id().value(), device.definition().name()))
                        .toList()
                : List.of();
    }

    private static String may(Viewing viewing, KeyLimits limits) {
        String what = limits.scopes().isEmpty()
                ? "Nothing"
                : limits.scopes().stream().sorted().map(KeyForm::words).collect(Collectors.joining(", "));
        Set<DeviceId> devices = limits.devices();
        return devices == null
                ? what
                : what + "; of the printers only "
                        + devices.stream().map(viewing::deviceName).sorted().collect(Collectors.joining(", "));
    }

    private static @Nullable Moment moment(Viewing viewing, @Nullable Instant at) {
        return at == null ? null : viewing.moment(at);
    }
}
