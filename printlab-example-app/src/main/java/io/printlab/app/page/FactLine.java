package io.printlab.app.page;

import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFile;
import io.printlab.file.PrintFileFacts;
import io.printlab.file.Provenance;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is known of a print file.
 *
 * @param origin where the value comes from, in words
 */
public record FactLine(String label, String value, String origin) {
    static List<FactLine> of(PrintFile file) {
        PrintFileFacts facts = file.facts();
        List<FactLine> lines = new ArrayList<>();
        add(lines, "Print time", facts.printTime(), DurationText::of);
        add(lines, "Filament", facts.filamentGrams(), AmountText::grams);
        add(lines, "Filament length", facts.filamentMillimetres(), AmountText::metres);
        add(lines, "Material", facts.material(), Function.identity());
        add(lines, "Layers", facts.layers(), String::valueOf);
        add(lines, "Layer height", facts.layerHeightMillimetres(), AmountText::millimetres);
        add(lines, "Size", facts.extents(), FactLine::size);
        add(lines, "Nozzle", facts.nozzleMillimetres(), AmountText::millimetres);
        add(lines, "Nozzle temperature", facts.nozzleCelsius(), degrees -> AmountText.celsius(degrees));
        add(lines, "Bed temperature", facts.bedCelsius(), degrees -> AmountText.celsius(degrees));
        add(lines, "Chamber temperature", facts.chamberCelsius(), degrees -> AmountText.celsius(degrees));
        add(lines, "Sliced for", facts.printerModel(), Function.identity());
        add(lines, "Slicer", facts.slicer(), Function.identity());
        lines.add(new FactLine(
                "File",
                AmountText.bytes(file.bytes()) + ", " + String.format(Locale.ENGLISH, "%,d", facts.commands())
                        + " commands",
                origin(Provenance.MEASURED)));
        return lines;
    }

    private static <T> void add(List<FactLine> lines, String label, @Nullable Fact<T> fact, Function<T, String> words) {
        if (fact != null) {
            lines.add(new FactLine(label, words.apply(fact.value()), origin(fact.provenance())));
        }
    }

    private static String size(Extents box) {
        return String.format(Locale.ROOT, "%.0f x %.0f x %.0f mm", box.width(), box.depth(), box.height());
    }

    private static String origin(Provenance provenance) {
        return switch (provenance) {
            case SLICER -> "says the slicer";
            case MEASURED -> "read off the file";
            case ESTIMATED -> "estimated";
            case PERSON -> "said by a person";
        };
    }
}
