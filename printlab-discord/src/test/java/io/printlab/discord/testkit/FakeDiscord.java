package io.printlab.discord.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.Javalin;
import io.printlab.discord.DiscordEndpoint;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Discord's REST and gateway on a free port of loopback, with one guild and one text channel, and a script of faults.
 * It takes one bot at a time. Thread-safe.
 */
public final class FakeDiscord implements AutoCloseable {
    public static final String TOKEN = "made-up-token";
    public static final String GUILD = "100";
    public static final String CHANNEL = "301";
    static final String BOT = "900";

    private static final String BOT_ROLE = "201";
    private static final long SEND_MESSAGES = 1L << 11;
    /** What a guild grants everyone when it is made; ADMINISTRATOR is not among it. */
    private static final String USUAL_PERMISSIONS = "2147601408";

    private final ObjectMapper json = new ObjectMapper();
    private final Set<String> silenced = new ConcurrentSkipListSet<>();
    private final Set<String> channels = new ConcurrentSkipListSet<>(List.of(CHANNEL));
    private final FakeRest rest = new FakeRest(TOKEN);
    private final FakeGateway gateway = new FakeGateway(TOKEN, this::guild);
    private final Javalin server;

    private FakeDiscord() {
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jetty.host = "127.0.0.1";
            rest.addTo(config);
            gateway.addTo(config);
        });
    }

    public static FakeDiscord start() {
        FakeDiscord fake = new FakeDiscord();
        fake.server.start(0);
        return fake;
    }

    /** Where a bot finds it. */
    public DiscordEndpoint endpoint() {
        String host = "127.0.0.1:" + server.port();
        return new DiscordEndpoint(URI.create("http://" + host + "/api/v10/"), URI.create("ws://" + host + "/gateway"));
    }

    /** What was posted, oldest first; a repeat with the same nonce counts once. */
    public List<PostedMessage> messages() {
        return List.copyOf(rest.messages);
    }

    /** How many requests to post came in, whatever became of them. */
    public int posts() {
        return rest.posts.get();
    }

    /** How many requests repeated a message that was posted already. */
    public int repeats() {
        return rest.repeats.get();
    }

    public int logins() {
        return rest.logins.get();
    }

    public int identifies() {
        return gateway.identifies.get();
    }

    public int resumes() {
        return gateway.resumes.get();
    }

    /** The REST calls that it does not know: a test that is done expects none. */
    public Set<String> unknownCalls() {
        return new TreeSet<>(rest.unknownCalls);
    }

    /** The next logins get these answers, one each. */
    public void failLogins(RestFault... faults) {
        rest.loginFaults.addAll(List.of(faults));
    }

    /** The next posts get these answers, one each, and are not posted. */
    public void failPosts(RestFault... faults) {
        rest.postFaults.addAll(List.of(faults));
    }

    /** The next posts get these answers, one each, although they are posted. */
    public void failAnswers(RestFault... faults) {
        rest.answerFaults.addAll(List.of(faults));
    }

    /** Keeps bots that identify from becoming ready, until {@link #releaseReady}. */
    public void holdReady() {
        gateway.holdReady(true);
    }

    public void releaseReady() {
        gateway.holdReady(false);
    }

    /** Closes the gateway's connection with a code, such as 4004. */
    public void closeGateway(int code) {
        gateway.close(code);
    }

    /** Breaks the gateway's connection as a failing network does. */
    public void cutGateway() {
        gateway.cut();
    }

    /** The guild has no channel of this id; call it before a bot connects. */
    public void removeChannel(String id) {
        channels.remove(id);
    }

    /** Nobody may write in the channel; call it before a bot connects. */
    public void silence(String id) {
        silenced.add(id);
    }

    @Override
    public void close() {
        server.stop();
    }

    private ObjectNode guild() {
        ObjectNode guild = json.createObjectNode();
        guild.put("id", GUILD)
                .put("name", "Made-up lab")
                .put("afk_timeout", 300)
                .put("member_count", 2);
        ArrayNode roles = guild.putArray("roles");
        role(roles, GUILD, "@everyone", USUAL_PERMISSIONS);
        role(roles, BOT_ROLE, "bot", "0");
        ArrayNode list = guild.putArray("channels");
        channels.forEach(id -> channel(list, id));
        ObjectNode member = guild.putArray("members").addObject();
        member.putObject("user").put("id", BOT).put("username", "printlab").put("bot", true);
        member.putArray("roles").add(BOT_ROLE);
        for (String empty : List.of("threads", "guild_scheduled_events", "emojis", "voice_states")) {
            guild.putArray(empty);
        }
        return guild;
    }

    private static void role(ArrayNode roles, String id, String name, String permissions) {
        roles.addObject()
                .put("id", id)
                .put("name", name)
                .put("permissions", permissions)
                .put("position", roles.size() - 1)
                .putObject("colors")
                .put("primary_color", 0);
    }

    private void channel(ArrayNode list, String id) {
        ObjectNode channel = list.addObject();
        channel.put("id", id).put("type", 0).put("name", "lab-" + id).put("position", 0);
        if (silenced.contains(id)) {
            channel.putArray("permission_overwrites")
                    .addObject()
                    .put("id", GUILD)
                    .put("type", 0)
                    .put("allow", "0")
                    .put("deny", Long.toString(SEND_MESSAGES));
        }
    }
}
