package io.printlab.app.page;

/**
 * The way to the identity provider.
 *
 * @param address where it leads
 * @param provider what the provider is called
 */
public record DepartureView(String address, String provider) {}
