package io.printlab.app.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.validation.ValidationException;
import io.printlab.admission.AdmissionRefusedException;
import io.printlab.app.signin.TooManyAttemptsException;
import io.printlab.app.signin.WrongCredentialsException;
import io.printlab.error.FieldFaultsException;
import io.printlab.error.PrintLabException;
import io.printlab.rule.InvalidRulesException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns every error into an answer of the right status and shape; nothing of the inside is told. Thread-safe. */
@Singleton
final class ErrorAnswers {
    private static final Logger log = LoggerFactory.getLogger(ErrorAnswers.class);

    /** Attribute of a request that a rule of the lab refused: its name. */
    private static final String RULE = "printlab-rule";

    private static final String SECOND_FACTOR_PAGE = "/account/second-factor";

    private final ErrorPages pages;
    private final Optional<ConfirmPages> confirmPages;

    @Inject
    ErrorAnswers(ErrorPages pages, Optional<ConfirmPages> confirmPages) {
        this.pages = pages;
        this.confirmPages = confirmPages;
    }

    void register(RoutesConfig routes) {
        routes.exception(NotSignedInException.class, this::notSignedIn);
        routes.exception(NoAdministratorException.class, (early, ctx) -> lead(ctx, "/first-start", 403, early));
        routes.exception(TooManyAttemptsException.class, (tooMany, ctx) -> {
            ctx.header("Retry-After", Long.toString(tooMany.seconds()));
            answer(ctx, 429, sentence(tooMany));
        });
        routes.exception(ConfirmationNeededException.class, this::confirm);
        routes.exception(SecondFactorDueException.class, this::secondFactorDue);
        routes.exception(InvalidRulesException.class, this::invalidRules);
        routes.exception(
                FieldFaultsException.class,
                (wrong, ctx) -> answer(ctx, status(wrong), sentence(wrong), Map.of("faults", wrong.faults())));
        routes.exception(PrintLabException.class, this::known);
        routes.exception(
                ValidationException.class,
                (wrong, ctx) -> answer(ctx, 400, "A parameter of this request is not of the right kind."));
        routes.exception(
                HttpResponseException.class,
                (refused, ctx) -> answer(ctx, refused.getStatus(), StatusText.sentence(refused.getStatus())));
        routes.exception(Exception.class, this::unexpected);
    }

    private void known(PrintLabException fault, Context ctx) {
        int status = status(fault);
        if (status == 500) {
            unexpected(fault, ctx);
            return;
        }
        if (status > 500) {
            // Without its trace: while the database is away, every request ends here.
            log.warn("{} {} answered {}: {}", ctx.req().getMethod(), ctx.path(), status, fault.getMessage());
            log.debug("Answered {}", status, fault);
        }
        if (fault instanceof AdmissionRefusedException refused) {
            ctx.attribute(RULE, refused.rule());
        }
        answer(ctx, status, sentence(fault));
    }

    /** Programs get every fault with the name of its field; pages never let one come so far. */
    private void invalidRules(InvalidRulesException wrong, Context ctx) {
        answer(ctx, status(wrong), sentence(wrong), Map.of("faults", wrong.faults()));
    }

    private void notSignedIn(NotSignedInException fault, Context ctx) {
        boolean comesBack = "GET".equals(ctx.req().getMethod()) && ctx.header("HX-Request") == null;
        String next = comesBack ? "?next=" + URLEncoder.encode(ctx.path(), StandardCharsets.UTF_8) : "";
        lead(ctx, "/sign-in" + next, 401, fault);
    }

    /** Programs are told the fault; a browser goes to the page that mends it. */
    private void lead(Context ctx, String page, int status, PrintLabException fault) {
        if (Surface.of(ctx.path()) != Surface.PAGE) {
            answer(ctx, status, sentence(fault));
        } else if (ctx.header("HX-Request") != null) {
            ctx.header("HX-Redirect", page);
            answer(ctx, status, sentence(fault));
        } else {
            ctx.status(303);
            ctx.header("Location", page);
        }
    }

    private void confirm(ConfirmationNeededException needed, Context ctx) {
        if (Surface.of(ctx.path()) != Surface.PAGE || confirmPages.isEmpty()) {
            answer(ctx, 403, sentence(needed), Map.of("category", "CONFIRMATION_NEEDED"));
            return;
        }
        Map<String, List<String>> fields = new LinkedHashMap<>(ctx.formParamMap());
        fields.remove(ConfirmPages.PROOF);
        ctx.status(403);
        confirmPages.get().ask(ctx, fields, needed.isRefused() ? sentence(needed) : null);
    }

    private void secondFactorDue(SecondFactorDueException due, Context ctx) {
        if (Surface.of(ctx.path()) == Surface.PAGE && "GET".equals(ctx.req().getMethod())) {
            ctx.status(303).header("Location", SECOND_FACTOR_PAGE);
        } else {
            answer(ctx, 403, sentence(due), Map.of("category", "SECOND_FACTOR_NEEDED"));
        }
    }

    private void unexpected(Exception fault, Context ctx) {
        String id = UUID.randomUUID().toString();
        log.error("Unexpected error {} in {} {}", id, ctx.req().getMethod(), ctx.path(), fault);
        answer(
                ctx,
                500,
                "Something went wrong inside printlab. Try again; if it stays so, tell the lab's administrator this"
                        + " number: " + id + ".");
    }

    private void answer(Context ctx, int status, String sentence) {
        answer(ctx, status, sentence, Map.of());
    }

    private void answer(Context ctx, int status, String sentence, Map<String, Object> more) {
        ctx.status(status);
        if (ctx.res().isCommitted()) {
            return;
        }
        switch (Surface.of(ctx.path())) {
            case REST -> {
                Map<String, Object> problem = new LinkedHashMap<>();
                problem.put("type", "about:blank");
                problem.put("title", StatusText.title(status));
                problem.put("status", status);
                problem.put("detail", sentence);
                String rule = ctx.attribute(RULE);
                if (rule != null) {
                    problem.put("rule", rule);
                }
                problem.putAll(more);
                ctx.json(problem).contentType("application/problem+json");
            }
            case SLICER -> ctx.result(sentence).contentType("text/plain; charset=utf-8");
            case PAGE -> pages.render(ctx, status, StatusText.title(status), sentence);
        }
    }

    private static int status(PrintLabException fault) {
        if (fault instanceof WrongCredentialsException) {
            return 401;
        }
        if (fault instanceof NotAcceptableException) {
            return 406;
        }
        if (fault instanceof TooSlowException) {
            return 408;
        }
        return switch (fault.category()) {
            case USER -> 400;
            case TOO_LARGE -> 413;
            case CONFLICT -> 409;
            case NOT_FOUND -> 404;
            case FORBIDDEN -> 403;
            case DEVICE -> 502;
            case UNAVAILABLE -> 503;
            case INTERNAL -> 500;
        };
    }

    private static String sentence(PrintLabException fault) {
        return String.valueOf(fault.getMessage());
    }
}
