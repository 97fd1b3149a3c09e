package io.printlab.devices.network;

import java.io.IOException;

/** The host understood what it was asked, and said no: what was asked was not done. */
public final class HostRefusal extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean keyRefused;

    public HostRefusal(String message) {
        this(message, false);
    }

    private HostRefusal(String message, boolean keyRefused) {
        super(message);
        this.keyRefused = keyRefused;
    }

    /** The host does not accept the key: nothing will work until a person has mended the settings. */
    public static HostRefusal ofKey(String message) {
        return new HostRefusal(message, true);
    }

    boolean isOfKey() {
        return keyRefused;
    }
}
