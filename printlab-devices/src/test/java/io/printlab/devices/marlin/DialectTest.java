package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.device.DeviceState;
import io.printlab.driver.PrintPhase;
import io.printlab.error.PrintLabException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each family of firmware does otherwise than Marlin; whole prints are in {@code DialectsEndToEndTest}. */
class DialectTest {
    private static final long SECOND = Dialogue.SECOND;
    private static final String KLIPPER = "ok FIRMWARE_VERSION:v0.12.0-85 FIRMWARE_NAME:Klipper";
    private static final String PRUSA = "FIRMWARE_NAME:Prusa-Firmware 3.13.1 based on Marlin FIRMWARE_URL:x";
    private static final String RRF = "FIRMWARE_NAME: RepRapFirmware for Duet 2 WiFi/Ethernet FIRMWARE_VERSION: 3.4.5";

    private final Dialogue talk = new Dialogue();

    private Dialogue klipper() {
        talk.printer().greet(talk.now());
        talk.receive("ok", "ok", KLIPPER, "// Unknown command:\"M27\"", "ok", "ok", "ok", "ok");
        talk.receive("ok B:21.0 /0.0 T0:20.0 /0.0");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.IDLE);
        talk.forgetSent();
        return talk;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FIRMWARE_NAME:Marlin 2.1.2 SOURCE_CODE_URL:x|Marlin 2.1.2.",
                PRUSA + "|Prusa-Firmware 3.13.1 based on Marlin. It is spoken to as Prusa",
                "FIRMWARE_NAME:Repetier_1.0.4 COMPILED:Jan 1|Repetier_1.0.4. It is spoken to as Repetier",
                RRF + "|RepRapFirmware for Duet 2 WiFi/Ethernet. It is spoken to as RepRapFirmware",
                "FIRMWARE_NAME:Smoothieware, FIRMWARE_URL:x|Smoothieware,."
            })
    void theGreetingTellsWhichItIs(String introduction, String evidence) {
        assertThat(talk.greet(introduction).seen().evidence()).contains(evidence);
    }

    @Test
    void aSettingOverrulesTheGreeting() {
        Dialogue told = new Dialogue(1, Dialect.REPETIER, false, false);
        assertThat(told.greet().seen().evidence()).contains("It is spoken to as Repetier");
        assertThatThrownBy(() -> Dialect.named("esperanto"))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("esperanto")
                .hasMessageContaining("reprapfirmware");
    }

    @Test
    void klipperHasNoReportsAndIsAsked() {
        klipper();
        talk.pass(5 * SECOND);
        assertThat(talk.sent()).contains("M105").doesNotContain("M155 S1");
    }

    @Test
    void klipperHeatsForAnHourWithNothingButTemperatures() {
        klipper().start("M109 S200", "G28");
        for (int i = 0; i < 3600; i++) {
            talk.pass(SECOND);
            talk.receive("B:60.0 /60.0 T0:" + (20 + i / 20) + ".0 /200.0");
        }
        assertThat(talk.sent()).containsExactly("M110 N0", "M109 S200");
        assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
    }

    @Test
    void klippersMacrosWorkInSilenceForLong() {
        klipper().start("START_PRINT Bed=60", "G1 X1");
        talk.pass(TimeUnit.MINUTES.toNanos(50));
        assertThat(talk.phase()).isEqualTo(PrintPhase.STARTING);
        talk.receive("ok");
        assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
    }

    @Test
    void anErrorOfKlipperIsOneCommandsButAShutdownIsThePrinters() {
        klipper().start("G28", "G1 X9999", "G1 X1").receive("ok", "!! Move out of range: 9999.000", "ok");
        talk.receive("ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok", "ok");
        assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(talk.detail()).contains("G1 X9999").contains("Move out of range");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.IDLE);
        talk.receive("// Klipper state: Shutdown");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
        talk.receive("!! MCU 'mcu' shutdown: Timer too close", "ok", "// Klipper state: Ready");
        assertThat(talk.seen().state()).as("greeted anew").isEqualTo(DeviceState.UNKNOWN);
    }

    @Test
    void aKlipperThatIsNotReadyIsAFaultUntilItIs() {
        talk.printer().greet(talk.now());
        talk.receive("ok", "ok", KLIPPER, "// Printer is not ready", "!! Printer is not ready", "ok");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
        talk.receive("// Klipper state: Ready");
        klipper();
    }

    @Test
    void anEmptyLineThatKlipperAcknowledgesDoesNotMakeThePrinterReadyTooSoon() {
        talk.printer().greet(talk.now());
        talk.receive("ok", "ok", "ok", KLIPPER, "ok", "ok", "ok", "ok");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.UNKNOWN);
        talk.receive("ok B:21.0 /0.0 T0:20.0 /0.0");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.IDLE);
    }

    @Test
    void aHostThatGoesWhileTheFirmwareHeatsLeavesHeatersOffBehind() {
        klipper().start("M109 S200", "G28");
        talk.printer().stop(PrintPhase.LOST, "gone", talk.now());
        assertThat(talk.sent()).as("M108 would be unknown").endsWith("M110 N0", "M109 S200");
        talk.printer().leave();
        assertThat(talk.sent()).endsWith("M104 S0", "M140 S0", "M107");
    }

    @Test
    void prusaIsGivenMoreTimeBeforeAnOkCountsAsLost() {
        talk.greet(PRUSA, "Cap:AUTOREPORT_TEMP:1").receive("ok").start("G80", "G1 X1");
        talk.pass(25 * SECOND);
        assertThat(talk.sent()).endsWith("G80");
        talk.pass(6 * SECOND);
        assertThat(talk.sent()).endsWith("M105");
    }

    @Test
    void prusasStopIsFatal() {
        talk.greet(PRUSA).start("G28", "G1 X1");
        talk.receive("ok", "Error:Printer stopped due to errors. Supervision required.");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
    }

    @Test
    void prusaGoesOnByM602() {
        talk.greet(PRUSA).start("G28", "M601", "G1 X1").receive("ok", "// action:paused", "ok");
        assertThat(talk.phase()).isEqualTo(PrintPhase.PAUSED);
        talk.printer().resume(talk.now());
        assertThat(talk.sent()).endsWith("M601", "M602");
        talk.receive("// action:resumed", "ok");
        assertThat(talk.sent()).endsWith("M602", "G1 X1");
        assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
    }

    @Test
    void repetierFailsForGoodWithFatal() {
        talk.greet("FIRMWARE_NAME:Repetier_1.0.4 COMPILED:x").start("G28", "G1 X1");
        talk.receive("ok 1", "Error:expected line 2 got 3", "Resend:2", "ok");
        assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        talk.receive("fatal:Heater decoupled");
        assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
        assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
    }

    @Test
    void repRapFirmwareAsksAgainByTheNumberOfTheGarbledLine() {
        talk.greet(RRF).start("G28", "G1 X1", "G1 X2").receive("ok", "rs 7");
        talk.pass(SECOND);
        assertThat(talk.sent()).containsExactly("M110 N0", "G28", "G1 X1", "G1 X1");
        talk.receive("ok");
        assertThat(talk.sent()).endsWith("G1 X2");
    }

    @Test
    void aRequestOfRepRapFirmwareForWhatIsDoneRunsNothingTwice() {
        talk.greet(RRF).receive("rs 0");
        talk.pass(SECOND);
        assertThat(talk.sent()).doesNotContain("M110 N0");
    }

    @Test
    void repRapFirmwareStopsAndComesBack() {
        talk.greet(RRF).start("G28", "G1 X1").receive("ok", "Emergency Stop! Reset the controller to continue.");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
        talk.receive("RepRapFirmware for Duet 2 WiFi/Ethernet version 3.4.5 is up and running.");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.UNKNOWN);
        talk.greet(RRF);
        assertThat(talk.seen().state()).isEqualTo(DeviceState.IDLE);
    }

    @Test
    void repRapFirmwaresErrorsAreOneCommandsAndItsHeaterFaultsThePrinters() {
        talk.greet(RRF).start("G28", "G999", "G1 X1").receive("ok", "Error: Bad command: G999", "ok");
        assertThat(talk.phase()).isEqualTo(PrintPhase.PRINTING);
        talk.receive("Error: G0/G1: insufficient axes homed", "ok");
        assertThat(talk.sent()).contains("M104 S0");
        talk.receive("Error: Heating fault on heater 1, temperature excursion exceeded 15.0C");
        assertThat(talk.seen().state()).isEqualTo(DeviceState.FAULT);
        assertThat(talk.phase()).isEqualTo(PrintPhase.FAILED);
    }
}
