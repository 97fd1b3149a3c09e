package io.printlab.app.page;

/** What went wrong, for a person. */
public record ErrorView(int status, String title, String sentence) {}
