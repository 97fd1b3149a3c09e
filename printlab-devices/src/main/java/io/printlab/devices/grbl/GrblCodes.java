package io.printlab.devices.grbl;

import java.util.Map;

/** What the numbers of grbl 1.1 mean: from its documents {@code error_codes_en_US.csv} and {@code alarm_codes_en_US.csv}. */
final class GrblCodes {
    private static final Map<Integer, String> ERRORS = Map.ofEntries(
            Map.entry(1, "a word has no letter"),
            Map.entry(2, "a number is missing or is none"),
            Map.entry(3, "the system command is not known"),
            Map.entry(4, "a negative value stands where none may be"),
            Map.entry(5, "homing is not switched on in its settings"),
            Map.entry(6, "the step pulse time is too short"),
            Map.entry(7, "its stored settings could not be read"),
            Map.entry(8, "the command needs an idle machine"),
            Map.entry(9, "it is locked by an alarm or while it is jogged"),
            Map.entry(10, "soft limits need homing"),
            Map.entry(11, "the line is too long"),
            Map.entry(12, "the step rate is too high"),
            Map.entry(13, "the safety door is open"),
            Map.entry(14, "the start-up line is too long"),
            Map.entry(15, "the jog goes beyond the machine"),
            Map.entry(16, "the jog command is not right"),
            Map.entry(17, "laser mode needs a spindle with PWM"),
            Map.entry(20, "the command is not known to it"),
            Map.entry(21, "two commands of one group stand in one line"),
            Map.entry(22, "no feed rate was set"),
            Map.entry(23, "a whole number is needed"),
            Map.entry(24, "two commands of the line need the axes"),
            Map.entry(25, "a word stands twice in the line"),
            Map.entry(26, "an axis is missing"),
            Map.entry(27, "the line number is not right"),
            Map.entry(28, "a value is missing"),
            Map.entry(29, "it has no such coordinate system"),
            Map.entry(30, "G53 needs G0 or G1"),
            Map.entry(31, "axes stand where none may be"),
            Map.entry(32, "the arc has no axis in its plane"),
            Map.entry(33, "the target of the arc is not right"),
            Map.entry(34, "the radius of the arc is not right"),
            Map.entry(35, "the arc has no offset in its plane"),
            Map.entry(36, "words of the line are not used"),
            Map.entry(37, "the tool length offset is not for this axis"),
            Map.entry(38, "the tool number is too high"));
    private static final Map<Integer, String> ALARMS = Map.of(
            1, "it ran into a limit switch, and its position is likely lost",
            2, "a move would go beyond the machine",
            3, "it was reset while it moved, and its position is lost",
            4, "the probe was not as expected before probing",
            5, "the probe touched nothing",
            6, "it was reset while it homed",
            7, "the safety door was opened while it homed",
            8, "a limit switch stayed closed while it homed",
            9, "no limit switch was found while it homed",
            10, "the second limit switch of an axis was not found while it homed");

    private GrblCodes() {}

    /** @param answer such as {@code error:22}; old firmware says it in words */
    static String error(String answer) {
        return meaning(answer, ERRORS);
    }

    /** @param answer such as {@code ALARM:1} */
    static String alarm(String answer) {
        return meaning(answer, ALARMS);
    }

    private static String meaning(String answer, Map<Integer, String> meanings) {
        String code = answer.substring(answer.indexOf(':') + 1).strip();
        String known = code.matches("[0-9]{1,3}") ? meanings.get(Integer.valueOf(code)) : null;
        String shown = answer.length() > 80 ? answer.substring(0, 80) : answer;
        return known == null ? shown : shown + ", " + known;
    }
}
