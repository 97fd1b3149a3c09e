package io.printlab.queue.semester;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Simulates the semesters, holds the policy to its bars, and keeps docs/queue-policy.md: {@code -Dprintlab.docs.write=true}
 * writes the table and the plot, every build compares them.
 */
class QueuePolicyDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "queue-policy.md");
    private static final Path PLOT = Path.of("..", "docs", "queue-policy-waits.svg");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";
    private static final List<String> OTHERS =
            List.of("first in, first out", "multifactor (Slurm-like)", "shortest first");
    /** Hours from a job's turn: 120 until it goes before all, 72 for a weekend and the prints that are before it then. */
    private static final double BOUND = 120 + 72;

    private static final Comparison MEASURED = Comparison.run();

    @Test
    void missesFewerDeadlinesThanEachOther() {
        for (String other : OTHERS) {
            assertThat(MEASURED.mean(Comparison.OURS).missed())
                    .as(other)
                    .isLessThan(MEASURED.mean(other).missed());
        }
    }

    @Test
    void sharesMoreEquallyThanEachOther() {
        for (String other : OTHERS) {
            assertThat(MEASURED.mean(Comparison.OURS).fairShare())
                    .as(other)
                    .isGreaterThan(MEASURED.mean(other).fairShare());
        }
    }

    @Test
    void usesThePrintersAsMuchAsEachOther() {
        for (String other : OTHERS) {
            assertThat(MEASURED.mean(Comparison.OURS).utilisation()
                            / MEASURED.mean(other).utilisation())
                    .as(other)
                    .isBetween(0.98, 1.02);
        }
    }

    @Test
    void nobodyWaitsBeyondTheBound() {
        assertThat(MEASURED.latestHours()).isLessThanOrEqualTo(BOUND);
    }

    @Test
    void theDocumentSaysWhatWasMeasured() throws IOException {
        String table = table();
        String plot = WaitPlot.of(MEASURED, List.of(OTHERS.get(0), OTHERS.get(1), OTHERS.get(2), Comparison.OURS));
        String document = Files.readString(DOCUMENT);
        if (Boolean.getBoolean("printlab.docs.write")) {
            document = document.substring(0, document.indexOf(BEGIN) + BEGIN.length())
                    + table
                    + document.substring(document.indexOf(END));
            Files.writeString(DOCUMENT, document);
            Files.writeString(PLOT, plot);
        }
        assertThat(document)
                .as(
                        "docs/queue-policy.md; write it anew with: mvn test -pl printlab-core -Dtest=QueuePolicyDocumentTest"
                                + " -Dprintlab.docs.write=true")
                .contains(BEGIN + table + END);
        assertThat(Files.readString(PLOT)).isEqualTo(plot);
    }

    private static String table() {
        StringBuilder text =
                new StringBuilder("| order | mean wait (h) | 95 % wait (h) | deadlines missed | Jain, share |"
                        + " Jain, slowdown | longest wait (h) | utilisation |\n|---|---|---|---|---|---|---|---|\n");
        for (String name : MEASURED.names()) {
            Figures mean = MEASURED.mean(name);
            text.append(String.format(
                    Locale.ROOT,
                    "| %s | %.1f | %.1f | %.1f %% | %.3f | %.3f | %.0f | %.1f %% |\n",
                    name,
                    mean.meanWait(),
                    mean.wait95(),
                    mean.missed() * 100,
                    mean.fairShare(),
                    mean.fairSlowdown(),
                    mean.longestWait(),
                    mean.utilisation() * 100));
        }
        text.append("\nSemesters of ").append(Comparison.SEEDS.length).append(" in which ours was better:");
        for (String other : OTHERS) {
            text.append(String.format(
                    Locale.ROOT, " than %s: deadlines %d, share %d;", other, wins(other, true), wins(other, false)));
        }
        text.setLength(text.length() - 1);
        return text.append(String.format(
                        Locale.ROOT,
                        ".\nLongest wait under our policy from a job's turn among its owner's jobs: %.0f h; the bound is %.0f h.\n",
                        MEASURED.latestHours(),
                        BOUND))
                .toString();
    }

    private static long wins(String other, boolean deadlines) {
        List<Figures> ours = MEASURED.of(Comparison.OURS);
        List<Figures> theirs = MEASURED.of(other);
        long wins = 0;
        for (int index = 0; index < ours.size(); index++) {
            boolean better = deadlines
                    ? ours.get(index).missed() < theirs.get(index).missed()
                    : ours.get(index).fairShare() > theirs.get(index).fairShare();
            wins += better ? 1 : 0;
        }
        return wins;
    }
}
