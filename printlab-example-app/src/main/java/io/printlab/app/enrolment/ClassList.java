package io.printlab.app.enrolment;

import io.printlab.account.EmailAddress;
import io.printlab.account.GroupName;
import io.printlab.account.UserName;
import io.printlab.app.signin.DisplayName;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** A list of people as CSV: with a heading in any order, or name, display name, e-mail and group in this order. */
final class ClassList {
    static final int MOST = 2000;
    private static final int SHOWN = 60;
    private static final List<String> ORDER = List.of("name", "displayname", "email", "group");

    private final Map<String, Long> lineOfName = new HashMap<>();

    private ClassList() {}

    /** @throws PrintLabException USER if it is no CSV, TOO_LARGE past 2,000 people; a fault in a line is told with the line */
    static List<ClassLine> read(String csv) {
        String text = csv.startsWith("\uFEFF") ? csv.substring(1) : csv;
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreSurroundingSpaces(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser parser = CSVParser.parse(text, format)) {
            return new ClassList().lines(parser);
        } catch (IOException | UncheckedIOException | IllegalStateException broken) {
            throw new PrintLabException(
                    ErrorCategory.USER,
                    "The list cannot be read as CSV: a quotation mark is not closed, or stands in the middle. Mend it"
                            + " and send it again.",
                    broken);
        }
    }

    private List<ClassLine> lines(CSVParser parser) {
        List<ClassLine> lines = new ArrayList<>();
        List<String> columns = ORDER;
        boolean first = true;
        for (CSVRecord record : parser) {
            List<String> heading = first ? heading(record) : List.of();
            first = false;
            if (!heading.isEmpty()) {
                columns = heading;
                continue;
            }
            if (lines.size() == MOST) {
                throw new PrintLabException(
                        ErrorCategory.TOO_LARGE,
                        "The list has more than " + MOST + " people. Split it and send the parts one by one.");
            }
            lines.add(line(parser.getCurrentLineNumber(), record, columns));
        }
        if (lines.isEmpty()) {
            throw PrintLabException.user(
                    "The list is empty. Give a line for each person: name, display name, e-mail, group.");
        }
        return lines;
    }

    private ClassLine line(long number, CSVRecord record, List<String> columns) {
        List<String> faults = new ArrayList<>();
        if (record.size() > columns.size()) {
            faults.add("The line has " + record.size() + " cells, but there are " + columns.size() + " columns.");
        }
        String name = checked(cell(record, columns, "name"), UserName::checked, faults);
        String shown = cell(record, columns, "displayname");
        String displayName = checked(shown.isEmpty() ? name : shown, DisplayName::checked, faults);
        String email = cell(record, columns, "email");
        String group = cell(record, columns, "group");
        Long earlier = lineOfName.putIfAbsent(name, number);
        if (earlier != null) {
            faults.add("The name stands in line " + earlier + " already.");
        }
        return new ClassLine(
                number,
                name,
                displayName,
                email.isEmpty() ? null : checked(email, EmailAddress::checked, faults),
                group.isEmpty() ? null : checked(group, GroupName::checked, faults),
                faults.isEmpty() ? null : String.join(" ", faults));
    }

    private static String checked(String given, UnaryOperator<String> rule, List<String> faults) {
        try {
            return rule.apply(given);
        } catch (PrintLabException wrong) {
            faults.add(String.valueOf(wrong.getMessage()));
            return given.length() > SHOWN ? given.substring(0, SHOWN) + "…" : given;
        }
    }

    private static String cell(CSVRecord record, List<String> columns, String column) {
        int index = columns.indexOf(column);
        return index < 0 || index >= record.size() ? "" : record.get(index).strip();
    }

    /** The columns, if this line names them; a person who is called name would be a strange coincidence. */
    private static List<String> heading(CSVRecord record) {
        List<String> columns = new ArrayList<>();
        for (String cell : record) {
            columns.add(column(cell));
        }
        return columns.contains("name") ? columns : List.of();
    }

    private static String column(String cell) {
        String bare = cell.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        return switch (bare) {
            case "name", "username", "signinname", "login" -> "name";
            case "displayname", "fullname" -> "displayname";
            case "email", "mail", "emailaddress" -> "email";
            case "group", "class", "course" -> "group";
            default -> bare;
        };
    }

    /** Spreadsheets of half of Europe write semicolons. */
    private static String delimiter(String text) {
        String first = text.lines().findFirst().orElse("");
        @Nullable String best = null;
        long most = 0;
        for (String candidate : List.of(",", ";", "\t")) {
            long count = first.chars()
                    .filter(character -> character == candidate.charAt(0))
                    .count();
            if (count > most) {
                best = candidate;
                most = count;
            }
        }
        return best == null ? "," : best;
    }
}
