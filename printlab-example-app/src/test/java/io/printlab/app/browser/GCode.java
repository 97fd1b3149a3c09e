package io.printlab.app.browser;

import com.microsoft.playwright.options.FilePayload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Really sliced files: the demo's. */
enum GCode {
    /** PLA for the MK3S: 10 minutes of print. */
    NAME_TAG("name-tag"),
    /** PETG for the MINI: 14 minutes of print. */
    CABLE_CLIP("cable-clip");

    private final String name;

    GCode(String name) {
        this.name = name;
    }

    FilePayload as(String fileName) {
        return new FilePayload(fileName, "text/x.gcode", bytes());
    }

    byte[] bytes() {
        try (InputStream in = GCode.class.getResourceAsStream("/io/printlab/app/demo/" + name + ".gcode")) {
            if (in == null) {
                throw new IllegalStateException("the demo has no file " + name);
            }
            return in.readAllBytes();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
