package io.printlab.devices.marlin;

import org.jspecify.annotations.Nullable;

/** Whom a {@link MarlinStream} asks for file commands and tells what became of them. */
interface StreamOwner {
    /** The next command of the file, or null if there is none to be sent now. */
    @Nullable Command nextOfFile();

    /** The firmware has taken this command; told once for each, in order. */
    void acknowledged(Command command);

    /** The firmware and the host no longer agree on what was sent; the print cannot go on. */
    void outOfStep(String detail);
}
