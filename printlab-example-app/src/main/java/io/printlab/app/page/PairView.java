package io.printlab.app.page;

/** A program that asks for a key of the visitor. */
public record PairView(String id, String program, String address) {}
