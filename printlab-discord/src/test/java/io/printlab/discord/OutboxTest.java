package io.printlab.discord;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class OutboxTest {
    private final Outbox outbox = new Outbox(2);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        logger().addAppender(log);
    }

    @AfterEach
    void leave() {
        logger().detachAppender(log);
    }

    @Test
    void aFullOutboxDropsTheOldestAndSaysSo() {
        outbox.add(message(1));
        outbox.add(message(2));
        outbox.add(message(3));

        assertThat(outbox.take()).isEqualTo(message(2));
        assertThat(outbox.take()).isEqualTo(message(3));
        assertThat(outbox.take()).isNull();
        assertThat(log.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .isEqualTo(
                        "2 messages wait for Discord, and no more are kept: dropped the oldest, about job 1 (event 1).");
    }

    @Test
    void whatIsGivenBackIsTheOldestAgain() {
        outbox.add(message(1));
        outbox.add(message(2));
        OutgoingMessage taken = outbox.take();
        outbox.giveBack(taken);
        assertThat(outbox.take()).isEqualTo(message(1));

        outbox.add(message(3));
        outbox.giveBack(message(1));
        assertThat(outbox.size()).isEqualTo(2);
        assertThat(outbox.take()).isEqualTo(message(2));
        assertThat(log.list).hasSize(1);
    }

    private static OutgoingMessage message(long event) {
        return new OutgoingMessage(event, "job " + event, "text " + event);
    }

    private static Logger logger() {
        return (Logger) LoggerFactory.getLogger(Outbox.class);
    }
}
