package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.device.DeviceId;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the form for a new key says of it, and the words for scopes. */
final class KeyForm {
    private KeyForm() {}

    /** The last day is the last on which the key is worth something, where the lab is. */
    static KeyLimits limits(Context ctx, Viewing viewing) {
        List<String> chosen = ctx.formParams("scope");
        Set<KeyScope> scopes = Arrays.stream(KeyScope.values())
                .filter(scope -> chosen.contains(scope.name()))
                .collect(Collectors.toSet());
        List<String> devices = ctx.formParams("device");
        return new KeyLimits(
                scopes,
                devices.isEmpty() ? null : devices.stream().map(DeviceId::new).collect(Collectors.toSet()),
                end(ctx.formParam("lastDay"), viewing));
    }

    static String words(KeyScope scope) {
        return switch (scope) {
            case SUBMIT -> "Send jobs";
            case READ_OWN -> "Read your jobs and the queue";
            case OPERATE_DEVICES -> "Operate printers";
            case ADMINISTER -> "All that you may";
        };
    }

    private static @Nullable Instant end(@Nullable String day, Viewing viewing) {
        if (day == null || day.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(day).plusDays(1).atStartOfDay(viewing.zone()).toInstant();
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER, "The last day of a key is a day such as 2026-12-31.", wrong);
        }
    }
}
