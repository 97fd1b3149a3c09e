package io.printlab.discord;

import io.printlab.error.PrintLabException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the bot needs to know. A blank text counts as null, as an empty environment variable does.
 *
 * @param token the bot's token, or null: then there is no bot
 * @param guild id of the guild that the channel must belong to, or null for any
 * @param channel id of the channel that gets the news; required with a token
 * @param webAddress where people reach the lab's pages, for links; null for messages without links
 * @param endpoint a server in place of Discord, or null for Discord
 */
public record DiscordSettings(
        @Nullable String token,
        @Nullable String guild,
        @Nullable String channel,
        @Nullable URI webAddress,
        @Nullable DiscordEndpoint endpoint) {
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,200}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,18}");

    private static final int LONGEST_ADDRESS = 300;

    /**
     * Checks the settings as a whole.
     *
     * @throws PrintLabException with category USER that names every fault, and never the token
     */
    public DiscordSettings {
        token = present(token);
        guild = present(guild);
        channel = present(channel);
        List<String> faults = new ArrayList<>();
        if (token != null && !TOKEN.matcher(token).matches()) {
            faults.add("the token has characters that no token has, or more than 200 of them: copy it again from the"
                    + " developer portal");
        }
        if (token != null && channel == null) {
            faults.add("the channel is missing: name the id of the channel that gets the news");
        }
        checkId("guild", guild, faults);
        checkId("channel", channel, faults);
        checkAddress(webAddress, faults);
        if (!faults.isEmpty()) {
            throw PrintLabException.user("The Discord settings are not usable: " + String.join("; ", faults) + ".");
        }
    }

    /** No bot. */
    public static DiscordSettings off() {
        return new DiscordSettings(null, null, null, null, null);
    }

    /** The same bot at another server. */
    public DiscordSettings at(DiscordEndpoint other) {
        return new DiscordSettings(token, guild, channel, webAddress, other);
    }

    public boolean hasToken() {
        return token != null;
    }

    /** Everything but the token. */
    @Override
    public String toString() {
        return "DiscordSettings[token=" + (token == null ? "none" : "***") + ", guild=" + guild + ", channel=" + channel
                + ", webAddress=" + webAddress + ", endpoint=" + endpoint + "]";
    }

    private static @Nullable String present(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void checkId(String name, @Nullable String id, List<String> faults) {
        if (id != null && !ID.matcher(id).matches()) {
            faults.add("the " + name + " is not an id: switch on Discord's developer mode, copy the " + name
                    + "'s id, a number such as 1130000000000000000");
        }
    }

    private static void checkAddress(@Nullable URI address, List<String> faults) {
        if (address == null) {
            return;
        }
        String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web
                || address.getHost() == null
                || address.getRawUserInfo() != null
                || address.getRawQuery() != null
                || address.getRawFragment() != null
                || address.toASCIIString().length() > LONGEST_ADDRESS) {
            faults.add("the web address is not a plain address of pages such as https://lab.example.org, of at most "
                    + LONGEST_ADDRESS + " characters");
        }
    }
}
