package io.printlab.app;

import io.printlab.error.PrintLabException;
import io.printlab.file.ContentSource;
import io.printlab.file.Fact;
import io.printlab.file.PrintFileAnalyser;
import io.printlab.file.PrintFileAnalysis;
import io.printlab.file.PrintFileFacts;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** Takes whatever begins with a letter of G-code or a comment. */
final class FirstLineAnalyser implements PrintFileAnalyser {
    @Override
    public PrintFileAnalysis analyse(ContentSource source, String fileName) throws IOException {
        try (InputStream in = source.open()) {
            int first = in.read();
            if (first != 'G' && first != 'M' && first != ';') {
                throw PrintLabException.user("This is not G-code: it begins like something else. Export it again.");
            }
        }
        PrintFileFacts facts = new PrintFileFacts(
                null,
                Fact.slicer(Duration.ofMinutes(40)),
                null,
                Fact.slicer(12.5),
                Fact.slicer("PLA"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                3);
        return new PrintFileAnalysis("gcode", facts, new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }
}
