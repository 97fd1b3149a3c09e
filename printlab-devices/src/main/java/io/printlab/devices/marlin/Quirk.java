package io.printlab.devices.marlin;

/** One way in which a firmware departs from Marlin's protocol. */
enum Quirk {
    /** Waiting for heat it tells plain temperatures, without the seconds that are left and without busy messages. */
    HEATS_BY_TEMPERATURES,
    /** M155 is unknown, or its reports cannot be told from those of a heating command: temperatures are asked for. */
    NO_REPORTS,
    /** Nobody notices there that a line is missing or came twice, so a doubt about a line ends the print. */
    NO_LINE_ORDER,
    /** Line numbers in acknowledgements and requests start again after 65,535. */
    SHORT_NUMBERS,
    /** M0 and M1 do not wait for a person: the host waits in its place. */
    NO_WAIT_FOR_PERSON,
    /** M108 does not end the wait for heat: what is sent meanwhile waits too. */
    NO_BREAK,
    /** An error is about one command; the firmware goes on. */
    ERRORS_REFUSE_A_COMMAND,
    /** The ok of M105 always has the temperatures on its line. */
    TEMPERATURES_WITH_OK
}
