package io.printlab.devices.gcode;

import io.printlab.error.PrintLabException;
import io.printlab.file.Extents;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileFacts;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The first pass over a file: everything that is stated in it or can be measured. */
final class PrintSurvey {
    private final Toolhead head = new Toolhead(this::moved);
    private final Box everything = new Box();
    private final Box model = new Box();
    private final ModelFocus focus = new ModelFocus();
    private final FilamentMeter filament = new FilamentMeter();
    private final LayerCount layers = new LayerCount();
    private final TimeEstimate time = new TimeEstimate();
    private final Temperatures temperatures = new Temperatures();
    private final SlicerComments comments = new SlicerComments();
    private final StatedFacts stated = new StatedFacts(comments);
    private final Thumbnails thumbnails = new Thumbnails();
    private long commands;
    private long understood;

    void read(GCodeReader reader) throws IOException {
        while (reader.next()) {
            if (reader.hasCommand()) {
                command(reader);
            } else if (reader.isComment()) {
                comment(reader);
            }
        }
    }

    private void comment(GCodeReader reader) {
        focus.comment(reader);
        if (LayerMark.stands(reader)) {
            layers.mark();
        }
        String comment = reader.comment();
        if (!thumbnails.comment(comment)) {
            comments.comment(comment);
        }
    }

    private void command(GCodeReader reader) {
        GCodeWords words = reader.words();
        commands++;
        thumbnails.command();
        if (words.letter() == 0) {
            if (words.isNamed()) {
                understood++;
                String named = reader.command();
                time.named(named);
                temperatures.named(named);
            }
            return;
        }
        understood++;
        head.execute(words);
        if (words.letter() == 'M' || words.letter() == 'G') {
            temperatures.command(words, reader::command);
            time.command(words);
            filament.command(words);
        }
    }

    private void moved(Toolhead at) {
        filament.moved(at);
        layers.moved(at);
        time.moved(at);
        if (at.laidPlastic()) {
            everything.add(at);
            if (focus.onModel()) {
                model.add(at);
            }
        }
    }

    /** Throws USER if what was read is not something that a printer can print. */
    void refuseNonsense() {
        if (commands == 0) {
            throw PrintLabException.user("This file holds no command that a printer executes, only comments or blank"
                    + " lines. Export it from your slicer once more.");
        }
        if (understood * 2 < commands) {
            throw PrintLabException.user("This is not G-code: " + (commands - understood) + " of its " + commands
                    + " lines are no commands. Upload the .gcode file that your slicer exported.");
        }
        if (head.moves() == 0) {
            throw PrintLabException.user("This file moves no axis (it has no G0, G1, G2 or G3 command), so there is"
                    + " nothing to print. Upload the .gcode file that your slicer exported.");
        }
    }

    Thumbnails thumbnails() {
        return thumbnails;
    }

    /** What a picture should show: the model where the slicer marks it, else everything. */
    @Nullable Extents drawable() {
        return marksModel() ? model.extents() : everything.extents();
    }

    boolean marksModel() {
        return model.extents() != null;
    }

    PrintFileFacts facts() {
        return new PrintFileFacts(
                slicer(stated.slicer()),
                printTime(),
                millimetres(),
                grams(),
                slicer(stated.material()),
                measured(layers.layers()),
                choose(stated.layerHeight(), layers.usualHeight()),
                slicer(stated.nozzle()),
                slicer(stated.printerModel()),
                measured(everything.extents()),
                measured(temperatures.nozzle()),
                measured(temperatures.bed()),
                measured(temperatures.chamber()),
                commands);
    }

    private @Nullable Fact<Duration> printTime() {
        Duration said = stated.printTime();
        if (said != null) {
            return Fact.slicer(said);
        }
        Duration modelled = time.total();
        return modelled == null ? null : Fact.estimated(modelled);
    }

    private @Nullable Fact<Double> millimetres() {
        boolean volumetric = "UltiGCode".equals(comments.first("flavor"));
        return hundredths(choose(stated.filamentMillimetres(), volumetric ? null : filament.millimetres()));
    }

    private @Nullable Fact<Double> grams() {
        Double said = stated.filamentGrams();
        if (said != null) {
            return Fact.slicer(said);
        }
        Fact<Double> length = millimetres();
        Double modelled = length == null ? null : stated.gramsOf(length.value());
        return hundredths(modelled == null ? null : Fact.estimated(modelled));
    }

    private static @Nullable Fact<Double> hundredths(@Nullable Fact<Double> exact) {
        return exact == null ? null : new Fact<>(Math.round(exact.value() * 100) / 100.0, exact.provenance());
    }

    private static <T> @Nullable Fact<T> choose(@Nullable T said, @Nullable T seen) {
        return said != null ? Fact.slicer(said) : measured(seen);
    }

    private static <T> @Nullable Fact<T> slicer(@Nullable T said) {
        return said == null ? null : Fact.slicer(said);
    }

    private static <T> @Nullable Fact<T> measured(@Nullable T seen) {
        return seen == null ? null : Fact.measured(seen);
    }
}
