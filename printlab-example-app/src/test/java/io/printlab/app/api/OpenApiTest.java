package io.printlab.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.app.RunningApp;
import io.printlab.app.http.Route;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OpenApiTest {
    @TempDir
    private Path folder;

    private RunningApp app;

    @BeforeEach
    void start() {
        app = new RunningApp(folder);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theDocumentNamesEveryRouteForProgramsAndNoOther() {
        JsonNode document = app.tree(app.get("/api/v1/openapi.json"));
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
        Set<String> declared = app.server.declared().stream()
                .filter(route -> isForPrograms(route.path()))
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(documented).isEqualTo(declared).hasSizeGreaterThan(25);
    }

    @Test
    void theDocumentSaysOfTheOpenRoutesAloneThatTheyAreOpen() {
        JsonNode paths = app.tree(app.get("/api/v1/openapi.json")).get("paths");
        for (Route route : app.server.declared()) {
            if (isForPrograms(route.path())) {
                JsonNode operation = paths.get(route.path()).get(route.method().toLowerCase(Locale.ROOT));
                assertThat(operation.has("security"))
                        .as(route.toString())
                        .isEqualTo(route.rule().isOpen());
            }
        }
    }

    @Test
    void theFieldsOfAJobAreTheDocumentedOnes() {
        JsonNode job = app.tree(app.get("/api/v1/openapi.json")).at("/components/schemas/Job/properties");
        Set<String> documented = new TreeSet<>();
        job.fieldNames().forEachRemaining(documented::add);
        Set<String> actual = new TreeSet<>();
        for (var component : JobView.class.getRecordComponents()) {
            actual.add(component.getName());
        }
        assertThat(documented).isEqualTo(actual);
    }

    private static boolean isForPrograms(String path) {
        return path.startsWith("/api/") || path.equals("/health") || path.equals("/metrics");
    }
}
