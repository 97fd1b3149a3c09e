package io.printlab.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Actor;
import io.printlab.account.Role;
import io.printlab.account.User;
import io.printlab.account.UserId;
import io.printlab.constraint.Constraints;
import io.printlab.device.Device;
import io.printlab.event.EventPump;
import io.printlab.forecast.BedClearing;
import io.printlab.forecast.ForecastOutcome;
import io.printlab.forecast.MadeForecast.Occasion;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.notification.NewsRoom;
import io.printlab.notification.Notification;
import io.printlab.queue.Explanation;
import io.printlab.queue.FairSharePolicy;
import io.printlab.rule.LabRules;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForecastKeeperTest {
    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final List<Notification> news = new ArrayList<>();
    private final QueueDesk queue = new QueueDesk(
            store, new FairSharePolicy(), new Constraints(RuleBook.fixed(LabRules.DEFAULT), List.of(), store), clock);
    private final ForecastKeeper keeper = new ForecastKeeper(store, queue, new NewsRoom(store, List.of(news::add)));
    private final EventPump pump = new EventPump(store.events(), List.of(keeper));
    private final User staff = store.users().add("stella", "Stella Made-up", Role.STAFF, clock.instant());

    @BeforeEach
    void begin() {
        pump.begin();
    }

    @Test
    void whatWasForetoldIsKeptAndComparedWithWhatCame() {
        Device left = lab.readyDevice("left");
        UserId ada = lab.user("ada");
        Claim first = lab.claimed(ada, left);
        store.devices()
                .store(store.devices()
                        .byId(left.id())
                        .orElseThrow()
                        .withBed(left.bed().occupy("It prints.", "left", clock.instant())));
        Job waiting = lab.queued(ada);
        keep();
        List<ForecastOutcome> kept = outcomes();
        assertThat(kept)
                .extracting(outcome -> outcome.forecast().occasion())
                .containsExactlyInAnyOrder(Occasion.QUEUED, Occasion.CLAIMED);
        assertThat(news).extracting(Notification::kind).containsExactly(Notification.Kind.QUEUED);
        Explanation told = news.get(0).waiting();
        assertThat(told).isNotNull();
        assertThat(told.position()).isEqualTo(1);
        assertThat(told.expected()).isNotNull();

        clock.advance(Duration.ofMinutes(40));
        lab.claims().end(lab.claims().store(first.start(clock.instant())).complete(clock.instant()));
        Instant ended = clock.instant();
        Instant cleared = clock.advance(Duration.ofMinutes(7));
        Device occupied = store.devices().byId(left.id()).orElseThrow();
        store.devices().store(occupied.withBed(occupied.bed().clear("stella", cleared)));
        Claim second = lab.claims()
                .win(waiting.id(), left.id(), SampleLab.STAFF, clock.instant())
                .orElseThrow();
        lab.claims().store(second.start(clock.instant()));
        keep();

        assertThat(store.forecasts().clearings(Instant.EPOCH, 10))
                .containsExactly(new BedClearing(left.id(), ended, cleared));
        assertThat(outcomes())
                .filteredOn(outcome -> outcome.forecast().occasion() == Occasion.QUEUED)
                .extracting(ForecastOutcome::started)
                .containsExactly(cleared);
        assertThat(queue.accuracy(Actor.of(staff)).made()).isEqualTo(1);
        assertThat(queue.accuracy(Actor.of(staff)).starts()).hasSize(1);
    }

    @Test
    void aJobThatAFreeDeviceTakesAtOnceIsNoNews() {
        lab.readyDevice("left");
        lab.queued(lab.user("ada"));
        keep();
        assertThat(news).isEmpty();
        assertThat(outcomes()).hasSize(1);
    }

    @Test
    void theBoardAndOneJobSayTheSame() {
        Device left = lab.readyDevice("left");
        UserId ada = lab.user("ada");
        lab.claimed(ada, left);
        Job one = lab.queued(ada);
        Job other = lab.queued(lab.user("bob"));
        Actor asks = Actor.of(staff);
        Map<Long, Explanation> board = new java.util.HashMap<>();
        queue.board(asks, 10).forEach(entry -> board.put(entry.job().id().value(), entry.explanation()));
        assertThat(board).hasSize(2);
        for (Job job : List.of(one, other)) {
            assertThat(queue.explain(asks, job.id()))
                    .contains(board.get(job.id().value()));
            assertThat(queue.explain(asks, List.of(job.id())))
                    .containsExactly(Map.entry(job.id(), board.get(job.id().value())));
        }
    }

    private void keep() {
        pump.step();
        keeper.step(clock.instant());
    }

    private List<ForecastOutcome> outcomes() {
        return store.forecasts().outcomes(Instant.EPOCH, 100);
    }
}
