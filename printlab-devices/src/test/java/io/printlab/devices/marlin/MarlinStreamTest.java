package io.printlab.devices.marlin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MarlinStreamTest implements StreamOwner {
    private static final long TIMEOUT = TimeUnit.SECONDS.toNanos(10);

    private final List<String> sent = new ArrayList<>();
    private final List<String> acknowledged = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();
    private final ArrayDeque<String> file = new ArrayDeque<>();
    private MarlinStream stream = new MarlinStream(this::send, this, 1, TIMEOUT);
    private long now = 1_000;

    private void send(byte[] bytes) {
        String line = new String(bytes, StandardCharsets.US_ASCII);
        sent.add(line.contains("*") ? line.substring(0, line.indexOf('*')) : line.strip());
    }

    @Override
    public @Nullable Command nextOfFile() {
        String text = file.poll();
        return text == null ? null : new Command(text, true, 1);
    }

    @Override
    public void acknowledged(Command command) {
        acknowledged.add(command.text());
    }

    @Override
    public void outOfStep(String detail) {
        troubles.add(detail);
    }

    private void begin(String... commands) {
        stream.restart(now);
        receive("ok");
        sent.clear();
        acknowledged.clear();
        file.addAll(Arrays.asList(commands));
        stream.pump(now);
    }

    private void receive(String... lines) {
        for (String line : lines) {
            stream.receive(Reply.of(line), now);
        }
    }

    private void pass(long nanos) {
        now += nanos;
        stream.tick(now);
    }

    @Test
    void aConversationBeginsWithANewlineAndTheReset() {
        stream.restart(now);
        assertThat(sent).containsExactly("", "N0 M110 N0");
    }

    @Test
    void oneLineIsInFlightAndTheNextFollowsItsOk() {
        begin("G28", "G1 X1", "G1 X2");
        assertThat(sent).containsExactly("N1 G28");
        receive("ok");
        assertThat(sent).containsExactly("N1 G28", "N2 G1 X1");
        receive("ok", "ok", "ok");
        assertThat(sent).hasSize(3);
        assertThat(acknowledged).containsExactly("G28", "G1 X1", "G1 X2");
    }

    @Test
    void aCorruptLineIsSentAgainAfterTheOkOfTheRefusal() {
        begin("G28", "G1 X1");
        receive("Error:checksum mismatch, Last Line: 0", "Resend: 1");
        assertThat(sent).containsExactly("N1 G28");
        receive("ok");
        assertThat(sent).containsExactly("N1 G28", "N1 G28");
        receive("ok");
        assertThat(sent).endsWith("N2 G1 X1");
        assertThat(acknowledged).containsExactly("G28");
    }

    @Test
    void oldFirmwareThatOmitsTheOkOfARefusalIsNotWaitedForLong() {
        begin("G28");
        receive("rs 1");
        pass(TimeUnit.MILLISECONDS.toNanos(400));
        assertThat(sent).containsExactly("N1 G28", "N1 G28");
    }

    @Test
    void aLostOkIsFoundOutByAFreshTemperatureQuestion() {
        begin("G28", "G1 X1");
        pass(TIMEOUT + 1);
        assertThat(sent).containsExactly("N1 G28", "N2 M105");
        receive("ok T:20.0 /0.0 B:20.0 /0.0");
        assertThat(acknowledged).containsExactly("G28", "M105");
        assertThat(sent).endsWith("N3 G1 X1");
    }

    @Test
    void aLostLineIsAskedForWhenTheQuestionArrives() {
        begin("G28", "G1 X1");
        pass(TIMEOUT + 1);
        receive("Error:Line Number is not Last Line Number+1, Last Line: 0", "Resend: 1", "ok");
        assertThat(sent).containsExactly("N1 G28", "N2 M105", "N1 G28");
        receive("ok");
        assertThat(sent).endsWith("N2 M105");
        receive("ok T:20.0 /0.0");
        assertThat(sent).endsWith("N3 G1 X1");
        assertThat(acknowledged).containsExactly("G28", "M105");
    }

    @Test
    void anOkThatWasOnlyLateIsCountedForItsOwnLine() {
        begin("G28", "G1 X1");
        pass(TIMEOUT + 1);
        receive("ok");
        assertThat(acknowledged).containsExactly("G28");
        assertThat(sent).hasSize(2);
        receive("ok T:20.0 /0.0");
        assertThat(sent).endsWith("N3 G1 X1");
    }

    @Test
    void busyMeansPatienceButATemperatureDoesNot() {
        begin("G28");
        for (int i = 0; i < 10; i++) {
            pass(TIMEOUT / 2);
            receive("echo:busy: processing");
        }
        assertThat(sent).containsExactly("N1 G28");
        pass(TIMEOUT + 1);
        assertThat(sent).endsWith("N2 M105");
    }

    @Test
    void repetiersWaitWhileALineIsInFlightMeansALostOk() {
        begin("G28");
        receive("wait");
        assertThat(sent).endsWith("N2 M105");
        receive("wait", "wait");
        assertThat(sent).hasSize(2);
    }

    @Test
    void moreThanOneLineIsSentOnlyOnceTheFirmwareProvesThatItHasRoom() {
        stream = new MarlinStream(this::send, this, 4, TIMEOUT);
        begin("G1 X1", "G1 X2", "G1 X3", "G1 X4", "G1 X5", "G1 X6", "G1 X7");
        assertThat(sent).hasSize(1);
        receive("ok N1 P15 B2");
        assertThat(stream.window()).isEqualTo(3);
        assertThat(sent).containsExactly("N1 G1 X1", "N2 G1 X2", "N3 G1 X3", "N4 G1 X4");
        receive("ok N2 P15 B0");
        assertThat(stream.window()).isEqualTo(1);
        assertThat(sent).hasSize(4);
    }

    @Test
    void theLineNumberOfAnOkAcknowledgesEarlierLinesToo() {
        stream = new MarlinStream(this::send, this, 4, TIMEOUT);
        begin("G1 X1", "G1 X2", "G1 X3", "G1 X4");
        receive("ok N1 P15 B3");
        receive("ok N4 P15 B3");
        assertThat(acknowledged).containsExactly("G1 X1", "G1 X2", "G1 X3", "G1 X4");
    }

    @Test
    void neverMoreBytesAreInFlightThanTheSmallestReceiveBufferHolds() {
        stream = new MarlinStream(this::send, this, 4, TIMEOUT);
        String longMove = "G1 X100.000 Y100.000 E0.12345 F6000.000";
        begin("G1 X1", longMove, longMove, longMove, longMove, longMove);
        receive("ok N1 P15 B3");
        int bytes = sent.stream().skip(1).mapToInt(line -> line.length() + 4).sum();
        assertThat(sent).hasSize(3);
        assertThat(bytes).isLessThanOrEqualTo(LinesInFlight.RECEIVE_BUFFER);
        receive("ok N2 P15 B3");
        assertThat(sent).hasSize(4);
    }

    @Test
    void theRefusalsOfLinesThatWereAlreadyInFlightAreIgnored() {
        stream = new MarlinStream(this::send, this, 4, TIMEOUT);
        begin("G1 X1", "G1 X2", "G1 X3", "G1 X4");
        receive("ok N1 P15 B3");
        assertThat(sent).hasSize(4);
        receive("Resend: 2", "ok", "Resend: 2", "ok", "Resend: 2", "ok");
        assertThat(sent.subList(4, sent.size())).containsExactly("N2 G1 X2", "N3 G1 X3", "N4 G1 X4");
        receive("ok N2 P15 B3", "ok N3 P15 B3", "ok N4 P15 B3");
        assertThat(acknowledged).containsExactly("G1 X1", "G1 X2", "G1 X3", "G1 X4");
        assertThat(troubles).isEmpty();
    }

    @Test
    void aLineThatIsNeverUnderstoodIsGivenUpAfterTenTimes() {
        begin("G28");
        for (int i = 0; i < 10; i++) {
            receive("Resend: 1", "ok");
        }
        assertThat(troubles).isEmpty();
        receive("Resend: 1");
        assertThat(troubles).singleElement().asString().contains("line 1").contains("cable");
    }

    @Test
    void aLineThatIsNoLongerKeptIsTold() {
        begin("G28");
        receive("Resend: 77");
        assertThat(troubles).singleElement().asString().contains("line 77");
    }

    @Test
    void atLeastFiftyLinesAreKept() {
        begin();
        for (int i = 1; i <= 60; i++) {
            file.add("G1 X" + i);
            stream.pump(now);
            receive("ok");
        }
        file.add("G1 X61");
        stream.pump(now);
        receive("Resend: 11", "ok");
        assertThat(troubles).isEmpty();
        assertThat(sent).endsWith("N11 G1 X11");
    }

    @Test
    void aCommandCaughtOutOfBandHasAnOkOfItsOwn() {
        begin("M109 S200", "G28");
        stream.sendOutOfBand(Command.ofHost("M108"));
        assertThat(sent).containsExactly("N1 M109 S200", "M108");
        receive("ok");
        assertThat(sent).hasSize(2);
        receive("ok");
        assertThat(sent).endsWith("N2 G28");
    }

    @Test
    void aGarbledResetIsSentAgainWhateverNumberTheFirmwareAsksFor() {
        stream.restart(now);
        receive("Error:checksum mismatch, Last Line: 4711", "Resend: 4712", "ok");
        assertThat(sent).containsExactly("", "N0 M110 N0", "N0 M110 N0");
        assertThat(troubles).isEmpty();
    }

    @Test
    void aSurplusOkIsNotTakenForTheAnswerToAQuestion() {
        begin("M105");
        receive("ok T:20.0 /0.0");
        file.addAll(List.of("M105", "G28"));
        stream.pump(now);
        receive("ok", "okk");
        assertThat(sent).endsWith("N2 M105");
        receive("ok T:20.0 /0.0");
        assertThat(sent).endsWith("N3 G28");
    }

    @Test
    void aLineThatWasJustAcknowledgedAndIsAskedForAgainMayHaveRunTwice() {
        begin("G1 X1", "G1 X2", "G1 X3");
        receive("ok");
        receive("Resend: 1", "ok");
        assertThat(troubles).singleElement().asString().contains("line 1").contains("twice");
    }

    @Test
    void aLineThatIsAskedForWhileThePrinterWorksMayHaveRunUnnumbered() {
        begin("M190 S60");
        receive("T:20 /0 B:30 /60 W:?", "Resend: 1", "ok");
        assertThat(troubles).singleElement().asString().contains("line 1").contains("twice");
    }

    @Test
    void anUnnumberedOkOfFirmwareThatTellsNumbersIsOfALineThatLostItsOwn() {
        begin("G1 X1", "G1 X2", "G1 X3");
        receive("ok N1 P15 B3");
        receive("ok P15 B3");
        assertThat(troubles).singleElement().asString().contains("lost its line number");
    }

    @Test
    void anOkThatComesTwiceAtOnceIsNotTheAnswerToTheNextLine() {
        begin("G1 X1", "G1 X2", "G1 X3");
        stream.together(() -> receive("ok", "ok"), now);
        assertThat(sent).endsWith("N2 G1 X2");
        receive("ok");
        assertThat(sent).endsWith("N3 G1 X3");
    }

    @Test
    void aProbeWhoseAnswerIsLostDoesNotLetEveryLaterOneAnswerForIt() {
        begin("G1 X1", "G1 X2");
        now += TIMEOUT + 1;
        stream.tick(now);
        now += TIMEOUT + 1;
        stream.tick(now);
        assertThat(sent).containsExactly("N1 G1 X1", "N2 M105", "N3 M105");
        receive("ok T:20.0 /0.0");
        assertThat(sent).endsWith("N4 G1 X2");
        receive("ok T:20.0 /0.0", "ok");
        assertThat(troubles).isEmpty();
    }
}
