package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

/** Without a token the bot costs nothing: no class of JDA or of its HTTP client, no thread. */
class WithoutTokenTest {
    @Test
    void noTokenCostsNothing() throws ReflectiveOperationException, IOException {
        try (Recording loader = new Recording()) {
            Runnable lab = (Runnable) loader.loadClass("io.printlab.discord.WithoutToken")
                    .getDeclaredConstructor()
                    .newInstance();
            Set<Thread> before = Thread.getAllStackTraces().keySet();

            lab.run();

            Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
            started.removeAll(before);
            assertThat(started)
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("discord") || name.contains("JDA") || name.contains("OkHttp"));
            assertThat(loader.defined)
                    .contains("io.printlab.discord.DiscordNotifier", "io.printlab.discord.guice.DiscordModule")
                    .noneMatch(Recording::isOfTheBot);
        }
    }

    @Test
    void theRecordingWouldNoticeJda() throws ReflectiveOperationException, IOException {
        try (Recording loader = new Recording()) {
            loader.loadClass("io.printlab.discord.GatewayEvents");

            assertThat(loader.defined).anyMatch(Recording::isOfTheBot);
        }
    }

    /** Loads everything but the JDK itself, and keeps the names. */
    private static final class Recording extends URLClassLoader {
        private final Set<String> defined = new ConcurrentSkipListSet<>();

        Recording() {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            Class<?> found = super.findClass(name);
            defined.add(name);
            return found;
        }

        static boolean isOfTheBot(String name) {
            return name.startsWith("net.dv8tion.")
                    || name.startsWith("okhttp3.")
                    || name.startsWith("com.neovisionaries.")
                    || name.startsWith("gnu.trove.");
        }

        private static URL[] classPath() {
            return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                    .map(Recording::url)
                    .toArray(URL[]::new);
        }

        private static URL url(String entry) {
            try {
                return new File(entry).toURI().toURL();
            } catch (MalformedURLException defect) {
                throw new IllegalStateException("The class path has an entry that is no file: " + entry, defect);
            }
        }
    }
}
