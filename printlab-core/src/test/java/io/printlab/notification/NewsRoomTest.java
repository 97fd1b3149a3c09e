package io.printlab.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.event.LabEvent;
import io.printlab.job.Job;
import io.printlab.ledger.PrintTerms;
import io.printlab.outcome.PickUpKeeper;
import io.printlab.rule.AfterPrint;
import io.printlab.rule.LabRules;
import io.printlab.rule.Prices;
import io.printlab.rule.RuleBook;
import io.printlab.testkit.InMemoryLabStore;
import io.printlab.testkit.SampleLab;
import io.printlab.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NewsRoomTest {
    private static final PrintTerms KEPT = new PrintTerms("EUR", 0, 0, null, false, true, 1);
    private static final LabRules RULES = new LabRules(
            LabRules.DEFAULT.priority(),
            LabRules.DEFAULT.admission(),
            LabRules.DEFAULT.approval(),
            LabRules.DEFAULT.dispatch(),
            Prices.NONE,
            new AfterPrint(AfterPrint.VerdictBy.NOBODY, true, List.of(), 2, null, false));

    private final SettableClock clock = new SettableClock();
    private final InMemoryLabStore store = new InMemoryLabStore(clock);
    private final SampleLab lab = new SampleLab(store, clock);
    private final List<Notification> told = new ArrayList<>();
    private final NewsRoom news = new NewsRoom(store, List.of(told::add));

    @Test
    void anOwnerIsRemindedOnceAndAPickUpIsNoNews() {
        UserId ada = lab.user("ada");
        Job forgotten = lab.printed(ada, "left", KEPT);
        Job taken = lab.printed(ada, "right", KEPT);
        long before = store.events().latest();
        store.outcomes()
                .store(
                        store.outcomes().byJob(taken.id()).orElseThrow().pickUp(SampleLab.STAFF, clock.instant()),
                        List.of());
        PickUpKeeper keeper = new PickUpKeeper(store.outcomes(), RuleBook.fixed(RULES));
        assertThat(keeper.step(clock.instant())).isZero();
        clock.advance(Duration.ofDays(3));
        assertThat(keeper.step(clock.instant())).isOne();
        assertThat(keeper.step(clock.instant())).isZero();
        for (LabEvent event : store.events().after(before, 9)) {
            news.happened(event);
        }
        assertThat(told).singleElement().satisfies(reminder -> {
            assertThat(reminder.kind()).isEqualTo(Notification.Kind.PICK_UP_REMINDER);
            assertThat(reminder.job().id()).isEqualTo(forgotten.id());
            assertThat(reminder.owner().id()).isEqualTo(ada);
        });
    }
}
