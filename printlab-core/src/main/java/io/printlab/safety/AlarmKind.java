package io.printlab.safety;

/** What a heater does that it should not. */
public enum AlarmKind {
    /** It does not get as hot as it is asked to, in the time that it may take. */
    NOT_REACHED(false),
    /** It had reached its target and is far from it now. */
    DRIFT(false),
    /** It gets hotter though it is switched off. */
    RISING_WHILE_OFF(true),
    /** What is read cannot be true: the sensor is broken, or its cable. */
    IMPLAUSIBLE(true);

    private final boolean danger;

    AlarmKind(boolean danger) {
        this.danger = danger;
    }

    /** Whether the heater is out of control, as far as anybody can tell. */
    public boolean isDanger() {
        return danger;
    }
}
