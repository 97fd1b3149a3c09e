package io.printlab.devices.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BedState;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random faults at random times, with people who pause and cancel, each run by its seed: nothing hangs, no bed is wrongly
 * clear, and what is COMPLETED was printed line by line. One run again: {@code -Dprintlab.faults.seed=4711}; more at night:
 * {@code -Dprintlab.faults.runs=10000}.
 */
class RandomFaultsTest {
    private static final int IN_EACH_BUILD = 400;
    private static final int AT_NIGHT = Integer.getInteger("printlab.faults.runs", 1000);
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final List<String> FILE = VirtualLab.file(120);

    @Test
    void noSeedHangsOrCompletesWrongly() {
        Integer only = Integer.getInteger("printlab.faults.seed");
        if (only != null) {
            run(only);
            return;
        }
        runs(0, IN_EACH_BUILD);
    }

    @Test
    @Tag("nightly")
    void noneOfAThousandSeedsHangsOrCompletesWrongly() throws IOException {
        Path report = Files.createDirectories(Path.of("target")).resolve("random-faults.txt");
        Files.write(report, runs(0, AT_NIGHT));
    }

    /** Runs seeds and tells how they ended and which faults they have seen. */
    private static List<String> runs(int from, int to) {
        Map<JobState, Integer> ends = new TreeMap<>();
        Map<FaultKind, Integer> seen = new EnumMap<>(FaultKind.class);
        for (int seed = from; seed < to; seed++) {
            ends.merge(run(seed, seen), 1, Integer::sum);
        }
        assertThat(seen.keySet()).as("faults that have happened").containsExactlyInAnyOrder(FaultKind.values());
        assertThat(ends.keySet())
                .as("ways to end")
                .contains(JobState.COMPLETED, JobState.FAILED, JobState.INTERRUPTED, JobState.CANCELLED);
        return List.of((to - from) + " runs: " + ends, "faults that happened: " + seen);
    }

    private static void run(int seed) {
        run(seed, new EnumMap<>(FaultKind.class));
    }

    private static JobState run(int seed, Map<FaultKind, Integer> seen) {
        Random random = new Random(seed);
        List<SimulatedModel> models = SimulatedModel.all();
        SimulatedModel model = models.get(random.nextInt(models.size()));
        int window = 1 + random.nextInt(4);
        String script = script(random);
        String what = "seed " + seed + ": " + model.word() + ", window " + window + ", faults: " + script;
        try (VirtualLab lab = new VirtualLab(model, SimulatedFaults.NONE, seed, 20, window)) {
            JobId job = lab.submit(FILE);
            lab.printer().inject(SimulatedFaults.parse(script));
            boolean paused = live(lab, job, random);
            assertThat(lab.isOver(job))
                    .as("%s: it ends; %s", what, lab.job(job))
                    .isTrue();
            assertThat(lab.bedWasWronglyClear())
                    .as("%s: the bed was clear with a print on it", what)
                    .isFalse();
            assertThat(lab.device().bed().state() == BedState.OCCUPIED || !lab.hasPrinted())
                    .as("%s: the bed is occupied", what)
                    .isTrue();
            if (lab.job(job).state() == JobState.COMPLETED) {
                assertThat(lab.differenceTo(FILE, paused))
                        .as("%s: every line once", what)
                        .isEmpty();
            }
            lab.printer().happened().forEach((kind, times) -> seen.merge(kind, times, Integer::sum));
            return lab.job(job).state();
        } catch (RuntimeException | AssertionError wrong) {
            throw new AssertionError(what, wrong);
        }
    }

    /** People let it print, pause it, stop it, and in the end pull the plug. Tells whether it was ever paused. */
    private static boolean live(VirtualLab lab, JobId job, Random random) {
        boolean paused = false;
        int pauseAt = random.nextInt(3) == 0 ? random.nextInt(100) : -1;
        int cancelAt = random.nextInt(6) == 0 ? random.nextInt(100) : -1;
        for (int look = 0; look < 8 && !lab.isOver(job); look++) {
            int last = look;
            lab.run(
                    LONG.dividedBy(4),
                    () -> lab.isOver(job)
                            || lab.job(job).state() == JobState.PAUSED
                            || (last == 0
                                    && lab.moves() >= Math.max(pauseAt, cancelAt)
                                    && Math.max(pauseAt, cancelAt) >= 0));
            if (look == 0 && cancelAt >= 0 && cancelAt > pauseAt) {
                lab.cancel(job);
            } else if (look == 0 && pauseAt >= 0) {
                lab.pause(job);
                paused = true;
            } else if (lab.job(job).state() == JobState.PAUSED) {
                paused = true;
                lab.resume(job);
                lab.run(Duration.ofSeconds(3), () -> lab.isOver(job));
            }
        }
        lab.cancel(job);
        if (!lab.run(LONG, () -> lab.isOver(job))) {
            lab.printer().unplug();
            lab.run(LONG, () -> lab.isOver(job));
        }
        return paused || lab.printer().happened().containsKey(FaultKind.HOST_ACTION);
    }

    private static String script(Random random) {
        List<String> entries = new ArrayList<>();
        for (int entry = 1 + random.nextInt(4); entry > 0; entry--) {
            FaultKind kind = FaultKind.values()[random.nextInt(FaultKind.values().length)];
            String fault = kind.examples().get(random.nextInt(kind.examples().size()));
            entries.add(fault + when(kind, random));
        }
        return entries.stream().collect(Collectors.joining("; "));
    }

    private static String when(FaultKind kind, Random random) {
        String phase = List.of("heating", "printing", "paused").get(random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> " after " + (1 + random.nextInt(140)) + " commands";
            case 1 -> " after " + (1 + random.nextInt(15)) + "s";
            case 2 -> " while " + phase;
            case 3 -> " after " + (1 + random.nextInt(60)) + " commands while " + phase;
            case 4 -> " one in " + (8 + random.nextInt(60));
            default -> " every " + (10 + random.nextInt(60)) + " commands times " + (1 + random.nextInt(6));
        };
    }
}
