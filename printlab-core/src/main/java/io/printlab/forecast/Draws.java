package io.printlab.forecast;

/** What is drawn for a job, a device and a play: the same at every look, so a forecast changes only when the lab does. */
final class Draws {
    private Draws() {}

    /** @return 0 inclusive to 1 exclusive, spread evenly; no two plays or subjects have to do with each other */
    static double of(long subject, int play, int what) {
        long mixed = subject * 0x9E3779B97F4A7C15L + play * 0xC2B2AE3D27D4EB4FL + what * 0x165667B19E3779F9L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        mixed ^= mixed >>> 31;
        return (mixed >>> 11) * 0x1.0p-53;
    }
}
