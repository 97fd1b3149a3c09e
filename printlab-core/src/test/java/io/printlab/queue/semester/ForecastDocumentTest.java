package io.printlab.queue.semester;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.forecast.Accuracy;
import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Foretells the prints of simulated semesters, holds the ranges to what they claim, and keeps docs/forecast.md:
 * {@code -Dprintlab.docs.write=true} writes the tables, every build compares them.
 */
class ForecastDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "forecast.md");
    private static final String BEGIN = "<!-- measured: begin -->\n";
    private static final String END = "<!-- measured: end -->\n";
    private static final long[] SEEDS = {101, 102};

    private static final Accuracy LEARNT = measured(true, SEEDS);
    private static final Accuracy UNLEARNT = measured(false, SEEDS[0]);

    @Test
    void eightOfTenStartsAndEndsComeWithinTheirRange() {
        assertThat(within(LEARNT, true)).isBetween(0.72, 0.88);
        assertThat(within(LEARNT, false)).isBetween(0.72, 0.88);
    }

    @Test
    void historyMakesTheForecastsMuchBetter() {
        assertThat(within(LEARNT, true)).isGreaterThan(within(UNLEARNT, true) + 0.2);
    }

    @Test
    void theDocumentSaysWhatWasMeasured() throws IOException {
        String table = table();
        String document = Files.readString(DOCUMENT);
        if (Boolean.getBoolean("printlab.docs.write")) {
            document = document.substring(0, document.indexOf(BEGIN) + BEGIN.length())
                    + table
                    + document.substring(document.indexOf(END));
            Files.writeString(DOCUMENT, document);
        }
        assertThat(document)
                .as("docs/forecast.md; write it anew with: mvn test -pl printlab-core -Dtest=ForecastDocumentTest"
                        + " -Dprintlab.docs.write=true")
                .contains(BEGIN + table + END);
    }

    private static Accuracy measured(boolean learns, long... seeds) {
        List<ForecastOutcome> outcomes = new ArrayList<>();
        for (long seed : seeds) {
            outcomes.addAll(ForecastSemester.run(seed, learns).outcomes());
        }
        return Accuracy.of(outcomes, ZoneOffset.UTC);
    }

    private static double within(Accuracy accuracy, boolean starts) {
        double inside = 0;
        double all = 0;
        for (Accuracy.Figure figure : (starts ? accuracy.starts() : accuracy.finishes()).values()) {
            inside += figure.within() * figure.count();
            all += figure.count();
        }
        return inside / all;
    }

    private static String table() {
        StringBuilder text =
                new StringBuilder("| start foretold | prints | start: half off by less than | inside the range |"
                        + " end: half off by less than | inside the range |\n|---|---|---|---|---|---|\n");
        for (Lead lead : Lead.values()) {
            Accuracy.Figure start = LEARNT.starts().get(lead);
            Accuracy.Figure finish = LEARNT.finishes().get(lead);
            if (start != null && finish != null) {
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %d | %s | %.0f %% | %s | %.0f %% |\n",
                        lead.words(),
                        start.count(),
                        words(start.medianError()),
                        start.within() * 100,
                        words(finish.medianError()),
                        finish.within() * 100));
            }
        }
        return text.append(String.format(
                        Locale.ROOT,
                        "\nOver all: %.0f %% of the starts and %.0f %% of the ends came inside their range; without learning %.0f %% and %.0f %%.\n",
                        within(LEARNT, true) * 100,
                        within(LEARNT, false) * 100,
                        within(UNLEARNT, true) * 100,
                        within(UNLEARNT, false) * 100))
                .toString();
    }

    private static String words(Duration duration) {
        return duration.toMinutes() < 120
                ? duration.toMinutes() + " min"
                : String.format(Locale.ROOT, "%.1f h", duration.toMinutes() / 60.0);
    }
}
