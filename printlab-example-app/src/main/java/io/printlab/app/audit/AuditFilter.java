package io.printlab.app.audit;

import io.javalin.http.Context;
import io.printlab.audit.AuditAction;
import io.printlab.audit.AuditLog;
import io.printlab.audit.AuditQuery;
import io.printlab.audit.AuditSubject;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor asks of the audit log, as it was typed; empty for anything.
 *
 * @param who a sign-in name, or a label such as dispatcher
 * @param from a day, or a point in time; inclusive
 * @param to a day, which counts whole, or a point in time, which does not
 */
public record AuditFilter(
        String who, String action, String subject, String subjectId, String text, String from, String to) {
    private static final int LONGEST = 200;

    /** Reads the parameters of the same names. */
    public static AuditFilter of(Context ctx) {
        return new AuditFilter(
                text(ctx, "who"),
                text(ctx, "action"),
                text(ctx, "subject"),
                text(ctx, "subjectId"),
                text(ctx, "text"),
                text(ctx, "from"),
                text(ctx, "to"));
    }

    /**
     * The question to the log.
     *
     * @throws PrintLabException USER with what to mend
     */
    public AuditQuery query(AuditLog log, ZoneId zone, int limit) {
        AuditSubject.Kind kind = constant(AuditSubject.Kind.class, subject, "subject");
        if (kind == null && !subjectId.isEmpty()) {
            throw PrintLabException.user("Say in subject of what kind the subject " + subjectId + " is, such as JOB.");
        }
        return AuditQuery.newest(limit)
                .by(log.labelOf(who))
                .of(constant(AuditAction.class, action, "action"))
                .about(kind, subjectId.isEmpty() ? null : subjectId)
                .saying(text)
                .between(time(from, zone, 0), time(to, zone, 1));
    }

    /** As a query string without its question mark; what is empty is left out. */
    public String asQueryString() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("who", who);
        given.put("action", action);
        given.put("subject", subject);
        given.put("subjectId", subjectId);
        given.put("text", text);
        given.put("from", from);
        given.put("to", to);
        return given.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter ->
                        parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static String text(Context ctx, String parameter) {
        String given = ctx.queryParam(parameter);
        String stripped = given == null ? "" : given.replace('\u0000', ' ').strip();
        return stripped.substring(0, Math.min(LONGEST, stripped.length()));
    }

    private static <E extends Enum<E>> @Nullable E constant(Class<E> type, String name, String parameter) {
        if (name.isEmpty()) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(known -> known.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> PrintLabException.user("The parameter " + parameter + " is one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "))
                        + "."));
    }

    private static @Nullable Instant time(String given, ZoneId zone, int daysLater) {
        if (given.isEmpty()) {
            return null;
        }
        try {
            return given.length() == 10
                    ? LocalDate.parse(given)
                            .plusDays(daysLater)
                            .atStartOfDay(zone)
                            .toInstant()
                    : Instant.parse(given);
        } catch (DateTimeParseException wrong) {
            throw new PrintLabException(
                    ErrorCategory.USER,
                    "Give a day such as 2026-11-30, or a point in time such as 2026-11-30T09:00:00Z.",
                    wrong);
        }
    }
}
