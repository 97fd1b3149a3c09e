package io.printlab.app.config;

import io.printlab.NodeRole;
import io.printlab.app.demo.DemoSettings;
import io.printlab.app.http.HttpSettings;
import io.printlab.app.mail.MailSettings;
import io.printlab.app.signin.SignInSettings;
import io.printlab.app.sso.SingleSignOnSettings;
import io.printlab.device.DeviceDefinition;
import io.printlab.device.NodeId;
import io.printlab.devices.camera.CameraSettings;
import io.printlab.discord.DiscordSettings;
import io.printlab.error.PrintLabException;
import io.printlab.persistence.PostgresSettings;
import io.printlab.rule.LabRules;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the settings from a file and from variables, which win, and tells every fault at once. Used once, by one thread. */
public final class SettingsReader {
    private static final Logger log = LoggerFactory.getLogger(SettingsReader.class);
    private static final String PREFIX = "PRINTLAB_";
    private static final String CONFIG = "PRINTLAB_CONFIG";
    private static final String DEVICE = "device.";

    private final Map<SettingKey, String> values = new EnumMap<>(SettingKey.class);
    private final Map<String, String> deviceLines = new TreeMap<>();
    private final Map<String, String> quotaLines = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();

    private SettingsReader() {}

    /**
     * Reads the settings.
     *
     * @param file a properties file, or null to take what PRINTLAB_CONFIG names, if anything
     * @param variables the environment
     * @throws PrintLabException with category USER that lists every fault
     */
    public static Settings read(@Nullable Path file, Map<String, String> variables) {
        SettingsReader reader = new SettingsReader();
        String named = variables.get(CONFIG);
        if (file != null) {
            reader.readFile(file);
        } else if (named != null && !named.isBlank()) {
            reader.readFile(Path.of(named));
        }
        reader.readVariables(variables);
        return reader.settings();
    }

    private void readFile(Path file) {
        Properties lines = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            lines.load(in);
        } catch (IOException | IllegalArgumentException broken) {
            log.debug("The settings file {} cannot be read", file, broken);
            faults.add(
                    "the file " + file + " cannot be read (" + broken.getClass().getSimpleName() + ")");
        }
        for (String name : lines.stringPropertyNames()) {
            String value = lines.getProperty(name).strip();
            if (name.startsWith(DEVICE)) {
                deviceLines.put(name, value);
            } else if (RuleLines.isQuotaOfGroup(name)) {
                quotaLines.put(name, value);
            } else {
                SettingKey.named(name).ifPresentOrElse(key -> values.put(key, value), () -> unknown(name));
            }
        }
    }

    private void unknown(String name) {
        faults.add("there is no setting " + name
                + Likeness.nearest(name, Arrays.stream(SettingKey.values()).map(SettingKey::key))
                        .map(near -> " (did you mean " + near + "?)")
                        .orElse(""));
    }

    /** A cluster may put variables of its own beside ours, so only what looks like a slip of ours is a fault. */
    private void readVariables(Map<String, String> variables) {
        new TreeMap<>(variables).forEach((name, value) -> {
            if (!name.startsWith(PREFIX) || name.equals(CONFIG)) {
                return;
            }
            SettingKey key = SettingKey.ofVariable(name).orElse(null);
            if (key != null) {
                values.put(key, value.strip());
                return;
            }
            Likeness.nearest(name, Arrays.stream(SettingKey.values()).map(SettingKey::variable))
                    .ifPresentOrElse(
                            near -> faults.add("there is no variable " + name + " (did you mean " + near + "?)"),
                            () -> log.warn("The variable {} is none of printlab's and is ignored", name));
        });
    }

    private Settings settings() {
        Path data = folder(SettingKey.DATA_DIR, Path.of("data").toAbsolutePath().normalize());
        long limit = number(SettingKey.FILE_LIMIT_MB, 500, 1, 100_000) * 1_000_000L;
        String baseUrl = baseUrl();
        HttpSettings http = new HttpSettings(
                text(SettingKey.HTTP_HOST, "127.0.0.1"),
                (int) number(SettingKey.HTTP_PORT, 7070, 0, 65_535),
                baseUrl,
                data.resolve("uploads"),
                limit,
                new DoorLines(values, faults).proxies());
        Path files = folder(SettingKey.FILES_DIR, data.resolve("files"));
        Duration leaseTime = Duration.ofSeconds(number(SettingKey.LEASE_SECONDS, 30, 3, 600));
        PostgresSettings database = database();
        NodeId node = node();
        Set<NodeRole> roles = roles();
        List<DeviceDefinition> devices = new DeviceLines(deviceLines, faults).devices();
        DiscordSettings discord = discord(baseUrl);
        MailSettings mail = new MailLines(values, faults).mail(baseUrl);
        LabRules rules = new RuleLines(values, quotaLines, faults).rules();
        DemoSettings demo = new DemoLines(values, faults).demo();
        SignInSettings signIn = new DoorLines(values, faults).signIn();
        SingleSignOnSettings singleSignOn = new DoorLines(values, faults).singleSignOn(baseUrl);
        String local = text(SettingKey.CAMERA_LOCAL, "no");
        if (!local.matches("yes|no")) {
            faults.add(SettingKey.CAMERA_LOCAL.key() + " is yes or no");
        }
        boolean cameraLocal = local.equals("yes");
        if (!faults.isEmpty()) {
            throw PrintLabException.user(
                    "The settings are not usable: " + String.join("; ", faults) + ". Mend all of it and start again.");
        }
        return new Settings(
                http,
                data,
                files,
                database,
                node,
                roles,
                leaseTime,
                limit,
                devices,
                discord,
                mail,
                rules,
                demo,
                signIn,
                singleSignOn,
                CameraSettings.DEFAULT.allowLocal(cameraLocal));
    }

    private @Nullable PostgresSettings database() {
        String url = text(SettingKey.DATABASE_URL, "");
        if (url.isEmpty()) {
            return null;
        }
        int pool = (int) number(SettingKey.DATABASE_POOL, 10, 2, 100);
        try {
            return new PostgresSettings(
                            url, text(SettingKey.DATABASE_USER, "printlab"), text(SettingKey.DATABASE_PASSWORD, ""))
                    .withPoolSize(pool);
        } catch (PrintLabException wrong) {
            log.debug("The database settings are wrong", wrong);
            faults.add(SettingKey.DATABASE_URL.key() + ": " + wrong.getMessage());
            return null;
        }
    }

    private DiscordSettings discord(String baseUrl) {
        try {
            return new DiscordSettings(
                    values.get(SettingKey.DISCORD_TOKEN),
                    values.get(SettingKey.DISCORD_GUILD),
                    values.get(SettingKey.DISCORD_CHANNEL),
                    baseUrl.isEmpty() ? null : URI.create(baseUrl),
                    null);
        } catch (PrintLabException wrong) {
            log.debug("The Discord settings are wrong", wrong);
            faults.add(String.valueOf(wrong.getMessage()));
            return DiscordSettings.off();
        }
    }

    private Path folder(SettingKey key, Path otherwise) {
        String folder = text(key, "");
        if (folder.isEmpty()) {
            return otherwise;
        }
        try {
            return Path.of(folder).toAbsolutePath().normalize();
        } catch (InvalidPathException wrong) {
            log.debug("{} is no path", key.key(), wrong);
            faults.add(key.key() + " is not a folder's path");
            return otherwise;
        }
    }

    private String baseUrl() {
        String url = text(SettingKey.BASE_URL, "");
        if (!url.isEmpty() && !url.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~-]+)*/?")) {
            faults.add(SettingKey.BASE_URL.key() + " is not an address such as https://prints.example.org");
            return "";
        }
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    private NodeId node() {
        String node = text(SettingKey.NODE, "main");
        if (!node.matches("[a-z0-9][a-z0-9-]{0,39}")) {
            faults.add(SettingKey.NODE.key() + " has 1 to 40 characters a-z, 0-9 and hyphen, such as pi-left");
        }
        return new NodeId(node);
    }

    private Set<NodeRole> roles() {
        String text = text(SettingKey.ROLES, "all");
        if (text.equalsIgnoreCase("all")) {
            return EnumSet.allOf(NodeRole.class);
        }
        EnumSet<NodeRole> roles = EnumSet.noneOf(NodeRole.class);
        for (String name : text.split(",")) {
            Arrays.stream(NodeRole.values())
                    .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                    .findFirst()
                    .ifPresentOrElse(
                            roles::add,
                            () -> faults.add(SettingKey.ROLES.key() + " is all, or some of web, devices, notifications;"
                                    + " there is no role " + name.strip()));
        }
        return roles;
    }

    private long number(SettingKey key, long otherwise, long least, long most) {
        String text = text(key, Long.toString(otherwise));
        boolean fits = text.matches("-?[0-9]{1,15}");
        long value = fits ? Long.parseLong(text) : 0;
        if (!fits || value < least || value > most) {
            faults.add(key.key() + " is a whole number from " + least + " to " + most + ", not " + shown(text));
            return otherwise;
        }
        return value;
    }

    private String text(SettingKey key, String otherwise) {
        String value = values.get(key);
        return value == null || value.isEmpty() ? otherwise : value;
    }

    private static String shown(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
