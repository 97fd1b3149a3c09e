package io.printlab.app.http;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;
import org.jspecify.annotations.Nullable;

/** Takes the parts of one form as they are parsed: small fields into memory, the file into a file of its own. Not thread-safe. */
final class FormReceiver implements MultiPart.Parser.Listener {
    private static final int FIELD_BYTES = 4096;

    private final Path folder;
    private final long limit;
    private final Map<String, String> fields = new HashMap<>();
    private @Nullable PrintLabException fault;
    private boolean complete;
    private String disposition = "";
    private @Nullable String field;
    private @Nullable ByteArrayOutputStream value;
    private @Nullable String fileName;
    private @Nullable Path spooled;
    private @Nullable OutputStream file;
    private long bytes;

    FormReceiver(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** @throws PrintLabException as soon as the form is known to be wrong */
    void check() {
        if (fault != null) {
            throw fault;
        }
    }

    boolean isComplete() {
        return complete;
    }

    Upload upload() {
        check();
        Path path = spooled;
        String name = fileName;
        if (path == null || name == null) {
            throw PrintLabException.user("The form holds no file. Send the file in the field file.");
        }
        return new Upload(name, path, fields);
    }

    /** Removes what was received. */
    void discard() {
        try {
            if (file != null) {
                file.close();
            }
            if (spooled != null) {
                Files.deleteIfExists(spooled);
            }
        } catch (IOException broken) {
            throw disk(broken);
        }
    }

    @Override
    public void onPartBegin() {
        disposition = "";
        field = null;
        value = null;
    }

    @Override
    public void onPartHeader(String name, String headerValue) {
        if ("Content-Disposition".equalsIgnoreCase(name)) {
            disposition = headerValue;
        }
    }

    @Override
    public void onPartHeaders() {
        String name = Uploads.parameter(disposition, "name");
        String sentName = Uploads.parameter(disposition, "filename");
        if (sentName == null) {
            field = name;
            value = new ByteArrayOutputStream();
        } else if (!"file".equals(name)) {
            fail(PrintLabException.user("The file goes into the field file; the field " + shown(name)
                    + " holds one too. Send one file at a time."));
        } else if (spooled != null) {
            fail(PrintLabException.user("The form holds more than one file. Send one file at a time."));
        } else {
            begin(sentName);
        }
    }

    @Override
    public void onPartContent(Content.Chunk chunk) {
        if (fault != null) {
            return;
        }
        ByteBuffer content = chunk.getByteBuffer();
        byte[] part = new byte[content.remaining()];
        content.get(part);
        ByteArrayOutputStream text = value;
        OutputStream out = file;
        if (text != null) {
            if (text.size() + part.length > FIELD_BYTES) {
                fail(PrintLabException.user("The field " + shown(field) + " is longer than a field may be."));
                return;
            }
            text.writeBytes(part);
        } else if (out != null) {
            write(out, part);
        }
    }

    @Override
    public void onPartEnd() {
        ByteArrayOutputStream text = value;
        OutputStream out = file;
        if (text != null) {
            if (field != null) {
                fields.putIfAbsent(field, text.toString(StandardCharsets.UTF_8));
            }
        } else if (out != null) {
            try {
                out.close();
            } catch (IOException broken) {
                fail(disk(broken));
            }
            file = null;
        }
    }

    @Override
    public void onComplete() {
        complete = true;
    }

    @Override
    public void onFailure(Throwable failure) {
        fail(new PrintLabException(
                ErrorCategory.USER,
                "The form cannot be read, so nothing was kept. Send the file again, or use another program.",
                failure));
    }

    private void begin(String sentName) {
        try {
            Path path = Files.createTempFile(folder, "upload-", ".part");
            spooled = path;
            file = Files.newOutputStream(path);
            fileName = sentName;
        } catch (IOException broken) {
            fail(disk(broken));
        }
    }

    private void write(OutputStream out, byte[] part) {
        bytes += part.length;
        if (bytes > limit) {
            fail(Uploads.tooLarge(limit));
            return;
        }
        try {
            out.write(part);
        } catch (IOException broken) {
            fail(disk(broken));
        }
    }

    private void fail(PrintLabException first) {
        if (fault == null) {
            fault = first;
        }
    }

    private static PrintLabException disk(IOException broken) {
        return new PrintLabException(
                ErrorCategory.UNAVAILABLE,
                "The lab cannot store uploads at this moment. Try again later and tell the lab's staff.",
                broken);
    }

    private static String shown(@Nullable String name) {
        return name == null
                ? "without a name"
                : name.replaceAll("[^A-Za-z0-9_.-]", "?").substring(0, Math.min(30, name.length()));
    }
}
