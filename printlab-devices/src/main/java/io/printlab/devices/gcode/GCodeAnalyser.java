package io.printlab.devices.gcode;

import io.printlab.file.ContentSource;
import io.printlab.file.Extents;
import io.printlab.file.PrintFileAnalyser;
import io.printlab.file.PrintFileAnalysis;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain-text G-code of any slicer. One pass collects the facts; a second draws a picture, unless the slicer put a
 * good one into the file. Memory is bounded (some 20 MB while a picture is drawn), time is linear in the file's size.
 * Thread-safe.
 */
public final class GCodeAnalyser implements PrintFileAnalyser {
    /** The name of the format in {@link PrintFileAnalysis#format()}. */
    public static final String FORMAT = "gcode";

    /**
     * @throws io.printlab.error.PrintLabException USER for an empty file, for one that is recognised as something else,
     *     for one that is damaged, and for one without commands or without a move
     */
    @Override
    public PrintFileAnalysis analyse(ContentSource source, String fileName) throws IOException {
        PrintSurvey survey = new PrintSurvey();
        try (InputStream in = new BufferedInputStream(source.open(), ForeignFile.HEAD)) {
            byte[] head = in.readNBytes(ForeignFile.HEAD);
            ForeignFile.refuse(head);
            survey.read(new GCodeReader(new SequenceInputStream(new ByteArrayInputStream(head), in)));
        }
        survey.refuseNonsense();
        BufferedImage picture = survey.thumbnails().best();
        if (picture == null) {
            picture = draw(source, survey);
        }
        return new PrintFileAnalysis(FORMAT, survey.facts(), picture == null ? null : Pictures.png(picture));
    }

    private static @Nullable BufferedImage draw(ContentSource source, PrintSurvey survey) throws IOException {
        Extents extents = survey.drawable();
        if (extents == null) {
            return null;
        }
        IsometricView view = new IsometricView(extents);
        ModelFocus focus = new ModelFocus();
        boolean everything = !survey.marksModel();
        Toolhead head = new Toolhead(at -> {
            if (everything || focus.onModel()) {
                view.moved(at);
            }
        });
        try (GCodeReader reader = new GCodeReader(source.open())) {
            while (reader.next()) {
                if (reader.hasCommand()) {
                    head.execute(reader.words());
                } else if (reader.isComment()) {
                    focus.comment(reader);
                }
            }
        }
        return view.picture();
    }
}
