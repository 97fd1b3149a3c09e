package io.printlab.app.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.app.RunningApp;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A route cannot be declared without a rule; what is open to everybody is listed here, so that no route is open by oversight. */
class DeclaredRoutesTest {
    private static final Set<String> OPEN = Set.of(
            "GET /api/v1/openapi.json",
            "GET /health",
            "GET /plugin/appkeys/probe",
            "POST /plugin/appkeys/request",
            "GET /plugin/appkeys/request/{token}",
            "GET /sign-in",
            "POST /sign-in",
            "GET /sign-in/code",
            "POST /sign-in/code",
            "GET /sign-in/sso",
            "GET /sign-in/sso/return",
            "GET /first-start",
            "POST /first-start",
            "GET /forgotten",
            "POST /forgotten",
            "GET /reset",
            "POST /reset",
            "GET /join",
            "POST /join",
            "POST /api/v1/invitations/accept",
            "POST /api/v1/password-resets",
            "POST /api/v1/password-resets/use",
            "GET /metrics",
            "GET /static/<file>",
            "GET /webjars/{name}/<file>");

    @TempDir
    private Path folder;

    @Test
    void everyRouteThatIsNotListedAsOpenNamesAPermission() {
        try (RunningApp app = new RunningApp(folder)) {
            Set<String> open = app.server.declared().stream()
                    .filter(route -> route.rule().isOpen())
                    .map(route -> route.method() + " " + route.path())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(open).isEqualTo(new TreeSet<>(OPEN));
            assertThat(app.server.declared())
                    .hasSizeGreaterThan(80)
                    .allSatisfy(route ->
                            assertThat(route.rule().toString()).as(route.path()).isNotBlank());
        }
    }
}
