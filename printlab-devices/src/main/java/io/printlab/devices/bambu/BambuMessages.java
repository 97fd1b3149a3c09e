package io.printlab.devices.bambu;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.devices.network.HostRefusal;
import io.printlab.devices.network.HostReport;
import io.printlab.devices.network.HostText;
import io.printlab.devices.network.HostWeb;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLContext;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttCallback;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The MQTT side of a Bambu printer: its reports come in, requests go out and are answered under their number. */
final class BambuMessages implements MqttCallback {
    private static final Logger log = LoggerFactory.getLogger(BambuMessages.class);
    private static final String USER = "bblp";
    private static final Duration UNDER_WAY = Duration.ofMillis(150);

    private final BambuSettings settings;
    private final Duration answer;
    private final MqttAsyncClient client;
    private final BambuStatus status = new BambuStatus();
    private final Map<String, JsonNode> answers = new HashMap<>();
    private @Nullable String broken;
    private long toldAt = System.nanoTime();
    private long requests;
    private final AtomicBoolean closed = new AtomicBoolean();

    private BambuMessages(BambuSettings settings, Duration answer) throws MqttException {
        this.settings = settings;
        this.answer = answer;
        // The scheme says tcp because our socket factory brings the TLS.
        this.client = new MqttAsyncClient(
                "tcp://" + settings.host() + ":" + settings.mqttPort(),
                "printlab-" + UUID.randomUUID().toString().substring(0, 13),
                new MemoryPersistence());
    }

    static BambuMessages connect(BambuSettings settings, SSLContext context, Duration answer) throws IOException {
        BambuMessages messages = null;
        try {
            messages = new BambuMessages(settings, answer);
            messages.connect(context);
            return messages;
        } catch (MqttException refused) {
            if (messages != null) {
                messages.close();
            }
            throw explained(refused, settings);
        }
    }

    private void connect(SSLContext context) throws MqttException {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setMqttVersion(MqttConnectOptions.MQTT_VERSION_3_1_1);
        options.setUserName(USER);
        options.setPassword(settings.accessCode().toCharArray());
        options.setCleanSession(true);
        options.setAutomaticReconnect(false);
        options.setSocketFactory(TlsSocket.factory(context));
        int seconds = (int) Math.max(1, answer.toSeconds());
        options.setConnectionTimeout(seconds);
        options.setKeepAliveInterval(seconds);
        client.setCallback(this);
        client.connect(options).waitForCompletion(2 * answer.toMillis());
        client.subscribe(settings.reports(), 0).waitForCompletion(answer.toMillis());
        publish(HostWeb.written(
                Map.of("pushing", Map.of("sequence_id", "0", "command", "pushall", "version", 1, "push_target", 1))));
    }

    private static IOException explained(MqttException refused, BambuSettings settings) {
        int reason = refused.getReasonCode();
        if (reason == MqttException.REASON_CODE_FAILED_AUTHENTICATION
                || reason == MqttException.REASON_CODE_NOT_AUTHORIZED) {
            return HostRefusal.ofKey(
                    "The Bambu printer at " + settings.host()
                            + " does not accept the access code. Read it again on the printer's screen under Settings, LAN Only Mode.");
        }
        Throwable cause = refused;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return new IOException(
                "The Bambu printer at " + settings.host() + " cannot be reached or understood ("
                        + HostText.line(String.valueOf(cause.getMessage()), 300)
                        + "). Is it switched on, and is the address right?",
                refused);
    }

    /** The newest that it told; waits for the first. */
    synchronized HostReport report() throws IOException {
        long end = System.nanoTime() + answer.toNanos();
        while (!status.isKnown() && broken == null) {
            await(
                    end,
                    "The Bambu printer at " + settings.host() + " did not say how it is. Is the serial number right?");
        }
        if (!client.isConnected()) {
            throw new IOException("The connection to the Bambu printer at " + settings.host() + " broke.");
        }
        if (broken != null) {
            throw new IOException(broken);
        }
        return status.report();
    }

    /** What it tells from now on: a report that was under way may be of a moment ago. */
    synchronized HostReport nextReport() throws IOException {
        long asked = System.nanoTime();
        while (client.isConnected() && toldAt - asked < UNDER_WAY.toNanos()) {
            await(asked + answer.toNanos(), "The Bambu printer at " + settings.host() + " is silent.");
        }
        return report();
    }

    private synchronized void await(long end, String silence) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new IOException(silence);
        }
        try {
            wait(left);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
            throw new IOException("the question to the Bambu printer was ended", told);
        }
    }

    /** @throws HostRefusal if the printer answers that it will not; no answer is no refusal, since what follows is observed */
    void ask(String command, String param) throws IOException {
        String number;
        synchronized (this) {
            requests++;
            number = String.valueOf(requests);
        }
        publishChecked(
                HostWeb.written(Map.of("print", Map.of("sequence_id", number, "command", command, "param", param))));
        JsonNode said = answerTo(number);
        if (said != null
                && said.path("result").asText().toLowerCase(Locale.ROOT).startsWith("fail")) {
            throw new HostRefusal("the printer refused to " + command.replace('_', ' ') + ": "
                    + HostText.sentence(said.path("reason").asText())
                    + " Newer firmware asks for Developer Mode under Settings, LAN Only Mode.");
        }
    }

    private synchronized @Nullable JsonNode answerTo(String number) {
        long end = System.nanoTime() + answer.toNanos();
        try {
            while (!answers.containsKey(number) && client.isConnected()) {
                await(end, "no answer");
            }
        } catch (IOException silence) {
            log.debug("The Bambu printer at {} did not answer request {}", settings.host(), number, silence);
        }
        JsonNode said = answers.remove(number);
        answers.clear();
        return said;
    }

    private void publishChecked(byte[] json) throws IOException {
        try {
            publish(json);
        } catch (MqttException unsent) {
            throw explained(unsent, settings);
        }
    }

    private void publish(byte[] json) throws MqttException {
        client.publish(settings.requests(), json, 1, false).waitForCompletion(answer.toMillis());
    }

    @Override
    public synchronized void messageArrived(String topic, MqttMessage message) {
        try {
            JsonNode print = HostWeb.read(message.getPayload()).path("print");
            broken = null;
            toldAt = System.nanoTime();
            status.note(print);
            String number = print.path("sequence_id").asText();
            if (print.has("result") && number.length() < 20 && answers.size() < 20) {
                answers.put(number, print);
            }
        } catch (IOException nonsense) {
            broken = "The Bambu printer at " + settings.host() + " sends what cannot be understood.";
            log.debug("{}", broken, nonsense);
        }
        notifyAll();
    }

    @Override
    public synchronized void connectionLost(Throwable cause) {
        log.debug("The connection to {} broke", settings, cause);
        notifyAll();
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {
        // Whoever sent it waits for it.
    }

    boolean isConnected() {
        return client.isConnected();
    }

    /** The client does not bear it twice. */
    void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        try {
            client.disconnectForcibly(0, 200, false);
        } catch (MqttException gone) {
            log.debug("The connection to {} was gone before it was closed", settings, gone);
        }
        try {
            client.close(true);
        } catch (MqttException unclosed) {
            log.warn("The connection to {} could not be closed", settings, unclosed);
        }
    }
}
