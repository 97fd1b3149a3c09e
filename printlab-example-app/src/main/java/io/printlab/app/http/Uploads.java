package io.printlab.app.http;

import io.javalin.http.Context;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MimeTypes;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/**
 * Receives multipart forms with one file. The body streams to the upload folder and is counted while it is read; nothing
 * is made of it before its last boundary has been seen, so a form that breaks off leaves nothing behind. Thread-safe.
 */
@Singleton
public final class Uploads {
    private static final int FORM_BYTES = 64 * 1024;
    private static final int BUFFER = 64 * 1024;
    private static final int HEADER_BYTES = 8 * 1024;
    private static final int PARTS = 20;

    private final Path folder;
    private final long limit;
    private final Pace pace;

    /** Empties the folder of what an earlier run left. */
    @Inject
    Uploads(HttpSettings settings, Pace pace) {
        this.pace = pace;
        this.folder = settings.uploadFolder();
        this.limit = settings.fileLimitBytes();
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, "upload-*")) {
                for (Path file : left) {
                    Files.delete(file);
                }
            }
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The folder " + folder + " for uploads cannot be used. Let printlab's user write there.",
                    broken);
        }
    }

    /**
     * Reads a form with one file in the field {@code file}; the other fields may stand before or after it. The caller closes the upload.
     *
     * @throws PrintLabException USER if it is not such a form, breaks off or comes in too slowly, TOO_LARGE past the limit
     */
    public Upload read(Context ctx) {
        String boundary = boundary(ctx.req().getContentType());
        if (ctx.req().getContentLengthLong() > limit + FORM_BYTES) {
            ctx.header("Connection", "close");
            throw tooLarge(limit);
        }
        FormReceiver receiver = new FormReceiver(folder, limit);
        boolean whole = false;
        try {
            MultiPart.Parser parser = new MultiPart.Parser(boundary, receiver);
            parser.setMaxParts(PARTS);
            parser.setPartHeadersMaxLength(HEADER_BYTES);
            feed(parser, receiver, ctx);
            Upload upload = receiver.upload();
            whole = true;
            return upload;
        } finally {
            if (!whole) {
                ctx.header("Connection", "close");
                receiver.discard();
            }
        }
    }

    static PrintLabException tooLarge(long limit) {
        return new PrintLabException(
                ErrorCategory.TOO_LARGE,
                "The file is larger than the " + megabytes(limit)
                        + " that this lab takes. Slice it coarser or split it, or ask the lab's staff.");
    }

    private void feed(MultiPart.Parser parser, FormReceiver receiver, Context ctx) {
        byte[] buffer = new byte[BUFFER];
        long began = System.nanoTime();
        long total = 0;
        for (int read = next(ctx, buffer); read >= 0; read = next(ctx, buffer)) {
            total += read;
            if (total > limit + FORM_BYTES) {
                throw tooLarge(limit);
            }
            if (!pace.allows(total, Duration.ofNanos(System.nanoTime() - began))) {
                throw new TooSlowException(null);
            }
            parser.parse(Content.Chunk.from(ByteBuffer.wrap(buffer, 0, read), false));
            receiver.check();
        }
        parser.parse(Content.Chunk.EOF);
        if (!receiver.isComplete()) {
            throw brokenOff(null);
        }
    }

    private static int next(Context ctx, byte[] buffer) {
        try {
            InputStream body = ctx.req().getInputStream();
            return body.read(buffer);
        } catch (IOException broken) {
            throw broken.getCause() instanceof TimeoutException ? new TooSlowException(broken) : brokenOff(broken);
        }
    }

    private static PrintLabException brokenOff(@Nullable IOException cause) {
        return new PrintLabException(
                ErrorCategory.USER,
                "The upload broke off before its end, so nothing was kept. Send the file again.",
                cause);
    }

    private static String boundary(@Nullable String contentType) {
        boolean multipart =
                contentType != null && MimeTypes.getBase(contentType).equalsIgnoreCase("multipart/form-data");
        String boundary = multipart ? MultiPart.extractBoundary(contentType) : null;
        if (boundary == null || boundary.isEmpty() || boundary.length() > 200) {
            throw PrintLabException.user(
                    "An upload is a form of the type multipart/form-data with the file in the field file.");
        }
        return boundary;
    }

    private static String megabytes(long bytes) {
        return bytes >= 1_000_000 ? bytes / 1_000_000 + " MB" : bytes + " bytes";
    }

    /** The parameter of a header's value such as {@code form-data; name="file"}. */
    static @Nullable String parameter(String value, String name) {
        Map<String, String> parameters = new HashMap<>();
        HttpField.getValueParameters(value, parameters);
        return parameters.get(name);
    }
}
