package io.printlab.app.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.printlab.device.DeviceId;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads what requests say, and refuses what cannot be read with a sentence that helps. Thread-safe. */
@Singleton
final class Requests {
    private final ObjectMapper json;

    @Inject
    Requests(ObjectMapper json) {
        this.json = json;
    }

    /** The JSON body; empty if there is none. */
    <T> Optional<T> body(Context ctx, Class<T> type) {
        String body = ctx.body();
        if (body.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(json.readValue(body, type));
        } catch (JsonProcessingException wrong) {
            throw new PrintLabException(
                    io.printlab.error.ErrorCategory.USER,
                    "The body is not the JSON that this address takes. See /api/v1/openapi.json for its fields.",
                    wrong);
        }
    }

    /** The JSON body of a request that makes no sense without one. */
    <T> T requiredBody(Context ctx, Class<T> type, String example) {
        return body(ctx, type)
                .orElseThrow(() -> PrintLabException.user("This address needs a JSON body such as " + example + "."));
    }

    static JobId job(Context ctx) {
        return new JobId(number(ctx.pathParam("id"), "A job's id"));
    }

    static DeviceId device(Context ctx) {
        return new DeviceId(ctx.pathParam("id"));
    }

    /** @param what begins the sentence of refusal */
    static long number(String text, String what) {
        if (!text.matches("[0-9]{1,18}")) {
            throw PrintLabException.user(what + " is a whole number.");
        }
        return Long.parseLong(text);
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, String text, String what) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.strip().toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw PrintLabException.user(what + " is one of " + names(type) + ".");
    }

    /** A parameter that may be repeated, or hold several values with commas. */
    static List<String> several(Context ctx, String parameter) {
        return ctx.queryParams(parameter).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    static int limit(@Nullable String text, int otherwise) {
        if (text == null) {
            return otherwise;
        }
        long limit = number(text, "The parameter limit");
        if (limit < 1 || limit > 500) {
            throw PrintLabException.user("The parameter limit is 1 to 500.");
        }
        return (int) limit;
    }

    private static String names(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }
}
