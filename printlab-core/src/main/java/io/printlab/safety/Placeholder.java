package io.printlab.safety;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a script may name in braces. Every value is a number, or an id of small letters, digits and hyphens. */
public enum Placeholder {
    /** Highest nozzle temperature that the file asks for, in °C. */
    NOZZLE_TEMPERATURE("215"),
    /** Highest bed temperature that the file asks for, in °C. */
    BED_TEMPERATURE("60"),
    /** Number of the job. */
    JOB("17"),
    /** Id of the device. */
    DEVICE("mk3-left"),
    /** Layer that is printed, about, from the progress. */
    LAYER("42"),
    /** Layers of the file. */
    LAYERS("120"),
    /** Progress in whole percent. */
    PROGRESS("35"),
    /** Width of what the device can build, in mm. */
    WIDTH("250"),
    /** Depth of what the device can build, in mm. */
    DEPTH("210"),
    /** Height of what the device can build, in mm. */
    HEIGHT("210");

    private final String example;

    Placeholder(String example) {
        this.example = example;
    }

    /** As it is written between the braces. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a preview. */
    public String example() {
        return example;
    }

    static Optional<Placeholder> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** All of them, as people write them. */
    public static String known() {
        return Arrays.stream(values()).map(one -> "{" + one.word() + "}").collect(Collectors.joining(", "));
    }
}
