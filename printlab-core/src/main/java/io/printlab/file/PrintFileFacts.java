package io.printlab.file;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a print file. A null fact is not known; no value is ever made up.
 *
 * @param slicer name and version of the program that wrote the file
 * @param printTime how long the print takes
 * @param filamentMillimetres filament over all tools
 * @param filamentGrams filament over all tools
 * @param material upper case, as in PLA, PETG, ABS
 * @param layers number of layers that extrude
 * @param layerHeightMillimetres regular layer height
 * @param nozzleMillimetres nozzle diameter
 * @param printerModel as the slicer names it
 * @param extents box of the extruding moves
 * @param nozzleCelsius highest nozzle temperature asked for
 * @param bedCelsius highest bed temperature asked for
 * @param chamberCelsius highest temperature of the chamber asked for
 * @param commands number of lines that a printer would execute
 */
public record PrintFileFacts(
        @Nullable Fact<String> slicer,
        @Nullable Fact<Duration> printTime,
        @Nullable Fact<Double> filamentMillimetres,
        @Nullable Fact<Double> filamentGrams,
        @Nullable Fact<String> material,
        @Nullable Fact<Integer> layers,
        @Nullable Fact<Double> layerHeightMillimetres,
        @Nullable Fact<Double> nozzleMillimetres,
        @Nullable Fact<String> printerModel,
        @Nullable Fact<Extents> extents,
        @Nullable Fact<Integer> nozzleCelsius,
        @Nullable Fact<Integer> bedCelsius,
        @Nullable Fact<Integer> chamberCelsius,
        long commands) {
    /** Of a file that heats no chamber. */
    public PrintFileFacts(
            @Nullable Fact<String> slicer,
            @Nullable Fact<Duration> printTime,
            @Nullable Fact<Double> filamentMillimetres,
            @Nullable Fact<Double> filamentGrams,
            @Nullable Fact<String> material,
            @Nullable Fact<Integer> layers,
            @Nullable Fact<Double> layerHeightMillimetres,
            @Nullable Fact<Double> nozzleMillimetres,
            @Nullable Fact<String> printerModel,
            @Nullable Fact<Extents> extents,
            @Nullable Fact<Integer> nozzleCelsius,
            @Nullable Fact<Integer> bedCelsius,
            long commands) {
        this(
                slicer,
                printTime,
                filamentMillimetres,
                filamentGrams,
                material,
                layers,
                layerHeightMillimetres,
                nozzleMillimetres,
                printerModel,
                extents,
                nozzleCelsius,
                bedCelsius,
                null,
                commands);
    }
}
