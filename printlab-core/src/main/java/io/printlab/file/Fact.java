package io.printlab.file;

/** A value and where it comes from. */
public record Fact<T>(T value, Provenance provenance) {
    public static <T> Fact<T> slicer(T value) {
        return new Fact<>(value, Provenance.SLICER);
    }

    public static <T> Fact<T> measured(T value) {
        return new Fact<>(value, Provenance.MEASURED);
    }

    public static <T> Fact<T> estimated(T value) {
        return new Fact<>(value, Provenance.ESTIMATED);
    }
}
