package io.printlab.discord.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.LoggerFactory;

/** Fails a test on every WARN and ERROR of JDA that it did not ask for: JDA reports a payload it cannot read only there. */
public final class JdaLog implements BeforeEachCallback, AfterEachCallback {
    private final List<String> expected = new CopyOnWriteArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                complaints.add(event.getLevel() + " " + event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }
    };

    /** Allows complaints that contain this text. */
    public void expect(String text) {
        expected.add(text);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        expected.clear();
        complaints.clear();
        appender.setContext(logger().getLoggerContext());
        appender.start();
        logger().addAppender(appender);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        logger().detachAppender(appender);
        appender.stop();
        assertThat(complaints)
                .as("what JDA complains of")
                .allMatch(complaint -> expected.stream().anyMatch(complaint::contains));
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger("net.dv8tion.jda");
    }
}
