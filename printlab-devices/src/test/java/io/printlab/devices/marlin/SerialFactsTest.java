package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.device.DeviceState;
import io.printlab.device.Temperature;
import io.printlab.devices.serial.LineDecoder;
import io.printlab.driver.PrintPhase;
import io.printlab.error.PrintLabException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The protocol as printers speak it, fact by fact: sixteen of them, each with what breaks if it is forgotten. What a port
 * does is in {@code PortFactsTest}.
 */
class SerialFactsTest {
    private static final long SECOND = Dialogue.SECOND;
    private static final long TIMEOUT = 11 * SECOND;
    private static final long HOUR = TimeUnit.HOURS.toNanos(1);

    private final Dialogue talk = new Dialogue();

    @Nested
    @DisplayName("1: N, command, star, checksum; M110 resets; 95 characters; upper case, no comments")
    class Fact01Frames {
        @Test
        void aLineHasItsNumberAndTheExclusiveOrOfAllBeforeTheStar() {
            talk.greet().start("g28 ; home", "G1 X1");
            assertThat(talk.frames()).containsExactly("N0 M110 N0*125\n", "N1 G28*18\n");
        }

        @Test
        void aLineThatTheFirmwareWouldCutIsRefusedBeforeThePrint() {
            talk.greet();
            assertThatThrownBy(() -> talk.start("G28", "M117 " + "x".repeat(90)))
                    .isInstanceOf(PrintLabException.class)
                    .hasMessageContaining("line 2");
            talk.start("G28", "M117 " + "x".repeat(75));
            talk.receive("ok");
            assertThat(talk.frames()).allMatch(frame -> frame.strip().length() <= SentLine.MAXIMUM);
        }
    }

    @Nested
    @DisplayName("2: an error, a request in one of several forms, and an ok that old firmware omits")
    class Fact02Resends {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Resend: 1",
                    "Resend:1",
                    "rs 1",
                    "rs N1",
                    "Resend: 1:G28",
                    "resend 1",
                    "RESEND: N1",
                    "Resend: 1ok"
                })
        void everyFormBringsTheLineAgain(String request) {
            talk.greet().start("G28", "G1 X1").receive("Error:checksum mismatch, Last Line: 0", request, "ok");
            assertThat(talk.sent()).containsExactly("M110 N0", "G28", "G28");
            assertThat(talk.receive("ok").phase()).isEqualTo(PrintPhase.PRINTING);
            assertThat(talk.sent()).endsWith("G1 X1");
        }

        @Test
        void withoutItsOkTheLineComesAgainAllTheSame() {
            talk.greet().start("G28").receive("rs 1");
            assertThat(talk.sent()).endsWith("M110 N0", "G28");
            talk.pass(SECOND);
            assertThat(talk.sent()).endsWith("G28", "G28");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"Resending what was lost", "Resend", "Resend: soon", "rs now", "rs232 ready", "resender"})
        void textThatMerelyStartsSoIsNoRequest(String line) {
            talk.greet().start("G28", "G1 X1").receive(line);
            talk.pass(SECOND);
            assertThat(talk.sent()).containsExactly("M110 N0", "G28");
            assertThat(talk.phase()).isEqualTo(PrintPhase.STARTING);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Error:checksum mismatch, Last Line: 0",
                    "Error:Line Number is not Last Line Number+1, Last Line: 0",
                    "Error:No Checksum with line number, Last Line: 0",
                    "Error:No Line Number with checksum, Last Line: 0"
                })
        void theErrorBeforeItEndsNothing(String error) {
            talk.greet().start("G28", "G1 X1").receive(error, "Resend: 1", "ok", "ok", "ok");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        }
    }

    @Nested
    @DisplayName("3: the last line sent again gets no reply, so a lost ok is found out by a fresh M105")
    class Fact03LostOk {
        @Test
        void theQuestionReplacesTheOkAndNoLineRunsTwice() {
            talk.greet().start("G28", "G1 X1");
            talk.pass(TIMEOUT);
            assertThat(talk.frames().get(2)).startsWith("N2 M105*");
            talk.receive("ok T:20.0 /0.0 B:21.0 /0.0");
            assertThat(talk.sent()).containsExactly("M110 N0", "G28", "M105", "G1 X1");
        }

        @Test
        void aLineThatWasLostIsAskedForThen() {
            talk.greet().start("G28", "G1 X1");
            talk.pass(TIMEOUT);
            talk.receive("Error:Line Number is not Last Line Number+1, Last Line: 0", "Resend: 1", "ok");
            assertThat(talk.sent()).containsExactly("M110 N0", "G28", "M105", "G28");
        }

        @Test
        void anOkTooManyDoesNotEndAPrintBeforeItsMovesAreDone() {
            talk.greet().start("G28", "G1 X1").receive("ok", "ok", "ok", "ok", "ok", "ok");
            assertThat(talk.sent()).endsWith("M400", "M105");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
            talk.receive("ok T:200.0 /200.0");
            assertThat(talk.phase()).isEqualTo(PrintPhase.FINISHED);
        }

        @Test
        void anOkTooManyIsFoundOutByAQuestionNowAndThen() {
            talk.greet().start("G28", "G1 X1", "G1 X2", "G1 X3", "G1 X4");
            talk.pass(9 * SECOND);
            talk.receive("echo:busy: processing");
            talk.pass(9 * SECOND);
            talk.receive("ok");
            assertThat(talk.sent()).endsWith("M105");
            talk.receive("ok", "ok", "ok");
            assertThat(talk.sent()).as("it waits for the temperatures").endsWith("M105");
            talk.receive("ok T:20.0 /0.0");
            assertThat(talk.sent()).endsWith("M105", "G1 X1");
        }
    }

    @Nested
    @DisplayName("4: lines in flight are refused too: go back once, repeat ten times, keep fifty lines")
    class Fact04DuplicateResends {
        private final Dialogue wide = new Dialogue(4, Dialect.MARLIN, true, false);

        @Test
        void theSenderGoesBackOnce() {
            wide.greet().start("G1 X1", "G1 X2", "G1 X3", "G1 X4").receive("ok N1 P15 B3");
            wide.forgetSent();
            wide.receive("Resend: 2", "ok", "Resend: 2", "ok", "Resend: 2", "ok");
            assertThat(wide.sent()).startsWith("G1 X2", "G1 X3", "G1 X4").doesNotHaveDuplicates();
        }

        @Test
        void aLineThatIsNeverUnderstoodEndsThePrintAfterTenTimes() {
            talk.greet().start("G28", "G1 X1");
            for (int i = 0; i < 10; i++) {
                talk.receive("Resend: 1", "ok");
            }
            assertThat(talk.phase()).isEqualTo(PrintPhase.STARTING);
            talk.receive("Resend: 1", "ok");
            assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
            assertThat(talk.detail()).contains("more than 10 times").contains("cable");
            assertThat(talk.seen().state()).as("it is greeted anew").isEqualTo(DeviceState.UNKNOWN);
        }

        @Test
        void fiftyLinesBackCanStillBeHad() {
            String[] file = new String[60];
            for (int i = 0; i < file.length; i++) {
                file[i] = "G1 X" + (i + 1);
            }
            talk.greet().start(file);
            for (int i = 0; i < 55; i++) {
                talk.receive("ok");
            }
            talk.receive("Resend: 6", "ok");
            assertThat(talk.sent()).endsWith("G1 X6");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        }
    }

    @Nested
    @DisplayName("5: never more bytes in flight than the receive buffer of 127 holds")
    class Fact05ReceiveBuffer implements StreamOwner {
        private final Random random = new Random(5);
        private final ArrayDeque<Integer> frames = new ArrayDeque<>();
        private final MarlinStream stream = new MarlinStream(this::send, this, 4, 10 * SECOND);
        private int most;

        private void send(byte[] bytes) {
            frames.add(bytes.length);
            most = Math.max(most, frames.stream().mapToInt(Integer::intValue).sum());
        }

        @Override
        public @Nullable Command nextOfFile() {
            return new Command("G1 X" + "1".repeat(1 + random.nextInt(70)), true, 1);
        }

        @Override
        public void acknowledged(Command command) {
            frames.poll();
        }

        @Override
        public void outOfStep(String detail) {
            throw new AssertionError(detail);
        }

        @Test
        void whateverTheLengthOfLinesAndWhateverIsLost() {
            long now = SECOND;
            stream.restart(now);
            frames.poll();
            stream.receive(Reply.of("ok"), now);
            for (long line = 1; line < 2000; line++) {
                stream.receive(Reply.of("ok N" + line + " P15 B3"), now);
                if (line % 50 == 0) {
                    now += TIMEOUT;
                    stream.tick(now);
                }
            }
            assertThat(most).isGreaterThan(90).isLessThanOrEqualTo(LinesInFlight.RECEIVE_BUFFER);
        }
    }

    @Nested
    @DisplayName("6: an unknown command has an ok too; what is caught out of band has one more")
    class Fact06Acknowledgements {
        @Test
        void anUnknownCommandIsAcknowledged() {
            talk.greet().start("G999", "G1 X1").receive("echo:Unknown command: \"G999\"", "ok");
            assertThat(talk.sent()).endsWith("G1 X1");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        }

        @Test
        void theOkOfAnM108IsNotThatOfTheNextLine() {
            talk.greet().start("M109 S200", "G28");
            talk.printer().cancel(talk.now());
            assertThat(talk.sent()).endsWith("M109 S200", "M108");
            talk.receive("ok");
            assertThat(talk.sent()).endsWith("M108");
            talk.receive("ok");
            assertThat(talk.sent()).endsWith("M104 S0");
            talk.receive("ok", "ok", "ok", "ok");
            assertThat(talk.phase()).isNotEqualTo(PrintPhase.CANCELLED);
            talk.receive("ok");
            assertThat(talk.phase()).isEqualTo(PrintPhase.CANCELLED);
        }
    }

    @Nested
    @DisplayName("7: ok N5 P15 B3; at most B+1 lines in flight, one until that is proved")
    class Fact07Window {
        private final Dialogue wide = new Dialogue(4, Dialect.MARLIN, true, false);

        @Test
        void oneLineUntilTheFirmwareProvesItsRoom() {
            wide.greet().start("G1 X1", "G1 X2", "G1 X3", "G1 X4", "G1 X5", "G1 X6");
            assertThat(wide.sent()).endsWith("M110 N0", "G1 X1");
            wide.receive("ok");
            assertThat(wide.sent()).endsWith("G1 X1", "G1 X2");
            wide.receive("ok N2 P15 B1");
            assertThat(wide.sent()).endsWith("G1 X2", "G1 X3", "G1 X4");
            wide.receive("ok N3 P15 B0");
            assertThat(wide.sent()).as("no room, no line").endsWith("G1 X3", "G1 X4");
        }

        @Test
        void neverMoreThanWasSet() {
            talk.greet().start("G1 X1", "G1 X2", "G1 X3").receive("ok N1 P15 B3");
            assertThat(talk.sent()).endsWith("G1 X1", "G1 X2");
        }

        @Test
        void anOkWithANumberStandsForTheLostOnesBeforeIt() {
            wide.greet().start("G1 X1", "G1 X2", "G1 X3", "G1 X4", "G1 X5").receive("ok N1 P15 B2", "ok N4 P15 B2");
            assertThat(wide.sent()).endsWith("G1 X5", "M400", "M105");
        }
    }

    @Nested
    @DisplayName("8: Repetier's numbers and wait, Klipper's ok with temperatures, broken forms and noise")
    class Fact08Forms {
        @ParameterizedTest
        @ValueSource(strings = {"ok", "ok 1", "okk", "ok T:20.0 /0.0", "okok", " ok", "ok P15 B3", "ok N1"})
        void anOkIsAnOk(String ok) {
            talk.greet().start("G1 X1", "G1 X2", "G1 X3").receive(ok);
            assertThat(talk.sent()).as("and one only").endsWith("G1 X1", "G1 X2");
        }

        @Test
        void repetiersWaitMeansALostOkWhileALineIsInFlightAndNothingElse() {
            talk.greet("FIRMWARE_NAME:Repetier_1.0.4 COMPILED:x").receive("wait", "wait");
            assertThat(talk.sent()).isEmpty();
            talk.start("G1 X1", "G1 X2").receive("wait");
            assertThat(talk.sent()).endsWith("G1 X1", "M105");
            talk.receive("ok 2");
            assertThat(talk.sent()).endsWith("M105", "G1 X2");
        }

        @Test
        void repetiersNumbersBeginAnewAfter65535() {
            String[] file = new String[66_000];
            for (int i = 0; i < file.length; i++) {
                file[i] = "G1 X" + i;
            }
            talk.greet("FIRMWARE_NAME:Repetier_1.0.4 COMPILED:x").start(file);
            for (long line = 1; line <= 65_900; line++) {
                talk.receive("ok " + (line & 0xffff));
            }
            assertThat(talk.sent()).endsWith("G1 X65900");
            talk.receive("Error:Wrong checksum", "Resend:" + (65_901 & 0xffff), "ok");
            assertThat(talk.frames().get(talk.frames().size() - 1)).startsWith("N65901 G1 X65900*");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        }

        @Test
        void noiseAndLineEndsThatAreMissingAreSurvived() {
            talk.greet().start("G1 X1", "G1 X2", "G1 X3");
            byte[] noisy = "\u00fe\u0000o\u0081k\r\n\u00ff\nT:20.0 /0.0ok\n".getBytes(StandardCharsets.ISO_8859_1);
            new LineDecoder().decode(noisy, noisy.length, talk::receive);
            assertThat(talk.sent()).as("the first ok is read").endsWith("G1 X1", "G1 X2");
            talk.pass(TIMEOUT);
            talk.receive("ok T:20.0 /0.0");
            assertThat(talk.sent()).as("the swallowed one is found out").endsWith("G1 X2", "M105", "G1 X3");
        }
    }

    @Nested
    @DisplayName("9: temperatures at any time and in every dialect; M109 and M190 answer when they are done")
    class Fact09Temperatures {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "' T:200.1 /210.0 B:60.2 /60.0 @:64 B@:30'|200.1|210.0|60.2|60.0",
                    "ok T:200.1 /210.0 B:60.2 /60.0 T0:200.1 /210.0 @:0 B@:0 P:0.0 A:27.8|200.1|210.0|60.2|60.0",
                    "ok B:60.2 /60.0 T0:200.1 /210.0|200.1|210.0|60.2|60.0",
                    "T:200.1 /210 B:60.2 /60 B@:40 @:127|200.1|210.0|60.2|60.0",
                    "ok T:200.1 /210.0 @64 B:60.2 /60.0 @30|200.1|210.0|60.2|60.0",
                    "T:200.1/ 210.0 B:60.2/ 60.0|200.1|210.0|60.2|60.0",
                    "T:200.1 /210.0 T0:200.1 /210.0 B:60.2 /60.0|200.1|210.0|60.2|60.0",
                    "{\"status\":\"I\",\"heaters\":[60.2,200.1],\"active\":[60.0,210.0]}|200.1|210.0|60.2|60.0"
                })
        void everyDialectIsRead(String line, double nozzle, double target, double bed, double bedTarget) {
            talk.greet().receive(line);
            assertThat(talk.seen().temperatures())
                    .containsExactlyInAnyOrder(
                            new Temperature("nozzle", nozzle, target), new Temperature("bed", bed, bedTarget));
        }

        @Test
        void chamberProbeAndFurtherToolsAreReadToo() {
            talk.greet().receive("T:20.0 /0.0 T0:20.0 /0.0 T1:21.0 /5.0 B:22.0 /0.0 C:35.2 /40.0 P:24.5 /0.0");
            assertThat(talk.seen().temperatures())
                    .extracting(Temperature::heater)
                    .containsExactly("nozzle", "nozzle1", "bed", "chamber", "probe");
        }

        @Test
        void aReportIsNoAcknowledgement() {
            talk.greet().start("G28", "G1 X1").receive(" T:20.0 /0.0 B:21.0 /0.0", "T:20.0 /0.0");
            assertThat(talk.sent()).endsWith("G28");
        }

        @ParameterizedTest
        @ValueSource(strings = {"T:93.2 E:0 W:?", " T:93.2 /200.0 B:60.0 /60.0 @:127 B@:0 W:7"})
        void anHourOfHeatingWithoutAnOkIsNotDisturbed(String heating) {
            talk.greet().start("M190 S110", "G28");
            for (int second = 0; second < 3600; second++) {
                talk.pass(SECOND);
                talk.receive(heating);
            }
            assertThat(talk.sent()).containsExactly("M110 N0", "M190 S110");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
            assertThat(talk.activity()).isEqualTo("heating the bed");
        }
    }

    @Nested
    @DisplayName("10: busy and paused for a person start the time-out anew; temperatures alone do not")
    class Fact10Busy {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "echo:busy: processing",
                    "echo:busy: paused for user",
                    "echo:busy: paused for input",
                    "busy:processing"
                })
        void theyKeepTheHostPatient(String line) {
            talk.greet().start("G29", "G1 X1");
            for (int i = 0; i < 300; i++) {
                talk.pass(2 * SECOND);
                talk.receive(line);
            }
            assertThat(talk.sent()).containsExactly("M110 N0", "G29");
            assertThat(talk.phase()).isEqualTo(line.contains("paused") ? PrintPhase.PAUSED : PrintPhase.PRINTING);
        }

        @Test
        void temperaturesDoNot() {
            talk.greet().start("G29", "G1 X1");
            for (int i = 0; i < 12; i++) {
                talk.pass(SECOND);
                talk.receive(" T:20.0 /0.0 B:21.0 /0.0");
            }
            assertThat(talk.sent()).endsWith("G29", "M105");
        }

        @Test
        void aPrinterThatOnlyTellsTemperaturesIsGivenUpInTheEnd() {
            talk.greet().start("G1 X1", "G1 X2");
            for (int i = 0; i < 16 * 60; i++) {
                talk.pass(SECOND);
                talk.receive(" T:20.0 /0.0 B:21.0 /0.0");
            }
            assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
            assertThat(talk.detail()).contains("has not acknowledged").contains("15 minutes");
        }
    }

    @Nested
    @DisplayName("11: host actions, with and without a blank; M0 prompts and waits for M108 or M876")
    class Fact11HostActions {
        private String slashes(boolean blank) {
            return blank ? "// action:" : "//action:";
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void pauseAndResumeAreWishesOfThePrinterThatTheHostFollows(boolean blank) {
            talk.greet().start("G28", "G1 X1", "G1 X2").receive("ok", slashes(blank) + "pause", "ok");
            assertThat(talk.sent()).endsWith("M400");
            talk.receive("ok", "X:1 Y:2 Z:3.5 E:0 Count X:1", "ok", "ok", "ok", "ok", "ok", "ok", "ok");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PAUSED);
            talk.receive(slashes(blank) + "resume");
            assertThat(talk.activity()).isEqualTo("resuming");
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void pausedAndResumedHoldAndReleaseTheStreamWithoutAMove(boolean blank) {
            talk.greet().start("G28", "G1 X1", "G1 X2").receive(slashes(blank) + "paused filament_runout", "ok");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PAUSED);
            assertThat(talk.sent()).endsWith("M110 N0", "G28");
            talk.receive(slashes(blank) + "resumed");
            assertThat(talk.sent()).endsWith("G28", "G1 X1");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void cancelStopsThePrintAsSomethingThatHappenedThere(boolean blank) {
            talk.greet().start("G1 X1", "G1 X2").receive(slashes(blank) + "cancel", "ok", "ok", "ok", "ok", "ok", "ok");
            assertThat(talk.sent()).contains("M104 S0", "M140 S0");
            assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
            assertThat(talk.detail()).contains("at the printer");
        }

        @ParameterizedTest
        @ValueSource(booleans = {false, true})
        void disconnectAndPoweroffEndTheConversation(boolean blank) {
            assertThat(new Dialogue()
                            .greet()
                            .receive(slashes(blank) + "disconnect")
                            .seen()
                            .lost())
                    .isTrue();
            assertThat(talk.greet().receive(slashes(blank) + "poweroff").seen().state())
                    .isEqualTo(DeviceState.FAULT);
        }

        @ParameterizedTest
        @ValueSource(strings = {"//action:start", "//action:notification Ready", "//action:dance", "// action:"})
        void startNotificationAndUnknownOnesDoNothing(String line) {
            talk.greet().receive(line);
            assertThat(talk.seen().state()).isEqualTo(DeviceState.IDLE);
            assertThat(talk.sent()).isEmpty();
        }

        @Test
        void aPromptIsShownWithItsButtonsAndAnsweredByM108() {
            talk.greet().start("M0", "G1 X1");
            talk.receive("//action:prompt_begin Change it", "//action:prompt_button Continue", "//action:prompt_show");
            assertThat(talk.phase()).isEqualTo(PrintPhase.PAUSED);
            assertThat(talk.activity()).isEqualTo("the printer asks: Change it (Continue)");
            talk.printer().resume(talk.now());
            assertThat(talk.sent()).endsWith("M108");
            talk.receive("//action:prompt_end", "ok", "ok");
            assertThat(talk.sent()).endsWith("G1 X1");
        }

        @Test
        void aFirmwareThatTakesAnswersGetsTheNumberOfTheButton() {
            talk.greet("FIRMWARE_NAME:Marlin 2.1", "Cap:PROMPT_SUPPORT:1", "Cap:EMERGENCY_PARSER:1");
            talk.start("M600", "G1 X1");
            talk.receive("//action:prompt_begin Filament", "//action:prompt_button Purge More");
            talk.receive("//action:prompt_button Continue", "//action:prompt_show", "echo:busy: paused for user");
            assertThat(talk.activity()).isEqualTo("the printer asks: Filament (Purge More / Continue)");
            talk.printer().resume(talk.now());
            assertThat(talk.sent()).endsWith("M876 S1");
        }
    }

    @Nested
    @DisplayName("12: the capability report, the position, and what is told of the card")
    class Fact12Reports {
        @Test
        void capabilitiesAreReadByName() {
            Capability capability = Capability.NONE
                    .with("FIRMWARE_NAME:Marlin 2.1.2 (Jan 1) SOURCE_CODE_URL:x PROTOCOL_VERSION:1.0")
                    .with("Cap:AUTOREPORT_TEMP:1")
                    .with("Cap:EMERGENCY_PARSER:0")
                    .with("Cap:nonsense")
                    .with("Cap:HALF");
            assertThat(capability.firmware()).isEqualTo("Marlin 2.1.2 (Jan 1)");
            assertThat(capability.told()).hasSize(2).containsEntry("EMERGENCY_PARSER", false);
            assertThat(capability.reportsTemperatures()).isTrue();
            assertThat(Capability.NONE.with("FIRMWARE_NAME:" + "x".repeat(500)).firmware())
                    .hasSize(60);
        }

        @Test
        void onlyAFirmwareThatCanReportIsTakenAtItsWord() {
            Dialogue able = new Dialogue();
            able.printer().greet(able.now());
            able.receive("ok", "ok", "Cap:AUTOREPORT_TEMP:1", "ok", "ok", "ok", "ok", "ok", "ok T:20.0 /0.0");
            assertThat(able.sent()).contains("M155 S1");
            talk.greet("FIRMWARE_NAME:Marlin 1.0", "Cap:AUTOREPORT_TEMP:0");
            talk.pass(5 * SECOND);
            assertThat(talk.sent()).contains("M105").doesNotContain("M155 S1");
        }

        @Test
        void thePositionOfM114IsTheWayBackFromAPause() {
            talk.greet().start("G28", "G1 X1", "G1 X2").receive("ok", "//action:pause", "ok", "ok");
            talk.receive("X:10.00 Y:20.00 Z:3.25 E:4.00 Count X:800 Y:1600 Z:1300", "ok");
            talk.receive("ok", "ok", "ok", "ok", "ok", "ok");
            talk.printer().resume(talk.now());
            talk.receive("ok");
            assertThat(talk.sent()).endsWith("G1 Z3.250 F600");
        }

        @Test
        void aPrintThatAPersonStartsFromTheCardIsSeenAndItsEndToo() {
            talk.greet();
            talk.receive("File opened: BENCHY~1.GCO Size: 123456", "File selected");
            talk.pass(SECOND);
            assertThat(talk.sent()).containsExactly("M27");
            talk.receive("SD printing byte 500/123456", "ok");
            assertThat(talk.seen().foreign()).isTrue();
            assertThat(talk.printer().isReady()).isFalse();
            talk.receive("Done printing file");
            assertThat(talk.seen().foreign()).isFalse();
        }

        @Test
        void theCardIsAskedForNowAndThen() {
            talk.greet();
            talk.pass(12 * SECOND);
            talk.receive("SD printing byte 500/123456", "ok");
            assertThat(talk.seen().foreign()).isTrue();
            talk.pass(12 * SECOND);
            talk.receive("Not SD printing", "ok");
            assertThat(talk.seen().foreign()).isFalse();
        }
    }

    @Nested
    @DisplayName("13: M112, M108, M410 and M876 are caught at the start of a line only")
    class Fact13Emergency {
        @Test
        void whatIsCaughtIsALineOfItsOwnWithoutANumber() {
            talk.greet().start("M109 S200", "G28");
            talk.printer().cancel(talk.now());
            assertThat(talk.frames()).endsWith("M108\n").allMatch(frame -> frame.endsWith("\n"));
        }

        @Test
        void afterAnEmergencyStopNothingMoreIsSent() {
            talk.greet().start("G28", "G1 X1");
            talk.printer().emergencyStopped(talk.now());
            talk.receive("Error:Printer halted. kill() called!", "//action:poweroff", "ok", "ok");
            talk.pass(HOUR / 60);
            assertThat(talk.sent()).endsWith("M110 N0", "G28");
            assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
            assertThat(talk.detail()).contains("emergency stop");
        }
    }

    @Nested
    @DisplayName("14: killed, it says so and then nothing at all: only a reset helps")
    class Fact14Kill {
        @Test
        void silenceAfterIsAFaultAndNotALostContactUntilItStartsAgain() {
            talk.greet().start("G28", "G1 X1").receive("Error:Printer halted. kill() called!", "//action:poweroff");
            int before = talk.sent().size();
            talk.pass(HOUR);
            assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
            assertThat(talk.seen().lost()).isFalse();
            assertThat(talk.seen().evidence()).contains("kill() called").contains("reset the printer");
            assertThat(talk.sent()).hasSize(before);
            talk.receive("start", "echo: External Reset");
            assertThat(talk.seen().state()).isEqualTo(DeviceState.UNKNOWN);
            assertThat(talk.sent()).hasSizeGreaterThan(before);
        }
    }

    @Nested
    @DisplayName("15: which errors end a print, and which do not")
    class Fact15Errors {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Error:Printer halted. kill() called!",
                    "Error:Thermal Runaway, system stopped! Heater_ID: 0",
                    "Error:Heating failed, system stopped! Heater_ID: bed",
                    "Error:MINTEMP triggered, system stopped! Heater_ID: 0",
                    "Error:MAXTEMP triggered, system stopped! Heater_ID: 0",
                    "!! Something is wrong",
                    "Error:something nobody has heard of"
                })
        void theseDo(String line) {
            talk.greet().start("G28", "G1 X1").receive("ok", line);
            assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
            assertThat(talk.detail()).contains(line);
            assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "Error:checksum mismatch, Last Line: 1",
                    "Error:Line Number is not Last Line Number+1, Last Line: 1",
                    "Error:Format error",
                    "Error:open failed, File: x.gco.",
                    "Error:Unknown command: \"G999\"",
                    "Error:volume.init failed",
                    "echo: cold extrusion prevented"
                })
        void theseDoNot(String line) {
            talk.greet().start("G28", "G1 X1").receive("ok", line);
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
            assertThat(talk.seen().state()).isEqualTo(DeviceState.PRINTING);
        }
    }

    @Nested
    @DisplayName("16: start in mid-print is a reset: the print has failed, the next lines name the cause")
    class Fact16Reset {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "echo:PowerUp",
                    "echo: Brown out Reset",
                    "echo:Watchdog Reset",
                    " External Reset",
                    "Info:External Reset"
                })
        void thePrintHasFailedWithTheCause(String cause) {
            talk.greet().start("G28", "G1 X1").receive("ok", "start", cause, "echo:Marlin 2.1");
            assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
            assertThat(talk.detail()).contains("reset in mid-print").contains(cause.strip());
        }

        @ParameterizedTest
        @ValueSource(strings = {"start", "~{start", "okstart"})
        void bootNoiseBeforeItDoesNotHideIt(String line) {
            talk.greet().start("G28", "G1 X1").receive("ok", line);
            assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
        }

        @ParameterizedTest
        @ValueSource(strings = {"echo:Print start", "Kickstart", "restart in progress", "echo:start"})
        void notEveryWordThatEndsSoIsOne(String line) {
            talk.greet().start("G28", "G1 X1").receive("ok", line.equals("Kickstart") ? "echo:Kickstart" : line);
            assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        }

        @Test
        void theConversationBeginsWithANewlineAndM110Twice() {
            talk.greet().start("G28", "G1 X1").receive("ok");
            talk.forgetSent();
            talk.receive("start", "ok", "ok");
            List<String> frames = new ArrayList<>(talk.frames());
            assertThat(frames.subList(0, 2)).containsExactly("\n", "N0 M110 N0*125\n");
            assertThat(talk.sent()).startsWith("M110 N0", "M110 N0", "M115");
        }

        @Test
        void nothingIsResumedByItself() {
            talk.greet().start("M104 S200", "G28", "G1 X1").receive("ok", "start");
            talk.forgetSent();
            talk.receive("ok", "ok", "ok", "Not SD printing", "ok", "ok", "ok", "ok", "ok T:180.0 /0.0", "ok", "ok");
            assertThat(talk.seen().state()).isEqualTo(DeviceState.IDLE);
            assertThat(talk.sent()).contains("M104 S0", "M140 S0").doesNotContain("G1 X1", "G28");
        }
    }
}
