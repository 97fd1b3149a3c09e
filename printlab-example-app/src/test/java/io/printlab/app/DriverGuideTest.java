package io.printlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guide for writers of drivers quotes code that is compiled and run here, to the letter. */
final class DriverGuideTest {
    private static final Path SOURCES = Path.of("src/test/java/org/example/labels");
    private static final Path GUIDE = Path.of("../docs/write-a-driver.md");
    private static final Pattern BLOCK =
            Pattern.compile("```java\\n(package org\\.example\\.labels;.*?)```", Pattern.DOTALL);
    private static final Pattern TYPE =
            Pattern.compile("\\nimport .*?\\n(?:[^\\n]*\\n)*?(?:public )?(?:final )?class (\\w+)");

    @Test
    void theGuideQuotesTheExampleVerbatimAndWhole() throws IOException {
        Map<String, String> quoted = new TreeMap<>();
        Matcher block = BLOCK.matcher(Files.readString(GUIDE));
        while (block.find()) {
            Matcher type = TYPE.matcher(block.group(1));
            assertThat(type.find()).as("a block names its class").isTrue();
            quoted.put(type.group(1) + ".java", block.group(1));
        }
        Map<String, String> compiled = new TreeMap<>();
        try (Stream<Path> files = Files.list(SOURCES)) {
            for (Path file :
                    files.filter(path -> !path.endsWith("package-info.java")).toList()) {
                compiled.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertThat(quoted.keySet()).isEqualTo(compiled.keySet()).hasSize(5);
        compiled.forEach((name, source) -> assertThat(quoted.get(name)).as(name).isEqualTo(source));
    }
}
