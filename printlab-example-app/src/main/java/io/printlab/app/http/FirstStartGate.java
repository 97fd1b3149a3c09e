package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.app.signin.FirstStart;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Until the lab has an administrator, lets in only who sits at its own computer, and only to make one. Thread-safe. */
@Singleton
final class FirstStartGate {
    /** What a proxy adds: behind one, everybody seems to come from this computer. */
    private static final List<String> OF_PROXIES = List.of("X-Forwarded-For", "X-Real-IP", "Forwarded", "Via");

    private static final List<String> NEEDED = List.of("/static/", "/webjars/", "/health");

    private final FirstStart firstStart;

    @Inject
    FirstStartGate(FirstStart firstStart) {
        this.firstStart = firstStart;
    }

    void pass(Context ctx) {
        if (firstStart.isOver()) {
            return;
        }
        if (!isThisComputer(ctx)) {
            throw PrintLabException.forbidden("This lab has no administrator yet, so it answers only on the computer"
                    + " that it runs on. Make the administrator there, without a proxy in between.");
        }
        String path = ctx.path();
        if (!path.equals("/first-start") && NEEDED.stream().noneMatch(path::startsWith)) {
            throw new NoAdministratorException();
        }
    }

    private static boolean isThisComputer(Context ctx) {
        if (OF_PROXIES.stream().anyMatch(name -> ctx.header(name) != null)) {
            return false;
        }
        try {
            return InetAddress.getByName(ctx.req().getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
