package io.printlab.app.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.printlab.device.BedState;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Twenty printers on which everything goes wrong, and people who hand in, cancel, approve, settle and clear beds, for half an hour over
 * a real PostgreSQL; at the end everything is accounted for. Other lengths: {@code -Dprintlab.soak.minutes=3}.
 */
@Tag("nightly")
@EnabledOnOs(OS.LINUX)
class SoakTest {
    private static final long SEED = Long.getLong("printlab.soak.seed", 1);
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("printlab.soak.minutes", 30));
    private static final Duration ROUND = Duration.ofMillis(300);
    private static final Duration CLOSING = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    private final Clock clock = Clock.systemUTC();

    @Test
    void atTheEndEverythingIsAccountedFor() throws IOException {
        try (SoakLab soak = new SoakLab(folder)) {
            SoakPrints prints = new SoakPrints();
            SoakPeople people = new SoakPeople(soak, prints, SEED, clock);
            Instant start = clock.instant();
            runUntil(start.plus(LENGTH.dividedBy(3)), people, prints);
            Growth early = Growth.now(folder);
            runUntil(start.plus(LENGTH), people, prints);
            await().atMost(CLOSING).pollInterval(ROUND).untilAsserted(() -> {
                people.closeDown();
                assertThat(soak.lab().store().jobs().list(JobQuery.newest(500).open()))
                        .as("jobs that have not come to an end")
                        .isEmpty();
            });
            people.closeDown();
            Growth late = Growth.now(folder);
            report(soak, prints, people, early, late);
            assertThat(prints.wrong()).as("with seed %s", SEED).isEmpty();
            assertThat(SoakPrints.unseen(soak.happened()))
                    .as("faults that did not happen")
                    .isEmpty();
            late.requireNotAbove(early);
        }
    }

    private void runUntil(Instant end, SoakPeople people, SoakPrints prints) {
        await().atMost(LENGTH.plusMinutes(1)).pollInterval(ROUND).until(() -> {
            people.step();
            return !prints.wrong().isEmpty() || clock.instant().isAfter(end);
        });
    }

    private void report(SoakLab soak, SoakPrints prints, SoakPeople people, Growth early, Growth late)
            throws IOException {
        SoakBooks books = new SoakBooks(soak.lab());
        Map<JobState, Integer> ends = books.checkJobs();
        int entries = books.checkLedger();
        assertThat(ends.keySet())
                .as("ends")
                .contains(JobState.COMPLETED, JobState.FAILED, JobState.CANCELLED, JobState.REJECTED);
        long beds = soak.lab().devices().devices(soak.staff()).stream()
                .filter(device -> device.bed().state() == BedState.CLEAR)
                .count();
        Files.write(
                Path.of("target", "soak.txt"),
                List.of(
                        LENGTH.toMinutes() + " minutes, " + SoakLab.PRINTERS + " printers, seed " + SEED,
                        "jobs by their end: " + ends + "; printed line by line as their files say: "
                                + prints.compared(),
                        "ledger: " + entries + " entries that sum to the balances, nothing reserved; " + beds
                                + " beds clear",
                        "people were refused: " + people.refusals(),
                        "faults that happened: " + soak.happened(),
                        "after a third: " + early,
                        "at the end:    " + late));
    }
}
