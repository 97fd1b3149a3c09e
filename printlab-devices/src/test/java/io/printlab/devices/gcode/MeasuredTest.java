package io.printlab.devices.gcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.Provenance;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasuredTest {
    @Test
    void aBoxOfTwoLayersWithLiftsAndParking() throws IOException {
        PrintFileFacts facts = Analyses.facts(
                "G28",
                "G90",
                "M82",
                "M104 S210",
                "M140 S60",
                "M109 S205",
                "G92 E0",
                "G1 Z0.2 F600",
                "G0 X10 Y20",
                "G1 X30 Y20 E1 F1200",
                "G1 X30 Y50 E2.5",
                "G1 E1.5",
                "G0 Z5",
                "G0 X0 Y0",
                "G0 X10 Y20",
                "G0 Z0.4",
                "G1 E2.5",
                "G1 X30 Y20 E3.5",
                "G1 X30 Y50 E5",
                "G0 Z150",
                "G0 X200 Y200",
                "M104 S0");
        assertThat(facts.extents()).isEqualTo(Fact.measured(new Extents(10, 20, 0.2, 30, 50, 0.4)));
        assertThat(facts.layers()).isEqualTo(Fact.measured(2));
        assertThat(facts.filamentMillimetres()).isEqualTo(Fact.measured(5.0));
        assertThat(facts.nozzleCelsius()).isEqualTo(Fact.measured(210));
        assertThat(facts.bedCelsius()).isEqualTo(Fact.measured(60));
        assertThat(facts.commands()).isEqualTo(22);
    }

    @Test
    void relativeExtrusionAndRelativeMoves() throws IOException {
        PrintFileFacts facts = Analyses.facts(
                "M83", "G1 X10 Y10 Z0.3", "G1 X20 E2", "G1 E-1", "G1 E1", "G91", "G1 X5 Y5 E3", "G90", "G1 X0 E1");
        assertThat(facts.extents()).isEqualTo(Fact.measured(new Extents(0, 10, 0.3, 25, 15, 0.3)));
        assertThat(facts.filamentMillimetres()).isEqualTo(Fact.measured(6.0));
    }

    @Test
    void inches() throws IOException {
        PrintFileFacts facts = Analyses.facts("G20", "G1 X1 Y1 Z0.01", "G1 X2 E0.1", "G21", "G1 X25.4 E5");
        assertThat(facts.extents()).isEqualTo(Fact.measured(new Extents(25.4, 25.4, 0.254, 50.8, 25.4, 0.254)));
        assertThat(facts.filamentMillimetres()).isEqualTo(Fact.measured(5.0));
    }

    @Test
    void renamedPositionsStayWhereTheMachineIs() throws IOException {
        PrintFileFacts facts = Analyses.facts("G1 X100 Y100 Z1", "G92 X0 Y0", "G1 X10 E1");
        assertThat(facts.extents()).isEqualTo(Fact.measured(new Extents(100, 100, 1, 110, 100, 1)));
    }

    @Test
    void toolsCountTheirOwnFilament() throws IOException {
        PrintFileFacts facts =
                Analyses.facts("M83", "T0", "G1 X10 Z0.2 E5", "G1 E-3", "T1", "G1 X20 E4", "T0", "G1 E3", "G1 X10 E1");
        assertThat(facts.filamentMillimetres()).isEqualTo(Fact.measured(10.0));
    }

    @Test
    void curvesBulge() throws IOException {
        PrintFileFacts facts = Analyses.facts("G1 X0 Y10 Z0.2", "G2 X20 Y10 I10 J0 E3");
        Extents half = facts.extents().value();
        assertThat(half.maxY()).isCloseTo(20, within(0.06));
        assertThat(half.minY()).isCloseTo(10, within(1e-3));
        assertThat(half.maxX()).isEqualTo(20);
        Extents byRadius =
                Analyses.facts("G1 X0 Y10 Z0.2", "G3 X20 Y10 R10 E3").extents().value();
        assertThat(byRadius.minY()).isCloseTo(0, within(0.06));
        Extents circle = Analyses.facts("G1 X50 Y50 Z0.2", "G3 X50 Y50 I-5 J0 E3")
                .extents()
                .value();
        assertThat(circle.width()).isCloseTo(10, within(0.12));
        assertThat(circle.depth()).isCloseTo(10, within(0.12));
    }

    @Test
    void marksOfTheSlicerCountOnceEachAndOnlyIfPlasticIsLaid() throws IOException {
        PrintFileFacts facts = Analyses.facts(
                "M83",
                "G1 Z0.3",
                "G1 X60 E9",
                ";LAYER_CHANGE",
                "G1 Z0.2",
                "G1 X10 E1",
                "G1 X10 Y1 Z0.25 E1",
                ";LAYER_CHANGE",
                ";LAYER:1",
                "G1 Z0.4",
                "G1 X20 E1",
                ";LAYER_CHANGE",
                "G1 Z9");
        assertThat(facts.layers()).isEqualTo(Fact.measured(2));
    }

    @Test
    void theUsualStepIsTheLayerHeight() throws IOException {
        PrintFileFacts facts = Analyses.facts(
                "M83", "G1 Z0.3", "G1 X1 E1", "G1 Z0.5", "G1 X2 E1", "G1 Z0.7", "G1 X3 E1", "G1 Z0.9", "G1 X4 E1");
        assertThat(facts.layers()).isEqualTo(Fact.measured(4));
        assertThat(facts.layerHeightMillimetres()).isEqualTo(Fact.measured(0.2));
    }

    @Test
    void oneLongMoveTakesItsTrapezoid() throws IOException {
        // 100 mm at 50 mm/s with 1,000 mm/s2: 2 s of way and 0.05 s lost in the two ramps.
        PrintFileFacts facts = Analyses.facts("M204 S1000", "G1 X100 F3000", "G4 S8");
        assertThat(facts.printTime().provenance()).isEqualTo(Provenance.ESTIMATED);
        assertThat(facts.printTime().value()).hasSeconds(10);
    }

    @Test
    void klipperSetsItsAccelerationByName() throws IOException {
        // 100 mm at 100 mm/s with 100 mm/s2: 1 s of way and 1 s lost in the two ramps.
        PrintFileFacts facts = Analyses.facts("SET_VELOCITY_LIMIT ACCEL=100", "G1 X100 F6000", "M84");
        assertThat(facts.printTime().value()).hasSeconds(2);
    }

    @Test
    void movesWithoutPlasticHaveNoExtents() throws IOException {
        PrintFileFacts facts = Analyses.facts("G1 X10 Y10", "G1 E5", "M84");
        assertThat(facts.extents()).isNull();
        assertThat(facts.layers()).isNull();
    }

    @Test
    void impossiblePlacesAreIgnored() throws IOException {
        PrintFileFacts facts = Analyses.facts(
                "G1 X10 Y10 Z0.2",
                "G1 X999999 Y20 E1",
                "G1 X20 Y-888888888888 E2",
                "G1 X15 Y15 E9999999",
                "M104 S99999");
        assertThat(facts.extents()).isEqualTo(Fact.measured(new Extents(10, 10, 0.2, 20, 20, 0.2)));
        assertThat(facts.filamentMillimetres()).isEqualTo(Fact.measured(2.0));
        assertThat(facts.nozzleCelsius())
                .as("firmware would heat as far as it can, so this passes no limit")
                .isEqualTo(Fact.measured(1000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "M104 S285            | 285 |     |",
                "m109 R 231.2         | 232 |     |",
                "M104 S100000000      | 1000 |    |",
                "M104                 |     |     |",
                "M190 S110            |     | 110 |",
                "M303 E-1 S90 C8      |     | 90  |",
                "M303 E0 S240 C8      | 240 |     |",
                "M141 S70             |     |     | 70",
                "M191 R65             |     |     | 65",
                "G10 P0 S250 R180     | 250 |     |",
                "M568 P0 S245         | 245 |     |",
                "SET_HEATER_TEMPERATURE HEATER=extruder TARGET=280        | 280 | |",
                "SET_HEATER_TEMPERATURE HEATER=heater_bed TARGET=105      |     | 105 |",
                "START_PRINT EXTRUDER_TEMP=265 BED_TEMP=80 CHAMBER_TEMP=45 | 265 | 80 | 45",
                "M117 BED_TEMP=500    |     |     |"
            })
    void everyWayToAskForHeatCounts(
            String line, @Nullable Integer nozzle, @Nullable Integer bed, @Nullable Integer chamber)
            throws IOException {
        PrintFileFacts facts = Analyses.facts("G1 X10 Y10 Z0.2", "G1 X20 Y20 E1", line);
        assertThat(facts.nozzleCelsius()).isEqualTo(nozzle == null ? null : Fact.measured(nozzle));
        assertThat(facts.bedCelsius()).isEqualTo(bed == null ? null : Fact.measured(bed));
        assertThat(facts.chamberCelsius()).isEqualTo(chamber == null ? null : Fact.measured(chamber));
    }
}
