package io.printlab.devices.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.printlab.camera.CameraAddress;
import io.printlab.camera.Snapshot;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A camera that is a real server in this process, and whatever it may do to the lab. */
@Isolated
class HttpCameraTest {
    private static final CameraSettings LOCAL = new CameraSettings(true, 200_000, Duration.ofSeconds(2));

    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void aPictureIsDecodedAndEncodedAnew(String format) throws IOException {
        byte[] sent = picture(format, 640, 480);
        answer(200, "text/html", sent);
        Snapshot snapshot = camera(LOCAL).take(address("/now"));
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(snapshot.jpeg()));
        assertThat(seen.getWidth()).isEqualTo(640);
        assertThat(seen.getHeight()).isEqualTo(480);
        assertThat(snapshot.jpeg()).startsWith(0xff, 0xd8, 0xff).isNotEqualTo(sent);
    }

    @Test
    void whatIsHiddenBehindAPictureDoesNotComeThrough() throws IOException {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(picture("jpeg", 64, 48));
        both.writeBytes("<script>alert(1)</script>".getBytes(StandardCharsets.US_ASCII));
        answer(200, "image/jpeg", both.toByteArray());
        assertThat(new String(camera(LOCAL).take(address("/now")).jpeg(), StandardCharsets.ISO_8859_1))
                .doesNotContain("script");
    }

    @Test
    void aLargePictureIsMadeSmall() throws IOException {
        answer(200, "image/jpeg", picture("jpeg", 4000, 3000));
        BufferedImage seen =
                ImageIO.read(new ByteArrayInputStream(camera(new CameraSettings(true, 5 << 20, Duration.ofSeconds(8)))
                        .take(address("/now"))
                        .jpeg()));
        assertThat(seen.getWidth()).isBetween(640, 1280);
    }

    @Test
    void morePixelsThanAreTakenAreRefusedBeforeTheyAreDecoded() throws IOException {
        byte[] bomb = picture("png", 10, 10);
        bomb[16] = 0x7f;
        bomb[20] = 0x7f;
        answer(200, "image/png", bomb);
        assertRefused("/now", LOCAL, "pixels");
    }

    @Test
    void tooManyBytesAreNotReadToTheirEnd() {
        server.createContext("/now", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                byte[] part = new byte[100_000];
                while (over.getCount() > 0) {
                    out.write(part);
                    asked.incrementAndGet();
                }
            }
        });
        assertRefused("/now", LOCAL, "more than 195 KiB");
        assertThat(asked.get()).as("parts of 100 kB").isLessThan(200);
    }

    @Test
    void aSlowCameraIsGivenUp() {
        server.createContext("/now", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                while (!over.await(100, java.util.concurrent.TimeUnit.MILLISECONDS)) {
                    out.write(0xff);
                    out.flush();
                }
            } catch (InterruptedException told) {
                Thread.currentThread().interrupt();
            }
        });
        long before = System.nanoTime();
        assertRefused("/now", LOCAL, "in time");
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>hello</html>",
                "GIF89a",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "",
                "\u00ff\u00d8\u00ff",
                "RIFF"
            })
    void whatIsNoPictureIsRefused(String body) {
        answer(200, "image/jpeg", body.getBytes(StandardCharsets.ISO_8859_1));
        PrintLabException refused = refused("/now", LOCAL);
        assertThat(refused.category()).isEqualTo(ErrorCategory.DEVICE);
        assertThat(refused).hasMessageNotContaining(String.valueOf(port()));
    }

    @Test
    void aRedirectIsNotFollowed() {
        server.createContext("/now", exchange -> {
            exchange.getResponseHeaders().add("Location", "/elsewhere");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/elsewhere", exchange -> {
            asked.incrementAndGet();
            exchange.close();
        });
        assertRefused("/now", LOCAL, "not followed");
        assertThat(asked).hasValue(0);
    }

    @Test
    void aFaultOfTheCameraIsTold() {
        answer(500, "text/plain", new byte[3]);
        assertRefused("/now", LOCAL, "status 500");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "localhost",
                "[::1]",
                "2130706433",
                "0x7f.1",
                "127.1",
                "[::ffff:127.0.0.1]",
                "0.0.0.0"
            })
    void thisMachineIsRefusedUnlessAllowed(String host) {
        answer(200, "image/jpeg", new byte[3]);
        CameraAddress address = tryAddress("http://" + host + ":" + port() + "/now");
        if (address != null) {
            assertThat(catchThrowableOfType(
                            PrintLabException.class,
                            () -> camera(CameraSettings.DEFAULT).take(address)))
                    .isNotNull();
        }
        assertThat(asked).as("nobody was asked").hasValue(0);
    }

    @Test
    void aNameThatPointsToThisMachineIsRefusedAndTheCheckedAddressIsTheOneThatIsUsed() throws IOException {
        answer(200, "image/jpeg", picture("jpeg", 64, 48));
        InetAddress here = InetAddress.getLoopbackAddress();
        InetAddress elsewhere = InetAddress.getByName("192.0.2.7");
        AtomicInteger lookups = new AtomicInteger();
        HttpCamera rebinding = new HttpCamera(
                CameraSettings.DEFAULT,
                Clock.systemUTC(),
                host -> List.of(lookups.getAndIncrement() == 0 ? elsewhere : here));
        CameraAddress address = CameraAddress.of("http://camera.test:" + port() + "/now");
        assertThat(catchThrowableOfType(PrintLabException.class, () -> rebinding.take(address)))
                .as("the first answer is gone to, where nobody is")
                .isNotNull();
        assertThat(lookups).hasValue(1);
        assertThat(catchThrowableOfType(PrintLabException.class, () -> rebinding.take(address)))
                .hasMessageContaining("not taken from");
        HttpCamera mixed = new HttpCamera(CameraSettings.DEFAULT, Clock.systemUTC(), host -> List.of(elsewhere, here));
        assertThat(catchThrowableOfType(PrintLabException.class, () -> mixed.take(address)))
                .as("one address is enough")
                .hasMessageContaining("not taken from");
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.20, true, true",
        "10.0.0.5, true, true",
        "203.0.113.9, true, true",
        "fd12:3456::9, true, true",
        "127.0.0.1, false, true",
        "127.9.9.9, false, true",
        "::1, false, true",
        "169.254.7.7, false, true",
        "fe80::1, false, true",
        "::ffff:127.0.0.1, false, true",
        "::127.0.0.1, false, true",
        "64:ff9b::7f00:1, false, true",
        "2002:7f00:1::, false, true",
        "169.254.169.254, false, false",
        "64:ff9b::a9fe:a9fe, false, false",
        "fd00:ec2::254, false, false",
        "100.100.100.200, false, false",
        "224.0.0.1, false, false",
        "ff02::1, false, false",
        "0.0.0.0, false, false",
        "'::', false, false",
        "255.255.255.255, false, false",
        "240.0.0.1, false, false"
    })
    void addressesAreJudgedByWhatTheyStandFor(String text, boolean byDefault, boolean whereLocalIsAllowed)
            throws IOException {
        InetAddress address = AllowedAddresses.plain(InetAddress.getByName(text));
        assertThat(new AllowedAddresses(false).isAllowed(address)).isEqualTo(byDefault);
        assertThat(new AllowedAddresses(true).isAllowed(address)).isEqualTo(whereLocalIsAllowed);
    }

    private void answer(int status, String type, byte[] body) {
        server.createContext("/now", exchange -> {
            asked.incrementAndGet();
            send(exchange, status, type, body);
        });
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private void assertRefused(String path, CameraSettings settings, String why) {
        assertThat(refused(path, settings)).hasMessageContaining(why);
    }

    private PrintLabException refused(String path, CameraSettings settings) {
        return catchThrowableOfType(
                PrintLabException.class, () -> camera(settings).take(address(path)));
    }

    private static HttpCamera camera(CameraSettings settings) {
        return new HttpCamera(settings, Clock.systemUTC());
    }

    private CameraAddress address(String path) {
        return CameraAddress.of("http://127.0.0.1:" + port() + path);
    }

    private static CameraAddress tryAddress(String text) {
        try {
            return CameraAddress.of(text);
        } catch (PrintLabException refused) {
            assertThat(refused.category()).isEqualTo(ErrorCategory.USER);
            return null;
        }
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static byte[] picture(String format, int width, int height) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}
