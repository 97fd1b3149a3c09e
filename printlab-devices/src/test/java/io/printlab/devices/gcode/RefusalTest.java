package io.printlab.devices.gcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void empty() {
        refused("", "This file is empty.");
    }

    @Test
    void picturesDocumentsAndProgramsAreNamed() {
        refused("\u0089PNG\r\n\u001a\n\0\0\0\rIHDR", "This is a PNG picture, not G-code.");
        refused("\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF", "This is a JPEG picture, not G-code.");
        refused("GIF89a", "This is a GIF picture, not G-code.");
        refused("%PDF-1.7\n", "This is a PDF document, not G-code.");
        refused("\u007fELF\u0002\u0001", "This is a Linux program, not G-code.");
        refused("\u001f\u008b\b", "This is a gzip archive, not G-code.");
        refused("<!DOCTYPE html><html>", "This is a web page, not G-code.");
        refused("\u00ff\u00feG\0001\0", "This is text in UTF-16, not G-code.");
        refused("abc\0def", "This is a binary file, not G-code.");
    }

    @Test
    void containersAreNotSupportedYet() {
        refused("GCDE\u0001\0\0\0", ".bgcode), which is not supported yet. Export plain G-code");
        refused("PK\u0003\u0004....Metadata/plate_1.gcode", "3MF project");
        refused("PK\u0003\u0004....holiday.jpg", "This is a ZIP archive, not G-code.");
        refused("xgcode 1.0\n\0", "FlashPrint file (.gx), which is not supported yet.");
    }

    @Test
    void modelsStillHaveToBeSliced() {
        refused("solid tag\n facet normal 0 0 1\n  outer loop\n", "This is an STL model that still has to be sliced");
        ByteBuffer model = ByteBuffer.allocate(134).order(ByteOrder.LITTLE_ENDIAN);
        model.put("solid made by a program".getBytes(StandardCharsets.US_ASCII))
                .putInt(80, 1)
                .putFloat(92, 1f);
        refused(model.array(), "This is an STL model that still has to be sliced");
    }

    @Test
    void theModelOfTheSlicedTestFile() throws Exception {
        refused(Analyses.resource("tag.stl"), "This is an STL model that still has to be sliced");
    }

    @Test
    void onlyComments() {
        refused("; hello\n\n;G1 X1\n", "This file holds no command");
    }

    @Test
    void proseIsNotGCode() {
        refused("Dear lab,\nplease print my thing\nuntil Monday.\nG1 X1\n", "This is not G-code: 3 of its 4 lines");
    }

    @Test
    void commandsWithoutAMove() {
        refused("M104 S200\nM140 S60\nG28\n", "This file moves no axis");
        refused("M104 S200\nG1 F1200\n", "This file moves no axis");
    }

    @Test
    void aNulByteFarIntoTheFile() {
        refused("G1 X1\n".repeat(1000) + "G1\0X2\n", "Line 1001 holds a NUL byte");
    }

    private static void refused(String latin, String sentence) {
        refused(latin.getBytes(StandardCharsets.ISO_8859_1), sentence);
    }

    private static void refused(byte[] content, String sentence) {
        assertThatThrownBy(() -> Analyses.of(Arrays.copyOf(content, content.length)))
                .isInstanceOfSatisfying(
                        PrintLabException.class, e -> assertThat(e.category()).isEqualTo(ErrorCategory.USER))
                .hasMessageContaining(sentence);
    }
}
