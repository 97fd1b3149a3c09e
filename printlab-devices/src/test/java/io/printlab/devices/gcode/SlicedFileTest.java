package io.printlab.devices.gcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.Provenance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tag that PrusaSlicer really sliced: what it states, and what remains when its statements are taken away. */
class SlicedFileTest {
    @Test
    void whatPrusaSlicerStates() throws IOException {
        String text = new String(Analyses.resource("tag.gcode"), StandardCharsets.UTF_8);
        PrintFileAnalysis analysis = Analyses.of(Analyses.resource("tag.gcode"));
        PrintFileFacts facts = analysis.facts();
        assertThat(analysis.format()).isEqualTo("gcode");
        assertThat(facts.slicer()).isEqualTo(Fact.slicer("PrusaSlicer 2.5.0"));
        assertThat(facts.printTime()).isEqualTo(Fact.slicer(Duration.ofSeconds(219)));
        assertThat(facts.filamentMillimetres()).isEqualTo(Fact.slicer(stated(text, "filament used [mm]")));
        assertThat(facts.filamentGrams()).isEqualTo(Fact.slicer(stated(text, "total filament used [g]")));
        assertThat(facts.material()).isEqualTo(Fact.slicer("PLA"));
        assertThat(facts.nozzleMillimetres()).isEqualTo(Fact.slicer(0.4));
        assertThat(facts.printerModel()).isEqualTo(Fact.slicer("MK3S"));
        assertThat(facts.layers()).isEqualTo(Fact.measured(10));
        assertThat(facts.nozzleCelsius()).isEqualTo(Fact.measured(215));
        assertThat(facts.bedCelsius()).isEqualTo(Fact.measured(60));
        assertThat(facts.commands())
                .isEqualTo(text.lines()
                        .map(line -> line.replaceFirst(";.*", ""))
                        .filter(line -> !line.isBlank())
                        .count());
    }

    @Test
    void whatTheMovesAloneTell() throws IOException {
        String text = new String(Analyses.resource("tag.gcode"), StandardCharsets.UTF_8);
        PrintFileFacts facts = Analyses.facts(text.lines()
                .filter(line -> !line.startsWith(";"))
                .filter(line -> !line.startsWith("G1 X65 E9"))
                .collect(Collectors.joining("\n")));
        assertThat(facts.slicer()).isNull();
        assertThat(facts.filamentMillimetres().provenance()).isEqualTo(Provenance.MEASURED);
        assertThat(facts.filamentMillimetres().value()).isCloseTo(stated(text, "filament used [mm]"), within(2.0));
        assertThat(facts.printTime().provenance()).isEqualTo(Provenance.ESTIMATED);
        assertThat(facts.printTime().value().toSeconds()).isBetween(200L, 240L);
        assertThat(facts.layers()).isEqualTo(Fact.measured(10));
        assertThat(facts.layerHeightMillimetres()).isEqualTo(Fact.measured(0.3));
        Extents extents = facts.extents().value();
        assertThat(extents.maxZ()).isEqualTo(2.9);
        assertThat((extents.minX() + extents.maxX()) / 2).isCloseTo(125, within(0.1));
        assertThat((extents.minY() + extents.maxY()) / 2).isCloseTo(105, within(0.1));
    }

    private static double stated(String text, String key) {
        return Pattern.compile("^; " + Pattern.quote(key) + " = ([0-9.]+)$", Pattern.MULTILINE)
                .matcher(text)
                .results()
                .mapToDouble(result -> Double.parseDouble(result.group(1)))
                .findFirst()
                .orElseThrow();
    }
}
