package io.printlab.app.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Every setting by its name in the file; the variable's name follows from it. */
enum SettingKey {
    HTTP_PORT("http.port"),
    HTTP_HOST("http.host"),
    BASE_URL("base.url"),
    DATA_DIR("data.dir"),
    FILES_DIR("files.dir"),
    DATABASE_URL("database.url"),
    DATABASE_USER("database.user"),
    DATABASE_PASSWORD("database.password"),
    DATABASE_POOL("database.pool"),
    NODE("node"),
    ROLES("roles"),
    LEASE_SECONDS("lease.seconds"),
    FILE_LIMIT_MB("file.limit.mb"),
    WAITING_LIMIT("waiting.limit"),
    QUOTA_WEEK("quota.week"),
    QUOTA_MONTH("quota.month"),
    FILE_NOZZLE_CELSIUS("file.nozzle.celsius"),
    FILE_BED_CELSIUS("file.bed.celsius"),
    FILE_TIME_KNOWN("file.time.known"),
    APPROVAL_ABOVE_MINUTES("approval.above.minutes"),
    APPROVAL_ABOVE_GRAMS("approval.above.grams"),
    APPROVAL_MATERIALS("approval.materials"),
    APPROVAL_FIRST_PRINT("approval.first.print"),
    APPROVAL_TRUSTED_AFTER("approval.trusted.after"),
    SESSION_HOURS("session.hours"),
    SESSION_IDLE_MINUTES("session.idle.minutes"),
    SECOND_FACTOR_ROLES("second.factor.roles"),
    TRUSTED_PROXIES("trusted.proxies"),
    OIDC_ISSUER("oidc.issuer"),
    OIDC_CLIENT_ID("oidc.client.id"),
    OIDC_CLIENT_SECRET("oidc.client.secret"),
    OIDC_LABEL("oidc.label"),
    OIDC_SCOPES("oidc.scopes"),
    OIDC_NAME_CLAIM("oidc.name.claim"),
    OIDC_GROUPS_CLAIM("oidc.groups.claim"),
    OIDC_ACCOUNTS("oidc.accounts"),
    OIDC_STAFF("oidc.staff"),
    OIDC_ADMINISTRATORS("oidc.administrators"),
    OIDC_GROUPS("oidc.groups"),
    OIDC_HOSTS("oidc.hosts"),
    DISCORD_TOKEN("discord.token"),
    DISCORD_GUILD("discord.guild"),
    DISCORD_CHANNEL("discord.channel"),
    SMTP_HOST("smtp.host"),
    SMTP_PORT("smtp.port"),
    SMTP_SECURITY("smtp.security"),
    SMTP_USER("smtp.user"),
    SMTP_PASSWORD("smtp.password"),
    SMTP_FROM("smtp.from"),
    CAMERA_LOCAL("camera.local"),
    DEMO_SPEED("demo.speed"),
    DEMO_FARM("demo.farm"),
    DEMO_FAULTS("demo.faults");

    private final String key;

    SettingKey(String key) {
        this.key = key;
    }

    String key() {
        return key;
    }

    String variable() {
        return "PRINTLAB_" + key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    static Optional<SettingKey> named(String name) {
        return Arrays.stream(values()).filter(key -> key.key.equals(name)).findFirst();
    }

    static Optional<SettingKey> ofVariable(String name) {
        return Arrays.stream(values())
                .filter(key -> key.variable().equals(name))
                .findFirst();
    }
}
