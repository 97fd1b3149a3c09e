package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.error.PrintLabException;
import io.printlab.spool.SpoolFacts;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what staff typed about a spool. */
final class SpoolForm {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}([.,][0-9]{1,3})?");

    private SpoolForm() {}

    static SpoolFacts facts(Context ctx) {
        Double low = number(ctx, "low", "What counts as little");
        return new SpoolFacts(
                Screen.field(ctx, "material"),
                Screen.field(ctx, "colour"),
                Screen.field(ctx, "vendor"),
                number(ctx, "net", "The weight of the filament when it was new"),
                number(ctx, "tare", "The weight of the empty spool"),
                number(ctx, "density", "The density"),
                number(ctx, "diameter", "The diameter of the filament"),
                low == null ? SpoolFacts.USUAL_LOW_GRAMS : low,
                Screen.field(ctx, "notes").replaceAll("\\s+", " "));
    }

    /** @return null for an empty field */
    static @Nullable Double number(Context ctx, String field, String what) {
        String text = Screen.field(ctx, field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw PrintLabException.user(what + " is a number such as 750 or 1.75. Mend the number.");
        }
        return Double.valueOf(text.replace(',', '.'));
    }
}
