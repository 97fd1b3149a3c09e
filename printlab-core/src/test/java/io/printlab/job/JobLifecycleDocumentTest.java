package io.printlab.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The diagram is generated from the enum: {@code -Dprintlab.docs.write=true} writes it, every build compares it. */
class JobLifecycleDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "job-lifecycle.md");

    @Test
    void theDocumentSaysWhatTheTableSays() throws IOException {
        String generated = generate();
        if (Boolean.getBoolean("printlab.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, generated);
        }
        assertThat(Files.readString(DOCUMENT))
                .as(
                        "docs/job-lifecycle.md; write it anew with: mvn test -pl printlab-core -Dtest=JobLifecycleDocumentTest"
                                + " -Dprintlab.docs.write=true")
                .isEqualTo(generated);
    }

    private static String generate() {
        StringBuilder text = new StringBuilder("""
                # The life of a job

                Generated from `JobTransition` by `JobLifecycleDocumentTest`; the build fails if the two differ. Every move is one line
                of the job's history. The moves marked *claim* can be made only by the holder of the job's claim, while its
                fencing token stands.

                ```mermaid
                stateDiagram-v2
                """);
        for (JobTransition move : JobTransition.values()) {
            if (move.sources().isEmpty()) {
                text.append("    [*] --> ")
                        .append(move.target())
                        .append(": ")
                        .append(words(move))
                        .append('\n');
            }
            for (JobState source : move.sources()) {
                text.append("    " + source + " --> " + move.target() + ": " + words(move) + "\n");
            }
        }
        for (JobState state : JobState.values()) {
            if (state.isEnd()) {
                text.append("    ").append(state).append(" --> [*]\n");
            }
        }
        text.append("```\n\n| move | from | to | when | |\n|---|---|---|---|---|\n");
        for (JobTransition move : JobTransition.values()) {
            String from = move.sources().isEmpty()
                    ? "(new)"
                    : String.join(
                            ", ", move.sources().stream().map(JobState::name).toList());
            text.append("| `" + move + "` | " + from + " | " + move.target() + " | " + move.meaning() + " | "
                    + (move.needsClaim() ? "*claim*" : "") + " |\n");
        }
        return text.toString();
    }

    private static String words(JobTransition move) {
        return move.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
