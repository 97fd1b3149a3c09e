package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.app.RunningApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tries every declared route as every kind of visitor. The answers stand in {@code access-matrix.txt}; after a route was added, write
 * them anew with {@code -Dprintlab.matrix.write=true} and read the difference.
 */
class AccessMatrixTest {
    private static final Path EXPECTED =
            Path.of("src", "test", "resources", "io", "printlab", "app", "access-matrix.txt");

    @TempDir
    private Path folder;

    @Test
    void everyRouteAnswersEveryVisitorAsTheTableSays() throws IOException {
        List<String> table = new ArrayList<>();
        try (RunningApp app = new RunningApp(folder)) {
            MatrixLab lab = new MatrixLab(app);
            table.addAll(MatrixLab.heading());
            app.server.declared().stream()
                    .sorted(java.util.Comparator.comparing(Route::path).thenComparing(Route::method))
                    .forEach(route -> table.add(lab.row(route)));
        }
        if (Boolean.getBoolean("printlab.matrix.write")) {
            Files.createDirectories(EXPECTED.getParent());
            Files.write(EXPECTED, table);
        }
        assertThat(table).isEqualTo(Files.readAllLines(EXPECTED));
    }
}
