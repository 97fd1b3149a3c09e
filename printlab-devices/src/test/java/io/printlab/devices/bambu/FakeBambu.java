package io.printlab.devices.bambu;

import com.fasterxml.jackson.databind.JsonNode;
import io.printlab.devices.network.FakeHost;
import io.printlab.devices.network.FakePrinter;
import io.printlab.devices.network.HostWeb;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.apache.ftpserver.DataConnectionConfigurationFactory;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.ClientAuth;
import org.apache.ftpserver.ssl.SslConfiguration;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/**
 * A Bambu printer in this process, after the documents mqtt.md, ftp.md and tls.md of OpenBambuAPI as of January 2026: MQTT and implicit
 * FTPS under one certificate, partial reports as of the P1 series.
 */
final class FakeBambu implements FakeHost {
    private static final TestCertificate CERTIFICATE = TestCertificate.make();
    private static final String SERIAL = "01S00A000000001";
    private static final String CODE = "24681357";

    private final FakePrinter printer = new FakePrinter();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Path card;
    private int ftpsPort;
    private final SmallBroker broker;
    private @Nullable FtpServer ftps;
    private @Nullable Listener door;
    private volatile Fault fault = Fault.NONE;
    private Map<String, Object> told = new HashMap<>();

    FakeBambu() {
        try {
            card = Files.createTempDirectory("fake-bambu");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        broker = new SmallBroker(CERTIFICATE.server(), 0, CODE, this::request);
        openCard();
        Thread reporting = new Thread(this::reportUntilTheEnd, "fake-bambu");
        reporting.setDaemon(true);
        reporting.start();
    }

    @Override
    public FakePrinter printer() {
        return printer;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "host",
                "127.0.0.1",
                "serial",
                SERIAL,
                "access-code",
                CODE,
                "certificate-fingerprint",
                CERTIFICATE.fingerprint(),
                "mqtt-port",
                String.valueOf(broker.port()),
                "ftps-port",
                String.valueOf(ftpsPort));
    }

    @Override
    public Map<String, String> settingsWithWrongKey() {
        Map<String, String> wrong = new HashMap<>(settings());
        wrong.put("access-code", "another");
        return wrong;
    }

    Map<String, String> settingsWithAnotherCertificate() {
        Map<String, String> wrong = new HashMap<>(settings());
        wrong.put("certificate-fingerprint", "ab".repeat(32));
        return wrong;
    }

    @Override
    public boolean knows(Fault asked) {
        return asked != Fault.REDIRECT;
    }

    @Override
    public synchronized void misbehave(Fault next) {
        fault = next;
        broker.silent(next == Fault.SLOW);
    }

    @Override
    public synchronized void on() {
        told = new HashMap<>();
        broker.off(false);
    }

    private void openCard() {
        try {
            FtpServer next = ftpServer();
            next.start();
            ftpsPort = Objects.requireNonNull(door).getPort();
            ftps = next;
        } catch (FtpException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public synchronized void off() {
        broker.off(true);
    }

    @Override
    public synchronized void close() {
        end.countDown();
        broker.close();
        if (ftps != null) {
            ftps.stop();
            ftps = null;
        }
    }

    private FtpServer ftpServer() throws FtpException {
        SslConfiguration tls = new PrinterTls(CERTIFICATE.server());
        DataConnectionConfigurationFactory data = new DataConnectionConfigurationFactory();
        data.setSslConfiguration(tls);
        data.setImplicitSsl(true);
        ListenerFactory listener = new ListenerFactory();
        listener.setServerAddress("127.0.0.1");
        listener.setPort(0);
        listener.setSslConfiguration(tls);
        listener.setImplicitSsl(true);
        listener.setDataConnectionConfiguration(data.createDataConnectionConfiguration());
        FtpServerFactory factory = new FtpServerFactory();
        door = listener.createListener();
        factory.addListener("default", door);
        BaseUser user = new BaseUser();
        user.setName("bblp");
        user.setPassword(CODE);
        user.setHomeDirectory(card.toString());
        user.setAuthorities(List.of(new WritePermission()));
        factory.getUserManager().save(user);
        factory.setFtplets(new HashMap<>(Map.of("card", new Card())));
        return factory.createServer();
    }

    private final class Card extends DefaultFtplet {
        @Override
        public FtpletResult onUploadStart(FtpSession session, FtpRequest request) {
            if (fault == Fault.STALLED_UPLOAD) {
                try {
                    end.await(30, TimeUnit.SECONDS);
                } catch (InterruptedException told) {
                    Thread.currentThread().interrupt();
                }
            }
            return fault == Fault.CUT_UPLOAD ? FtpletResult.DISCONNECT : FtpletResult.DEFAULT;
        }

        @Override
        public FtpletResult onUploadEnd(FtpSession session, FtpRequest request) {
            keep(request.getArgument());
            return FtpletResult.DEFAULT;
        }

        @Override
        public FtpletResult onDeleteEnd(FtpSession session, FtpRequest request) {
            printer.remove(request.getArgument());
            return FtpletResult.DEFAULT;
        }
    }

    /** The server says that it has a file before it tells us. */
    private void keep(String name) {
        try {
            printer.keep(name, Files.readAllBytes(card.resolve(name)));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private void request(SmallBroker from, String json) {
        JsonNode request;
        try {
            request = HostWeb.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException nonsense) {
            throw new UncheckedIOException(nonsense);
        }
        JsonNode print = request.path("print");
        boolean done = true;
        switch (print.path("command").asText()) {
            case "gcode_file" -> {
                String path = print.path("param").asText();
                String name = path.substring(path.lastIndexOf('/') + 1);
                keep(name);
                done = printer.begin(name);
            }
            case "pause" -> printer.pause();
            case "resume" -> printer.resume();
            case "stop" -> printer.cancel();
            default -> {
                synchronized (this) {
                    told = new HashMap<>();
                }
                return;
            }
        }
        from.report(
                topic(),
                HostWeb.written(Map.of(
                        "print",
                        Map.of(
                                "sequence_id",
                                print.path("sequence_id").asText(),
                                "command",
                                print.path("command").asText(),
                                "result",
                                done ? "SUCCESS" : "FAIL",
                                "reason",
                                done ? "" : "printer is busy"))));
    }

    private static String topic() {
        return "device/" + SERIAL + "/report";
    }

    private void reportUntilTheEnd() {
        try {
            while (!end.await(30, TimeUnit.MILLISECONDS)) {
                report();
            }
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void report() {
        switch (fault) {
            case GARBAGE -> broker.report(topic(), "\u0000{{{ not what you think".getBytes(StandardCharsets.UTF_8));
            case HUGE -> broker.report(topic(), new byte[3_000_000]);
            default -> {
                Map<String, Object> changed = new LinkedHashMap<>(status());
                Map<String, Object> now = Map.copyOf(changed);
                changed.entrySet().removeIf(field -> field.getValue().equals(told.get(field.getKey())));
                told = now;
                changed.put("command", "push_status");
                changed.put("sequence_id", "2021");
                broker.report(topic(), HostWeb.written(Map.of("print", changed)));
            }
        }
    }

    private Map<String, Object> status() {
        String file = printer.file() == null ? "" : printer.file();
        return Map.of(
                "gcode_state",
                switch (printer.state()) {
                    case IDLE -> "IDLE";
                    case PRINTING -> "RUNNING";
                    case PAUSED -> "PAUSE";
                    case FINISHED -> "FINISH";
                    case CANCELLED, HALTED -> "FAILED";
                },
                "gcode_file",
                file.isEmpty() ? "" : "/mnt/sdcard/" + file,
                "subtask_name",
                file.replace(".gcode", ""),
                "mc_percent",
                (int) (printer.progress() * 100),
                "mc_remaining_time",
                12,
                "print_error",
                0,
                "nozzle_temper",
                219.5,
                "nozzle_target_temper",
                220.0,
                "bed_temper",
                55.1,
                "bed_target_temper",
                55.0);
    }

    private record PrinterTls(SSLContext context) implements SslConfiguration {
        @Override
        public SSLSocketFactory getSocketFactory() {
            return context.getSocketFactory();
        }

        @Override
        public SSLContext getSSLContext() {
            return context;
        }

        @Override
        public SSLContext getSSLContext(String protocol) {
            return context;
        }

        @Override
        public String @Nullable [] getEnabledCipherSuites() {
            return null;
        }

        @Override
        public String[] getEnabledProtocols() {
            return new String[] {"TLSv1.2"};
        }

        @Override
        public String getEnabledProtocol() {
            return "TLSv1.2";
        }

        @Override
        public ClientAuth getClientAuth() {
            return ClientAuth.NONE;
        }
    }
}
