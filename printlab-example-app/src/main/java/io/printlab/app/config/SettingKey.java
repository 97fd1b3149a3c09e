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
    DATABASE_URL("database.url"),
    DATABASE_USER("database.user"),
    DATABASE_PASSWORD("database.password"),
    DATABASE_POOL("database.pool"),
    NODE("node"),
    ROLES("roles"),
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
    DISCORD_TOKEN("discord.token"),
    DISCORD_GUILD("discord.guild"),
    DISCORD_CHANNEL("discord.channel"),
    SMTP_HOST("smtp.host"),
    SMTP_PORT("smtp.port"),
    SMTP_SECURITY("smtp.security"),
    SMTP_USER("smtp.user"),
    SMTP_PASSWORD("smtp.password"),
    SMTP_FROM("smtp.from"),
    DEMO_SPEED("demo.speed");

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
