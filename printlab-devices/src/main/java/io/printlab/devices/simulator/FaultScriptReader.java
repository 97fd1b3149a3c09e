package io.printlab.devices.simulator;

import io.printlab.error.PrintLabException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads fault scripts: bounded, and with an error that names the entry and the word. */
final class FaultScriptReader {
    private static final int MOST_CHARACTERS = 8192;
    private static final int MOST_ENTRIES = 64;
    private static final Pattern WORD = Pattern.compile("\"([^\"]{0,96})\"|[^\\s\";]+");
    private static final Pattern SEPARATOR = Pattern.compile("\\R|;(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|min)");
    private static final Set<String> CLAUSES = Set.of("after", "at", "while", "every", "one", "times");

    private final String entry;
    private final ArrayDeque<String> words = new ArrayDeque<>();
    private long afterCommands;
    private Duration after = Duration.ZERO;
    private @Nullable PrinterPhase phase;
    private @Nullable String command;
    private long everyCommands;
    private Duration every = Duration.ZERO;
    private int oneIn;
    private int times;

    private FaultScriptReader(String entry) {
        this.entry = entry;
        Matcher word = WORD.matcher(entry);
        int end = 0;
        while (word.find()) {
            if (!entry.substring(end, word.start()).isBlank()) {
                throw wrong("its quotation marks do not match");
            }
            end = word.end();
            words.add(word.group());
        }
        if (!entry.substring(end).isBlank()) {
            throw wrong("its quotation marks do not match");
        }
    }

    static SimulatedFaults read(String script) {
        if (script.length() > MOST_CHARACTERS) {
            throw PrintLabException.user("The fault script has " + script.length() + " characters: at most "
                    + MOST_CHARACTERS + " are read. Make it shorter.");
        }
        List<SimulatedFault> entries = entriesOf(script).stream()
                .map(text -> new FaultScriptReader(text).entry())
                .toList();
        if (entries.size() > MOST_ENTRIES) {
            throw PrintLabException.user("The fault script has " + entries.size() + " entries: at most " + MOST_ENTRIES
                    + " are read. Make it shorter.");
        }
        return new SimulatedFaults(entries);
    }

    /** The text of each entry, comments left out. */
    static List<String> entriesOf(String script) {
        List<String> entries = new ArrayList<>();
        for (String line : script.split("\\R")) {
            for (String part : SEPARATOR.split(line.replaceFirst("(^|\\s)#.*$", ""))) {
                if (!part.isBlank()) {
                    entries.add(part.strip());
                }
            }
        }
        return entries;
    }

    private SimulatedFault entry() {
        String first = words.remove();
        FaultKind kind = FaultKind.named(first)
                .orElseThrow(() -> wrong("there is no fault " + first + "; there are " + SimulatedFaults.words()));
        String value = value(kind);
        while (!words.isEmpty()) {
            clause(kind, words.remove());
        }
        return new SimulatedFault(
                kind,
                value,
                new FaultTrigger(afterCommands, after, phase, command, everyCommands, every, oneIn, times));
    }

    private String value(FaultKind kind) {
        String next = words.peek();
        boolean given = next != null && !CLAUSES.contains(next);
        String value = given ? words.remove() : "";
        boolean fits = switch (kind.value()) {
            case NONE -> !given;
            case NUMBER -> value.matches("-?[0-9]{1,5}");
            case TIME -> duration(value).isPresent();
            case OPTIONAL_TIME -> !given || duration(value).isPresent();
            case TEXT -> given && unquoted(value).matches("[\\x20-\\x7e]{1,60}");
        };
        if (!fits) {
            throw wrong("after " + kind.word() + " comes "
                    + switch (kind.value()) {
                        case NONE -> "no value";
                        case NUMBER -> "a whole number";
                        case TIME -> "a time such as 3s";
                        case OPTIONAL_TIME -> "a time such as 3s, or nothing";
                        case TEXT -> "a word, or several in quotation marks";
                    });
        }
        return unquoted(value);
    }

    private void clause(FaultKind kind, String clause) {
        switch (clause) {
            case "after" -> {
                String amount = next("a number of commands or a time");
                after = duration(amount).orElse(after);
                afterCommands = duration(amount).isPresent() ? afterCommands : commands(amount);
            }
            case "every" -> {
                String amount = next("a number of commands or a time");
                every = duration(amount).orElse(every);
                everyCommands = duration(amount).isPresent() ? everyCommands : commands(amount);
            }
            case "at" -> {
                if (kind.moment() != FaultKind.Moment.COMMAND) {
                    throw wrong("at \"...\" is for faults that befall commands, and " + kind.word()
                            + " befalls lines: count with after and every");
                }
                command = unquoted(next("the beginning of a command, in quotation marks"));
            }
            case "while" ->
                phase = PrinterPhase.named(next("idle, heating, printing or paused"))
                        .orElseThrow(() -> wrong("while is followed by idle, heating, printing or paused"));
            case "one" -> {
                if (!next("in").equals("in")) {
                    throw wrong("write one in and a number");
                }
                oneIn = number(next("a number"));
            }
            case "times" -> times = number(next("a number"));
            default ->
                throw wrong("\"" + clause + "\" is not understood: write after, at, while, every, one in or times");
        }
    }

    private long commands(String amount) {
        int count = number(amount);
        String unit = next("commands");
        if (!unit.equals("commands") && !unit.equals("command")) {
            throw wrong("write \"" + amount + " commands\", or a time such as " + amount + "s");
        }
        return count;
    }

    private int number(String text) {
        if (!text.matches("[0-9]{1,7}") || Integer.parseInt(text) == 0) {
            throw wrong("\"" + text + "\" is not a whole number above 0");
        }
        return Integer.parseInt(text);
    }

    private String next(String wanted) {
        String word = words.poll();
        if (word == null) {
            throw wrong("it ends where " + wanted + " is missing");
        }
        return word;
    }

    static Optional<Duration> duration(String text) {
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(time.group(1));
        return Optional.of(
                switch (time.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    default -> Duration.ofMinutes(amount);
                });
    }

    private static String unquoted(String word) {
        return word.startsWith("\"") ? word.substring(1, word.length() - 1) : word;
    }

    private PrintLabException wrong(String why) {
        String shown = entry.length() > 80 ? entry.substring(0, 80) + "…" : entry;
        return PrintLabException.user("The simulated fault \"" + shown + "\" cannot be read: " + why + ".");
    }
}
