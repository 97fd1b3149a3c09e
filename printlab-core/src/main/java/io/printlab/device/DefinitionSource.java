package io.printlab.device;

/** Where the definition of a device comes from. */
public enum DefinitionSource {
    /** The settings of its node, read when it starts: it is changed there. */
    SETTINGS_FILE,
    /** People of the lab, on its pages or by its programs. */
    LAB,
    /** It was in the settings of its node once and is not any more: nothing drives it. */
    LEFT_OVER
}
