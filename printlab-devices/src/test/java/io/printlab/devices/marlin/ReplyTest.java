package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Resend: 42|42",
                "Resend:42|42",
                "rs 42|42",
                "rs N42|42",
                "Resend: 42:G1 X1|42",
                "Resend: N42|42",
                "Resend: 99999999999999999999|9999999999"
            })
    void everyFormOfAResendIsRead(String line, long number) {
        assertThat(Reply.of(line).kind()).isEqualTo(Reply.Kind.RESEND);
        assertThat(Reply.of(line).number()).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Resending what was lost", "Resend", "Resend: soon", "rs now"})
    void textThatMerelyStartsLikeAResendIsNone(String line) {
        assertThat(Reply.of(line).kind()).isEqualTo(Reply.Kind.OTHER);
    }

    @ParameterizedTest
    @CsvSource({"ok,-1,-1", "ok N5 P15 B3,5,3", "ok P15 B3,-1,3", "ok 123,123,-1", "okk,-1,-1", "' ok',-1,-1"})
    void everyFormOfAnAcknowledgementIsRead(String line, long number, int buffers) {
        Reply reply = Reply.of(line);
        assertThat(reply.kind()).isEqualTo(Reply.Kind.OK);
        assertThat(reply.number()).isEqualTo(number);
        assertThat(reply.buffers()).isEqualTo(buffers);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error:Printer halted. kill() called!",
                "Error:Thermal Runaway, system stopped! Heater_ID: 0",
                "Error:Heating failed, system stopped! Heater_ID: bed",
                "Error:MINTEMP triggered, system stopped! Heater_ID: 0",
                "Error:MAXTEMP triggered, system stopped! Heater_ID: 0",
                "!! Move out of range",
                "Error:something nobody has heard of"
            })
    void whatStopsAPrinterIsFatal(String line) {
        assertThat(Reply.of(line).kind()).isEqualTo(Reply.Kind.FATAL_ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Error:checksum mismatch, Last Line: 41",
                "Error:Line Number is not Last Line Number+1, Last Line: 41",
                "Error:No Checksum with line number, Last Line: 41",
                "Error:No Line Number with checksum, Last Line: 41",
                "Error:Format error",
                "Error:open failed, File: x.gco.",
                "Error:Unknown command: \"G999\""
            })
    void whatIsMendedOrHarmlessIsNotFatal(String line) {
        assertThat(Reply.of(line).kind()).isEqualTo(Reply.Kind.HARMLESS_ERROR);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo:busy: processing|BUSY",
                "echo:busy: paused for user|WAITING_FOR_PERSON",
                "echo:busy: paused for input|WAITING_FOR_PERSON",
                "wait|WAIT",
                "start|START",
                " T:19.4 /0.0 B:39.1 /40.0 @:0 B@:0|TEMPERATURE",
                "//action:pause|ACTION",
                "// action:pause|ACTION",
                "// a comment of Klipper|OTHER",
                "Cap:AUTOREPORT_TEMP:1|CAPABILITY",
                "FIRMWARE_NAME:Marlin 2.1|CAPABILITY",
                "X:1.00 Y:2.00 Z:3.00 E:4.00 Count X:80 Y:160 Z:1200|POSITION",
                "SD printing byte 12/345|CARD_STATUS",
                "Not SD printing|CARD_STATUS",
                "Done printing file|CARD_DONE",
                "echo:Brown out Reset|RESET_CAUSE",
                "echo: External Reset|RESET_CAUSE",
                "echo:Unknown command: \"G999\"|OTHER"
            })
    void theOtherLinesAreToldApart(String line, Reply.Kind kind) {
        assertThat(Reply.of(line).kind()).isEqualTo(kind);
    }
}
