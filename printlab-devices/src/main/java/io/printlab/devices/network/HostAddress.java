package io.printlab.devices.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * The address of a printer's host, as an administrator set it. Loopback is allowed, since a host program often runs beside
 * printlab; link-local addresses are not, since networks keep their own secrets there.
 */
public final class HostAddress {
    private HostAddress() {}

    /** The address without a slash at its end. */
    public static URI of(String url) throws IOException {
        URI given = URI.create(url);
        if (given.getUserInfo() != null || given.getQuery() != null || given.getFragment() != null) {
            throw new IOException(
                    "The address of the printer may not have a user, a query or a fragment: set only what comes before.");
        }
        requireAllowed(given.getHost());
        return URI.create(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    /** @throws IOException if nobody has this name, or it leads where printers are not */
    public static void requireAllowed(String host) throws IOException {
        InetAddress[] found;
        try {
            found = InetAddress.getAllByName(host);
        } catch (UnknownHostException unknown) {
            throw new IOException("No computer of the name " + host + " is known here. Is the address right?", unknown);
        }
        for (InetAddress address : found) {
            if (address.isLinkLocalAddress() || address.isMulticastAddress() || address.isAnyLocalAddress()) {
                throw new IOException(
                        "The address " + host + " leads to " + address.getHostAddress()
                                + ", which is no address of a printer's host. Give the printer an address of the lab's network.");
            }
        }
    }
}
