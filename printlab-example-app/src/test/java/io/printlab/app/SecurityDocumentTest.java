package io.printlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document that names a test as its evidence names one that is there. */
class SecurityDocumentTest {
    private static final Path REPOSITORY = Path.of("..");
    private static final Pattern NAMED =
            Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Contract))(?:\\.([A-Za-z0-9_]+))?`");
    /** One line of the table of ASVS: its number, what is asked, how it stands, and the evidence. */
    private static final Pattern ITEM =
            Pattern.compile("(?m)^\\| (\\d+\\.\\d+\\.\\d+) \\|[^|]+\\| ([^|]+) \\|(.+)\\|$");

    private static final Map<String, String> TESTS = tests();

    @ParameterizedTest
    @ValueSource(strings = {"security.md", "asvs.md"})
    void everyTestThatIsNamedIsThere(String document) throws IOException {
        Matcher named = NAMED.matcher(document(document));
        int found = 0;
        while (named.find()) {
            String source = TESTS.get(named.group(1));
            assertThat(source).as("%s names %s", document, named.group(1)).isNotNull();
            String member = named.group(2);
            if (member != null) {
                assertThat(Pattern.compile("(void|ArchRule) " + member + "\\b")
                                .matcher(source)
                                .find())
                        .as("%s names %s.%s", document, named.group(1), member)
                        .isTrue();
            }
            found++;
        }
        assertThat(found).as(document).isGreaterThan(30);
    }

    @Test
    void everyItemSaysHowItStandsAndWhatIsMetHasEvidence() throws IOException {
        Matcher item = ITEM.matcher(document("asvs.md"));
        Map<String, String> seen = new HashMap<>();
        while (item.find()) {
            String number = item.group(1);
            String stands = item.group(2).strip();
            assertThat(seen.put(number, stands)).as("%s stands twice", number).isNull();
            assertThat(stands).as(number).isIn("met", "in part", "**not met**", "does not apply");
            assertThat(item.group(3)).as(number).isNotBlank();
        }
        assertThat(seen).hasSizeGreaterThan(150);
    }

    @Test
    void theCountsAreThoseOfTheTable() throws IOException {
        String document = document("asvs.md");
        for (String stands : new String[] {"met", "in part", "**not met**", "does not apply"}) {
            long rows = ITEM.matcher(document)
                    .results()
                    .filter(row -> row.group(2).strip().equals(stands))
                    .count();
            assertThat(document).as("rows that say %s", stands).contains("| " + stands + " | " + rows + " |\n");
        }
    }

    private static String document(String name) throws IOException {
        return Files.readString(REPOSITORY.resolve("docs").resolve(name));
    }

    private static Map<String, String> tests() {
        Map<String, String> tests = new HashMap<>();
        try (Stream<Path> modules = Files.list(REPOSITORY)) {
            for (Path sources : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(sources)) {
                    for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                            .toList()) {
                        String name = file.getFileName().toString();
                        tests.merge(
                                name.substring(0, name.length() - ".java".length()),
                                Files.readString(file),
                                String::concat);
                    }
                }
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return tests;
    }
}
