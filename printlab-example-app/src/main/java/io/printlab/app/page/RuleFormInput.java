package io.printlab.app.page;

import io.javalin.http.Context;
import io.printlab.error.PrintLabException;
import io.printlab.rule.RuleSheet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a visitor sent with the form of the rules.
 *
 * @param row the row to take away or the list to add one to, where that was asked
 * @param expected number of the version that the form was made from
 */
record RuleFormInput(Deed deed, String row, RuleSheet sheet, long expected, String why) {
    /** What the visitor pressed. */
    enum Deed {
        PREVIEW,
        PUBLISH,
        ADD,
        REMOVE
    }

    private static final Set<String> LISTS = Set.copyOf(RuleSheet.LISTS);
    private static final Pattern FIELD =
            Pattern.compile("(priority|admission|approval|dispatch|prices|afterPrint)\\.[A-Za-z0-9.]{1,60}");
    private static final Pattern ROW = Pattern.compile("[a-zA-Z]+\\.[a-z]+\\.[0-9]{1,4}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final int MOST_FIELDS = 1000;

    static RuleFormInput of(Context ctx) {
        Map<String, List<String>> sent = ctx.formParamMap();
        if (sent.size() > MOST_FIELDS) {
            throw PrintLabException.user("This form has more fields than the rules can have. Open the page anew.");
        }
        Map<String, String> values = new LinkedHashMap<>();
        sent.forEach((name, texts) -> {
            if (FIELD.matcher(name).matches()) {
                values.put(name, String.join(",", texts));
            }
        });
        String[] pressed = first(sent, "do").split(" ", 2);
        String row = pressed.length > 1 ? pressed[1] : "";
        Deed deed = switch (pressed[0]) {
            case "preview" -> Deed.PREVIEW;
            case "publish" -> Deed.PUBLISH;
            case "add" -> Deed.ADD;
            case "remove" -> Deed.REMOVE;
            default -> throw PrintLabException.user("Use the buttons of the page to say what to do with the rules.");
        };
        if ((deed == Deed.ADD && !LISTS.contains(row))
                || (deed == Deed.REMOVE && !ROW.matcher(row).matches())) {
            throw PrintLabException.user("There is no such row. Use the buttons of the page.");
        }
        String expected = first(sent, "expected");
        return new RuleFormInput(
                deed,
                row,
                new RuleSheet(values),
                NUMBER.matcher(expected).matches() ? Long.parseLong(expected) : 0,
                first(sent, "why"));
    }

    /** The fields with the row added or taken away. */
    RuleSheet changedRows() {
        Map<String, String> values = new LinkedHashMap<>(sheet.values());
        if (deed == Deed.REMOVE) {
            values.keySet().removeIf(name -> name.startsWith(row + "."));
        } else {
            List<String> rows = sheet.rows(row);
            int next = rows.isEmpty()
                    ? 0
                    : 1 + Integer.parseInt(rows.get(rows.size() - 1).substring(row.length() + 1));
            String added = row + "." + next;
            switch (row) {
                case RuleSheet.QUOTAS -> values.put(added + ".period", "WEEK");
                case RuleSheet.MATERIAL_PRICES -> values.put(added + ".material", "");
                case RuleSheet.REASONS -> values.put(added + ".fault", "LAB");
                default -> values.put(added + ".days", "MONDAY,TUESDAY,WEDNESDAY,THURSDAY,FRIDAY");
            }
        }
        return new RuleSheet(values);
    }

    private static String first(Map<String, List<String>> sent, String name) {
        List<String> texts = sent.getOrDefault(name, List.of());
        return texts.isEmpty() ? "" : texts.get(0);
    }
}
