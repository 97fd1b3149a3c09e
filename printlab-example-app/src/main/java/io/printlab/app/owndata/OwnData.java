package io.printlab.app.owndata;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.printlab.PrintLab;
import io.printlab.account.Actor;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.app.signin.Accounts;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A person's own data: written out whole, and deleted. Thread-safe; throws UNAVAILABLE without the database. */
@Singleton
public final class OwnData {
    private static final int PAGE = 200;

    private final PrintLab lab;
    private final LabStore store;
    private final Accounts accounts;
    private final ObjectMapper json;
    private final Clock clock;

    @Inject
    OwnData(PrintLab lab, LabStore store, Accounts accounts, ObjectMapper json, Clock clock) {
        this.lab = lab;
        this.store = store;
        this.accounts = accounts;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes account, e-mail address, sessions, names of keys, and every job with its history, as one JSON object. No secret and
     * no digest of one is in it. Jobs are written page by page, however many there are.
     */
    public void write(Actor actor, User user, OutputStream out) {
        requireSelf(actor, user.id());
        try (JsonGenerator generator = json.getFactory().createGenerator(out)) {
            generator.useDefaultPrettyPrinter();
            generator.writeStartObject();
            generator.writePOJOField("writtenAt", clock.instant());
            generator.writePOJOField("account", account(actor, user));
            generator.writePOJOField(
                    "sessions",
                    lab.people().sessions(actor, user.id()).stream()
                            .map(session -> new Session(session.createdAt(), session.lastSeenAt(), session.expiresAt()))
                            .toList());
            generator.writePOJOField(
                    "apiKeys",
                    store.apiKeys().ofOwner(user.id()).stream()
                            .map(key -> new Key(key.name(), key.createdAt(), key.lastUsedAt()))
                            .toList());
            generator.writeArrayFieldStart("jobs");
            writeJobs(user.id(), generator);
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException gone) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE, "Your data could not be sent whole. Ask for it again.", gone);
        }
    }

    /**
     * Deletes the actor's own account as {@code PeopleDesk.eraseSelf} does.
     *
     * @throws PrintLabException FORBIDDEN if the password is not the actor's
     */
    public void delete(Actor actor, UserId self, String password) {
        requireSelf(actor, self);
        accounts.confirm(self, password);
        lab.people().eraseSelf(actor);
    }

    private static void requireSelf(Actor actor, UserId id) {
        if (!actor.is(id)) {
            throw PrintLabException.forbidden("These are the data of somebody else.");
        }
    }

    private Map<String, Object> account(Actor actor, User user) {
        Map<String, Object> account = new LinkedHashMap<>();
        account.put("id", user.id().value());
        account.put("name", user.name());
        account.put("displayName", user.displayName());
        account.put("email", lab.people().email(actor, user.id()).orElse(""));
        account.put("role", user.role());
        account.put("groups", user.groups());
        account.put("createdAt", user.createdAt());
        return account;
    }

    private void writeJobs(UserId owner, JsonGenerator generator) throws IOException {
        JobId before = null;
        List<Job> page;
        do {
            JobQuery query = JobQuery.newest(PAGE).ownedBy(owner);
            page = store.jobs().list(before == null ? query : query.before(before));
            for (Job job : page) {
                generator.writePOJO(job(job));
                before = job.id();
            }
        } while (page.size() == PAGE);
    }

    private Map<String, Object> job(Job job) {
        Map<String, Object> written = new LinkedHashMap<>();
        written.put("id", job.id().value());
        written.put("file", job.submission().title());
        written.put("state", job.state());
        written.put("submittedAt", job.submission().at());
        written.put(
                "history",
                store.jobs().history(job.id()).stream().map(OwnData::step).toList());
        return written;
    }

    private static Map<String, Object> step(JobEvent event) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("at", event.at());
        step.put("move", event.move());
        step.put("to", event.to());
        step.put("by", event.by());
        step.put("reason", event.reason() == null ? "" : event.reason());
        return step;
    }

    record Session(Instant signedInAt, Instant lastSeenAt, Instant endsAt) {}

    record Key(String name, Instant createdAt, @Nullable Instant lastUsedAt) {}
}
