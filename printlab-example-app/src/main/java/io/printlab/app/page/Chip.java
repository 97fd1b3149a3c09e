package io.printlab.app.page;

/**
 * A state as a small label. The text says it; the tone only repeats it as a colour.
 *
 * @param label text for people
 * @param tone name of a colour: {@code calm}, {@code busy}, {@code good}, {@code warn}, {@code bad}, {@code off}
 */
public record Chip(String label, String tone) {}
