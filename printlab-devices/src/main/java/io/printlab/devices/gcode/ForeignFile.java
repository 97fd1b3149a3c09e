package io.printlab.devices.gcode;

import io.printlab.error.PrintLabException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Recognises what people send by mistake, from the first bytes of the file, and says so. */
final class ForeignFile {
    /** How many bytes from the beginning are looked at. */
    static final int HEAD = 512;

    private static final String[][] MAGIC = {
        {"\u0089PNG", "a PNG picture"},
        {"\u00ff\u00d8\u00ff", "a JPEG picture"},
        {"GIF8", "a GIF picture"},
        {"%PDF", "a PDF document"},
        {"\u007fELF", "a Linux program"},
        {"MZ\u0090", "a Windows program"},
        {"\u00cf\u00fa\u00ed\u00fe", "a macOS program"},
        {"\u001f\u008b", "a gzip archive"},
        {"7z\u00bc\u00af", "a 7-Zip archive"},
        {"Rar!", "a RAR archive"},
        {"\u00fd7zXZ", "an xz archive"},
        {"BZh", "a bzip2 archive"},
        {"(\u00b5/\u00fd", "a zstd archive"},
        {"RIFF", "a picture, sound or film"},
        {"\u00d0\u00cf\u0011\u00e0", "an Office document"},
        {"SQLite format 3", "a database"},
        {"\u00ff\u00fe", "text in UTF-16"},
        {"\u00fe\u00ff", "text in UTF-16"},
        {"ISO-10303-21", "a STEP model"},
    };

    private ForeignFile() {}

    /** Throws USER if the file is surely something other than G-code. */
    static void refuse(byte[] head) {
        if (head.length == 0) {
            throw PrintLabException.user("This file is empty. Export it from your slicer once more, and upload that.");
        }
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("GCDE")) {
            throw unsupported("This is a binary G-code file (.bgcode)");
        }
        if (text.startsWith("xgcode")) {
            throw unsupported("This is a FlashPrint file (.gx)");
        }
        if (text.startsWith("PK\u0003\u0004") || text.startsWith("PK\u0005\u0006")) {
            throw archive(text);
        }
        String kind = kind(text, head);
        if (kind != null) {
            throw PrintLabException.user(
                    "This is " + kind + ", not G-code. Upload the .gcode file that your slicer exported.");
        }
    }

    private static PrintLabException unsupported(String what) {
        return PrintLabException.user(
                what + ", which is not supported yet. Export plain G-code (.gcode) and upload that.");
    }

    private static PrintLabException archive(String text) {
        if (text.contains("[Content_Types].xml") || text.contains("3D/") || text.contains("Metadata/")) {
            return unsupported("This is a 3MF project or another container of a slicer");
        }
        return PrintLabException.user(
                "This is a ZIP archive, not G-code. Unpack it and upload the .gcode file inside.");
    }

    private static @Nullable String kind(String text, byte[] head) {
        for (String[] magic : MAGIC) {
            if (text.startsWith(magic[0])) {
                return magic[1];
            }
        }
        if (isBinaryModel(head)) {
            return "an STL model that still has to be sliced";
        }
        String begin = text.stripLeading().toLowerCase(Locale.ROOT);
        if (begin.startsWith("solid") && begin.contains("facet")) {
            return "an STL model that still has to be sliced";
        }
        if (begin.startsWith("<!doctype html") || begin.startsWith("<html")) {
            return "a web page";
        }
        if (text.indexOf(0) >= 0) {
            return "a binary file";
        }
        return begin.startsWith("<?xml") || begin.startsWith("<svg") ? "an XML document" : null;
    }

    /** 80 bytes of anything, a count, then facets whose normal is no longer than 1 and whose last two bytes are 0. */
    private static boolean isBinaryModel(byte[] head) {
        if (head.length < 134 || head[132] != 0 || head[133] != 0) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN);
        double square = 0;
        for (int i = 0; i < 3; i++) {
            double part = bytes.getFloat(84 + 4 * i);
            square += part * part;
        }
        return bytes.getInt(80) > 0 && square <= 1.1;
    }
}
