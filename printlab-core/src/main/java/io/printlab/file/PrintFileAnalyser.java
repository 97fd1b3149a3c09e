package io.printlab.file;

import java.io.IOException;

/**
 * SPI: reads a print file. Everything in the file is hostile: an implementation bounds its time and memory by the
 * file's size and its own limits. Called on the threads of requests, several at once.
 */
public interface PrintFileAnalyser {
    /**
     * Reads the file once or twice from its beginning.
     *
     * @param source opens the content; the analyser closes what it opens
     * @param fileName as the sender named it: for messages only, never trusted
     * @throws io.printlab.error.PrintLabException USER with a clear sentence if this is not a file that can be printed
     * @throws IOException if reading fails
     */
    PrintFileAnalysis analyse(ContentSource source, String fileName) throws IOException;
}
