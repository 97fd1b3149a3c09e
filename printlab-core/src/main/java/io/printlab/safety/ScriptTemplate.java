package io.printlab.safety;

import io.printlab.device.Heat;
import io.printlab.error.PrintLabException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * G-code of a lab for one device, with {@link Placeholder}s in braces and comments after semicolons. Only what {@link #checked} lets pass
 * is ever sent: known placeholders, plain commands, nothing that numbers or checks lines (the driver does), and none of the commands
 * that change the firmware's memory, switch its protections off, shift its coordinates, or start something else.
 *
 * @param text as it was checked
 */
public record ScriptTemplate(String text) {
    public static final ScriptTemplate EMPTY = new ScriptTemplate("");

    static final int MOST_LINES = 60;
    /** Shorter than a firmware's buffer of a line, less line number and checksum. */
    static final int LONGEST_LINE = 72;

    private static final int MOST_CHARACTERS = 6000;
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z_]{1,40})}");
    private static final Pattern WORD = Pattern.compile("[A-Z](?:[-+]?[0-9]{1,7}(?:\\.[0-9]{1,6})?|\\{[a-z_]+})?");
    private static final Pattern COMMAND = Pattern.compile("([GMT])([0-9]{1,4})(?:\\.[0-9]{1,2})?");
    private static final Pattern MESSAGE = Pattern.compile("[ -~&&[^;*{}<>]]{0,60}");
    private static final Set<String> HEATS_NOZZLE = Set.of("M104", "M109");
    private static final Set<String> HEATS_BED = Set.of("M140", "M190");
    private static final Set<String> HEATS_CHAMBER = Set.of("M141", "M191");

    private static final Map<String, String> REFUSED = Map.ofEntries(
            Map.entry("M112", "the emergency stop is a button, not a line of a script"),
            Map.entry("M108", "it breaks off a wait for heat"),
            Map.entry("M410", "it drops moves that were sent"),
            Map.entry("M110", "line numbers are the driver's"),
            Map.entry("M118", "it makes the printer give orders to its host"),
            Map.entry("M111", "it changes what the printer answers"),
            Map.entry("M575", "it changes the speed of the port"),
            Map.entry("M81", "it cuts the power while the fans have to cool the nozzle"),
            Map.entry("M80", "power is switched by people"),
            Map.entry("M302", "it lets the printer push cold filament"),
            Map.entry("M303", "it heats in a way that nothing watches"),
            Map.entry("M211", "it switches the end stops of the software off"),
            Map.entry("M121", "it switches the end stops off"),
            Map.entry("M120", "it changes the end stops"),
            Map.entry("M206", "it shifts the origin"),
            Map.entry("M428", "it shifts the origin"),
            Map.entry("M851", "it shifts the nozzle's height"),
            Map.entry("M290", "it shifts the nozzle's height"),
            Map.entry("M92", "it changes the steps of a millimetre"),
            Map.entry("M149", "temperatures are in degrees Celsius"),
            Map.entry("G20", "lengths are in millimetres"),
            Map.entry("M301", "it changes how heaters are driven"),
            Map.entry("M304", "it changes how heaters are driven"),
            Map.entry("M305", "it changes how temperatures are measured"),
            Map.entry("M42", "it sets a pin of the board"),
            Map.entry("M226", "it waits for a pin of the board"),
            Map.entry("M43", "it sets pins of the board"),
            Map.entry("M0", "it waits for a person at the printer, and the lab would not know"),
            Map.entry("M1", "it waits for a person at the printer, and the lab would not know"),
            Map.entry("M600", "it waits for a person at the printer, and the lab would not know"),
            Map.entry("M601", "a pause is asked for in the lab"),
            Map.entry("M602", "a print is resumed in the lab"),
            Map.entry("M25", "it controls a print from the card"),
            Map.entry("M524", "it controls a print from the card"));

    /**
     * @param limits of the device, which its scripts keep as well
     * @throws PrintLabException USER with every fault, each with its line
     */
    public static ScriptTemplate checked(String name, @Nullable String given, Heat limits) {
        String text = given == null ? "" : given.replace("\r\n", "\n").stripTrailing();
        if (text.length() > MOST_CHARACTERS) {
            throw PrintLabException.user(
                    "The " + name + " script has more than " + MOST_CHARACTERS + " characters. Shorten it.");
        }
        String[] lines = text.isEmpty() ? new String[0] : text.split("\n", -1);
        List<String> faults = new ArrayList<>();
        if (lines.length > MOST_LINES) {
            faults.add("it has more than " + MOST_LINES + " lines");
        }
        for (int i = 0; i < Math.min(lines.length, MOST_LINES); i++) {
            int number = i + 1;
            fault(lines[i], limits).ifPresent(fault -> faults.add("line " + number + ": " + fault));
        }
        if (!faults.isEmpty()) {
            throw PrintLabException.user(
                    "The " + name + " script was not saved: " + String.join("; ", faults) + ". Correct it.");
        }
        return new ScriptTemplate(text);
    }

    /** The commands with their values; a line that names a value nobody knows is left out. */
    public List<String> render(Map<Placeholder, String> values) {
        return text.lines()
                .map(ScriptTemplate::bare)
                .filter(line -> !line.isEmpty())
                .flatMap(line -> filled(line, values).stream())
                .toList();
    }

    /** The commands with example values. */
    public List<String> preview() {
        Map<Placeholder, String> examples = new EnumMap<>(Placeholder.class);
        for (Placeholder placeholder : Placeholder.values()) {
            examples.put(placeholder, placeholder.example());
        }
        return render(examples);
    }

    private static Optional<String> filled(String line, Map<Placeholder, String> values) {
        StringBuilder filled = new StringBuilder();
        Matcher matcher = PLACEHOLDER.matcher(line);
        while (matcher.find()) {
            String value = Placeholder.of(matcher.group(1)).map(values::get).orElse(null);
            if (value == null) {
                return Optional.empty();
            }
            matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(matcher.appendTail(filled).toString());
    }

    private static Optional<String> fault(String line, Heat limits) {
        if (!line.chars().allMatch(c -> c >= ' ' && c <= '~')) {
            return Optional.of("only plain characters are sent to a printer");
        }
        String command = bare(line);
        if (command.isEmpty()) {
            return Optional.empty();
        }
        Matcher placeholders = PLACEHOLDER.matcher(command);
        while (placeholders.find()) {
            if (Placeholder.of(placeholders.group(1)).isEmpty()) {
                return Optional.of(
                        "{" + placeholders.group(1) + "} is not known (known are " + Placeholder.known() + ")");
            }
        }
        if (command.length() > LONGEST_LINE) {
            return Optional.of("it is longer than " + LONGEST_LINE + " characters");
        }
        if (command.indexOf('*') >= 0 || command.matches("(?i)N[0-9].*")) {
            return Optional.of("line numbers and checksums are the driver's");
        }
        String[] words = command.split(" +", -1);
        Matcher code = COMMAND.matcher(words[0]);
        if (!code.matches()) {
            return Optional.of("it begins with G, M or T and a number in capitals, and a space before each value");
        }
        return fault(code.group(1), Integer.parseInt(code.group(2)), command, words, limits);
    }

    private static Optional<String> fault(String letter, int number, String command, String[] words, Heat limits) {
        String code = letter + number;
        String refused = REFUSED.get(code);
        if (refused != null) {
            return Optional.of(code + " is not for scripts: " + refused);
        }
        if (letter.equals("M") && (number >= 500 && number <= 509 || number >= 997)) {
            return Optional.of(code + " is not for scripts: it changes what the firmware remembers, or restarts it");
        }
        if (letter.equals("M") && number >= 20 && number <= 39) {
            return Optional.of(code + " is not for scripts: prints from the card are not the lab's");
        }
        if (code.equals("M117")) {
            String message =
                    PLACEHOLDER.matcher(command.substring(words[0].length())).replaceAll("");
            return MESSAGE.matcher(message).matches()
                    ? Optional.empty()
                    : Optional.of("a message has at most 60 plain characters, without ; * { } < and >");
        }
        for (int i = 1; i < words.length; i++) {
            if (!WORD.matcher(words[i]).matches()) {
                return Optional.of("\"" + words[i] + "\" is not a capital letter with a number or a placeholder");
            }
        }
        if (code.equals("G92") && !(words.length == 2 && words[1].startsWith("E"))) {
            return Optional.of("G92 shifts the origin, and then nobody knows where the bed is; only G92 E0 is taken");
        }
        return tooHot(code, words, limits);
    }

    private static Optional<String> tooHot(String code, String[] words, Heat limits) {
        Integer limit = HEATS_NOZZLE.contains(code)
                ? limits.nozzleCelsius()
                : HEATS_BED.contains(code)
                        ? limits.bedCelsius()
                        : HEATS_CHAMBER.contains(code) ? limits.chamberCelsius() : null;
        for (String word : words) {
            if (limit != null && word.matches("[SR][0-9.]+") && Double.parseDouble(word.substring(1)) > limit) {
                return Optional.of(code + " asks for more than the " + limit + " °C that this printer is limited to");
            }
        }
        return Optional.empty();
    }

    private static String bare(String line) {
        int comment = line.indexOf(';');
        return (comment < 0 ? line : line.substring(0, comment)).strip();
    }
}
