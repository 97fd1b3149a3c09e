package io.printlab.app.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.printlab.account.Actor;
import io.printlab.account.ApiKey;
import io.printlab.account.KeyLimits;
import io.printlab.account.KeyScope;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.app.signin.Accounts;
import io.printlab.app.signin.ApiKeys;
import io.printlab.app.signin.GroupBook;
import io.printlab.app.signin.Secrets;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.store.LabStore;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The demo's people, with passwords and keys of their own in every data folder, kept from one start to the next. */
final class DemoPeople {
    static final String STUDENT = "sam.student";
    static final String STAFF = "stella.staff";
    static final String ADMINISTRATOR = "ada.admin";
    static final String COURSE = "product design 2";
    static final String FILE = "demo-credentials.json";
    private static final String KEY = "demo";
    private static final Actor DEMO = Actor.part("demo");

    private final LabStore store;
    private final Accounts accounts;
    private final GroupBook groups;
    private final ApiKeys keys;
    private final ObjectMapper json;
    private final Secrets secrets = new Secrets();

    @Inject
    DemoPeople(LabStore store, Accounts accounts, GroupBook groups, ApiKeys keys, ObjectMapper json) {
        this.store = store;
        this.accounts = accounts;
        this.groups = groups;
        this.keys = keys;
        this.json = json;
    }

    /** Makes sure that the people are there and that the file in the folder tells the truth about them. */
    Path prepare(Path folder) {
        Path file = folder.resolve(FILE);
        if (!isTrue(file)) {
            write(
                    file,
                    List.of(
                            person(STUDENT, "Sam Student", Role.STUDENT, COURSE),
                            person(STAFF, "Stella Staff", Role.STAFF, "staff"),
                            person(ADMINISTRATOR, "Ada Admin", Role.ADMINISTRATOR, "staff")));
        }
        return file;
    }

    User user(String name) {
        return store.users()
                .byName(name)
                .orElseThrow(() -> PrintLabException.notFound("The demo's user " + name + " is gone."));
    }

    private boolean isTrue(Path file) {
        if (!Files.isReadable(file)) {
            return false;
        }
        try {
            List<Map<String, String>> entries =
                    json.readValue(file.toFile(), json.getTypeFactory().constructCollectionType(List.class, Map.class));
            return entries.size() == 3
                    && entries.stream().allMatch(entry -> owns(entry.get("name"), entry.get("apiKey")));
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The file " + file + " cannot be read. Delete it; the demo makes a new one.",
                    broken);
        }
    }

    private boolean owns(@Nullable String name, @Nullable String key) {
        if (name == null || key == null) {
            return false;
        }
        Optional<User> user = store.users().byName(name);
        String hash = Secrets.sha256(key);
        return user.isPresent()
                && keys.of(user.get().id()).stream().map(ApiKey::secretHash).anyMatch(hash::equals);
    }

    private DemoPerson person(String name, String displayName, Role role, String group) {
        String password = secrets.next(96);
        User user = store.users().byName(name).orElse(null);
        if (user == null) {
            user = accounts.add(name, displayName, role, password);
        } else {
            accounts.setPassword(DEMO, user.id(), password);
        }
        groups.join(DEMO, name, group, false);
        for (ApiKey old : keys.of(user.id())) {
            if (old.name().equals(KEY)) {
                keys.revoke(Actor.of(user), old.id());
            }
        }
        return new DemoPerson(
                name,
                role,
                password,
                keys.create(Actor.of(user), KEY, KeyLimits.of(KeyScope.values()))
                        .secret());
    }

    private void write(Path file, List<DemoPerson> people) {
        List<Map<String, String>> entries = new ArrayList<>();
        people.forEach(person -> entries.add(Map.of(
                "name", person.name(),
                "role", person.role().name().toLowerCase(Locale.ROOT),
                "password", person.password(),
                "apiKey", person.apiKey())));
        try {
            Path unfinished = Files.createTempFile(file.toAbsolutePath().getParent(), "demo-", ".json", onlyMine());
            json.writerWithDefaultPrettyPrinter().writeValue(unfinished.toFile(), entries);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new PrintLabException(
                    ErrorCategory.UNAVAILABLE,
                    "The file " + file + " cannot be written. Let printlab's user write to its folder.",
                    broken);
        }
    }

    private static FileAttribute<?>[] onlyMine() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
