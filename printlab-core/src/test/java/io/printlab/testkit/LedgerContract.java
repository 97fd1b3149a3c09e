package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.account.UserId;
import io.printlab.admission.Periods;
import io.printlab.admission.PrintRecord;
import io.printlab.device.Requirements;
import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.event.EventKind;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Balance;
import io.printlab.ledger.Bookkeeping;
import io.printlab.ledger.EntryKind;
import io.printlab.ledger.JobAccount;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import io.printlab.ledger.PrintTerms;
import io.printlab.ledger.PrintUse;
import io.printlab.outcome.Outcome;
import io.printlab.outcome.OutcomeChange;
import io.printlab.outcome.OutcomeMove;
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.outcome.StaleOutcomeException;
import io.printlab.rule.AfterPrint.FailureReason;
import io.printlab.rule.Fault;
import io.printlab.store.LabStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ledger and the outcomes of every {@link LabStore} keep to, beside {@link LabStoreContract}. */
public abstract class LedgerContract {
    /** 50 cents an hour and 25 euros a kilogram; nobody is asked. */
    protected static final PrintTerms WAIVED = new PrintTerms("EUR", 50, 2500, null, false, false, 3);

    protected static final PrintTerms ASKED = new PrintTerms("EUR", 50, 2500, null, true, true, 3);
    /** 40 minutes for 33 cents and 3.5 g for 9 cents. */
    protected static final Amount EXPECTED = new Amount(2_400_000, 3500, 42);
    /** 30 minutes for 25 cents and 3.5 g for 9 cents. */
    protected static final Amount USED = new Amount(1_800_000, 3500, 34);

    private static final PrintVerdict LABS_FAULT = PrintVerdict.failed(new FailureReason("jam", Fault.LAB));
    private static final PrintVerdict OWNERS_FAULT = PrintVerdict.failed(new FailureReason("thin walls", Fault.OWNER));

    protected final SettableClock clock = new SettableClock();
    protected LabStore store;
    protected SampleLab lab;

    /** An empty store. */
    protected abstract LabStore createStore(Clock storeClock);

    /** Called after the store was closed. */
    protected void storeClosed() {}

    @BeforeEach
    void openStore() {
        store = createStore(clock);
        lab = new SampleLab(store, clock);
    }

    @AfterEach
    void closeStore() {
        store.close();
        storeClosed();
    }

    @Test
    void whatWaitsIsReservedAndWhatEndedIsCharged() {
        UserId ada = lab.user("ada");
        Claim claim = lab.printing(ada, "left", WAIVED);
        assertThat(store.ledger().account(claim.job().id())).isEqualTo(new JobAccount(WAIVED, EXPECTED, Amount.ZERO));
        assertThat(store.ledger().balances(ada, null))
                .containsExactly(new Balance(ada, null, "EUR", EXPECTED, Amount.ZERO));
        Instant end = clock.advance(Duration.ofMinutes(30));
        lab.claims().end(claim.complete(end));
        assertThat(store.ledger().account(claim.job().id())).isEqualTo(new JobAccount(WAIVED, Amount.ZERO, USED));
        assertThat(store.ledger().balances(null, null))
                .containsExactly(new Balance(ada, null, "EUR", Amount.ZERO, USED));
        assertThat(entries(ada))
                .extracting(LedgerEntry::kind, LedgerEntry::amount, LedgerEntry::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(EntryKind.RESERVED, EXPECTED, "staff"),
                        org.assertj.core.groups.Tuple.tuple(EntryKind.RELEASED, EXPECTED.negated(), "device:left"),
                        org.assertj.core.groups.Tuple.tuple(EntryKind.CHARGED, USED, "device:left"));
        assertThat(store.outcomes().byJob(claim.job().id())).isEmpty();
    }

    @Test
    void anotherFileInItsPlaceIsBookedAsTheDifference() {
        UserId ada = lab.user("ada");
        Job waiting = lab.awaitingApproval(ada, WAIVED);
        Needs next = new Needs(Requirements.NONE, new PrintEstimate(Duration.ofMinutes(10), 8.0));
        store.jobs().store(waiting.revise(waiting.submission(), next, "thicker", SampleLab.STAFF, clock.instant()));
        Amount reserved = new Amount(600_000, 8000, 28);
        assertThat(store.ledger().account(waiting.id())).isEqualTo(new JobAccount(WAIVED, reserved, Amount.ZERO));
        assertThat(store.ledger().balances(ada, null))
                .containsExactly(new Balance(ada, null, "EUR", reserved, Amount.ZERO));
        assertThat(entries(ada))
                .extracting(LedgerEntry::kind)
                .containsExactly(EntryKind.RESERVED, EntryKind.RESERVED, EntryKind.RELEASED);
    }

    @Test
    void whatNeverPrintedCostsNothing() {
        UserId ada = lab.user("ada");
        store.jobs().store(lab.admitted(ada, WAIVED).withdraw(null, SampleLab.STAFF, clock.instant()));
        Claim failed = lab.printing(ada, "left", WAIVED);
        lab.claims().end(failed.fail("jam", clock.advance(Duration.ofMinutes(9))));
        Claim lost = lab.printing(ada, "right", WAIVED);
        Job interrupted = lab.claims().end(lost.interrupt("gone", clock.advance(Duration.ofMinutes(9))));
        assertThat(store.ledger().account(interrupted.id()).reserved()).isEqualTo(EXPECTED);
        store.jobs().store(interrupted.settleCancelled(null, SampleLab.STAFF, clock.instant()));
        assertThat(store.ledger().balances(ada, null))
                .containsExactly(new Balance(ada, null, "EUR", Amount.ZERO, Amount.ZERO));
    }

    @Test
    void whatAPersonStoppedIsChargedForWhatItTook() {
        UserId ada = lab.user("ada");
        Claim claim = lab.printing(ada, "left", ASKED);
        Job job = lab.claims().end(claim.cancel("asked", SampleLab.STAFF, clock.advance(Duration.ofMinutes(10))));
        assertThat(store.ledger().account(job.id()).charged()).isEqualTo(new Amount(600_000, 875, 8 + 2));
        assertThat(store.outcomes().byJob(job.id())).isEmpty();
    }

    @Test
    void theChargeWaitsForTheVerdictWhereOneIsAsked() {
        UserId ada = lab.user("ada");
        Job job = lab.printed(ada, "left", ASKED);
        assertThat(store.ledger().account(job.id())).isEqualTo(new JobAccount(ASKED, EXPECTED, Amount.ZERO));
        Outcome asked = store.outcomes().byJob(job.id()).orElseThrow();
        assertThat(asked.stage()).isEqualTo(OutcomeStage.AWAITING_VERDICT);
        assertThat(store.outcomes().count(OutcomeStage.AWAITING_VERDICT)).isEqualTo(1);
        Outcome judged = judge(job, asked, PrintVerdict.partial(40));
        assertThat(judged.stage()).isEqualTo(OutcomeStage.AWAITING_PICK_UP);
        assertThat(store.outcomes().byJob(job.id())).contains(judged);
        assertThat(store.ledger().account(job.id()))
                .isEqualTo(new JobAccount(ASKED, Amount.ZERO, new Amount(720_000, 1400, 14)));
        assertThat(store.outcomes().history(job.id()))
                .extracting(event -> event.move())
                .containsExactly(OutcomeMove.END, OutcomeMove.JUDGE);
    }

    @Test
    void anotherVerdictBringsTheChargeToWhatItSays() {
        Job job = lab.printed(lab.user("ada"), "left", ASKED);
        Outcome good = judge(job, store.outcomes().byJob(job.id()).orElseThrow(), PrintVerdict.GOOD);
        assertThat(store.ledger().account(job.id()).charged()).isEqualTo(USED);
        Outcome failed = judge(job, good, LABS_FAULT);
        assertThat(store.ledger().account(job.id()).charged()).isEqualTo(Amount.ZERO);
        assertThat(failed.stage()).isEqualTo(OutcomeStage.CLOSED);
        judge(job, failed, OWNERS_FAULT);
        assertThat(store.ledger().account(job.id()).charged()).isEqualTo(USED);
        assertThat(entries(job.submission().owner()))
                .extracting(LedgerEntry::kind)
                .containsExactly(
                        EntryKind.RESERVED,
                        EntryKind.RELEASED,
                        EntryKind.CHARGED,
                        EntryKind.REFUNDED,
                        EntryKind.CHARGED);
    }

    @Test
    void ofTwoVerdictsAtOnceOneCountsAndTheOtherLeavesNothing() {
        Job job = lab.printed(lab.user("ada"), "left", ASKED);
        Outcome asked = store.outcomes().byJob(job.id()).orElseThrow();
        judge(job, asked, PrintVerdict.GOOD);
        int before = entries(job.submission().owner()).size();
        assertThatThrownBy(() -> judge(job, asked, LABS_FAULT)).isInstanceOf(StaleOutcomeException.class);
        assertThat(entries(job.submission().owner())).hasSize(before);
        assertThat(store.outcomes().history(job.id())).hasSize(2);
        Job unasked = lab.printed(lab.user("bob"), "right", WAIVED);
        judge(unasked, null, PrintVerdict.GOOD);
        assertThatThrownBy(() -> judge(unasked, null, LABS_FAULT)).isInstanceOf(StaleOutcomeException.class);
        assertThat(store.ledger().account(unasked.id()).charged()).isEqualTo(USED);
    }

    @Test
    void aRefundCountsToThePeriodOfThePrint() {
        UserId ada = lab.user("ada");
        Job job = lab.printed(ada, "left", WAIVED);
        Instant nextWeek = clock.advance(Duration.ofDays(7));
        judge(job, null, LABS_FAULT);
        PrintRecord record = store.admissions().record(ada, new Periods(nextWeek, Instant.EPOCH));
        assertThat(record.week().total()).isEqualTo(PrintRecord.Use.NONE);
        assertThat(record.month().total()).isEqualTo(PrintRecord.Use.NONE);
    }

    @Test
    void trustFollowsVerdictsWhereThereAreAny() {
        UserId ada = lab.user("ada");
        Job first = lab.printed(ada, "left", WAIVED);
        assertThat(record(ada).completed()).isEqualTo(1);
        judge(first, null, OWNERS_FAULT);
        assertThat(record(ada).completed()).isZero();
        assertThat(record(ada).lastFailures()).isEqualTo(1);
        Job second = lab.printed(ada, "middle", WAIVED);
        judge(second, null, LABS_FAULT);
        assertThat(record(ada)).satisfies(record -> {
            assertThat(record.completed()).as("prints that ended well").isZero();
            assertThat(record.lastFailures()).as("failures of the owner").isEqualTo(1);
        });
        Claim third = lab.printing(ada, "right", ASKED);
        Job failed = lab.claims().end(third.fail("lost steps", clock.advance(Duration.ofMinutes(30))));
        judge(failed, store.outcomes().byJob(failed.id()).orElseThrow(), PrintVerdict.GOOD);
        assertThat(record(ada).completed()).isEqualTo(1);
        assertThat(record(ada).lastFailures()).isZero();
    }

    @Test
    void aPrintIsPickedUpOrRemindedOfOnceAndThrownAway() {
        UserId ada = lab.user("ada");
        PrintTerms kept = new PrintTerms("EUR", 0, 0, null, false, true, 0);
        Job taken = lab.printed(ada, "left", kept);
        Job left = lab.printed(ada, "right", kept);
        Instant later = clock.advance(Duration.ofDays(3));
        long newest = store.events().latest();
        Outcome lying = store.outcomes().byJob(taken.id()).orElseThrow();
        store.outcomes().store(lying.pickUp(SampleLab.STAFF, later), List.of());
        assertThat(store.outcomes().toRemind(later, 9)).extracting(Outcome::job).containsExactly(left.id());
        assertThat(store.outcomes().toRemind(left.since(), 9)).isEmpty();
        Outcome forgotten = store.outcomes().byJob(left.id()).orElseThrow();
        Outcome reminded = store.outcomes().store(forgotten.remind(SampleLab.STAFF, later), List.of());
        assertThat(store.outcomes().byJob(left.id())).contains(reminded);
        assertThat(store.outcomes().toRemind(later, 9)).isEmpty();
        assertThat(store.outcomes().in(OutcomeStage.AWAITING_PICK_UP, later, 9)).containsExactly(reminded);
        store.outcomes().store(reminded.dispose(SampleLab.STAFF, later), List.of());
        assertThatThrownBy(
                        () -> reminded.dispose(SampleLab.STAFF, later).after().pickUp(SampleLab.STAFF, later))
                .isInstanceOf(PrintLabException.class)
                .hasMessageContaining("DISPOSED");
        assertThat(store.events().after(newest, 9)).hasSize(3).allSatisfy(event -> {
            assertThat(event.kind()).isEqualTo(EventKind.OUTCOME_CHANGED);
            assertThat(event.owner()).isEqualTo(ada);
            assertThat(event.details()).containsKeys("move", "stage");
        });
    }

    @Test
    void aPrintIsMadeGoodForNothingOnce() {
        UserId ada = lab.user("ada");
        Job failed = lab.printed(ada, "left", WAIVED);
        PrintTerms free = new PrintTerms("EUR", 50, 2500, failed.id(), false, false, 3);
        assertThat(store.ledger().freeReprintOf(failed.id())).isEmpty();
        Job again = lab.admitted(ada, free);
        assertThat(store.ledger().freeReprintOf(failed.id())).contains(again.id());
        assertThat(store.ledger().account(again.id())).isEqualTo(JobAccount.opened(free));
        PrintLabException refused = catchThrowableOfType(PrintLabException.class, () -> lab.admitted(ada, free));
        assertThat(refused.category()).isEqualTo(ErrorCategory.CONFLICT);
        assertThat(store.jobs().list(io.printlab.job.JobQuery.newest(9))).hasSize(2);
    }

    @Test
    void aCorrectionIsAnEntryWithItsReason() {
        UserId ada = lab.user("ada");
        LedgerEntry wished = new LedgerEntry(
                0,
                clock.instant(),
                clock.instant(),
                ada,
                null,
                null,
                EntryKind.CORRECTED,
                new Amount(-60_000, 5, -250),
                "EUR",
                "user:1",
                "The spool was wet.");
        LedgerEntry booked = store.ledger().correct(wished);
        assertThat(entries(ada)).containsExactly(booked);
        assertThat(booked.reason()).isEqualTo("The spool was wet.");
        assertThat(store.ledger().balances(ada, null))
                .containsExactly(new Balance(ada, null, "EUR", Amount.ZERO, wished.amount()));
        assertThat(record(ada).week().total().time()).isEqualTo(Duration.ofMinutes(-1));
    }

    @Test
    void entriesAreReadByPersonGroupTimeAndPage() {
        UserId ada = lab.user("ada");
        UserId bob = lab.user("bob");
        Instant start = clock.instant();
        lab.admitted(ada, "design", WAIVED);
        lab.admitted(ada, PrintTerms.NONE);
        Instant between = clock.advance(Duration.ofHours(1));
        lab.admitted(bob, "design", WAIVED);
        Instant end = clock.advance(Duration.ofHours(1));
        assertThat(store.ledger().entries(new LedgerQuery(null, "design", start, end, 0, 9)))
                .extracting(LedgerEntry::owner)
                .containsExactly(ada, bob);
        assertThat(store.ledger().entries(new LedgerQuery(null, null, start, between, 0, 9)))
                .extracting(LedgerEntry::group)
                .containsExactly("design", null);
        LedgerQuery pages = new LedgerQuery(null, null, start, end, 0, 2);
        List<LedgerEntry> first = store.ledger().entries(pages);
        assertThat(first).hasSize(2);
        assertThat(store.ledger().entries(pages.next(first.get(1).id())))
                .extracting(LedgerEntry::owner)
                .containsExactly(bob);
        assertThat(store.ledger().balances(null, "design"))
                .containsExactly(
                        new Balance(ada, "design", "EUR", EXPECTED, Amount.ZERO),
                        new Balance(bob, "design", "EUR", EXPECTED, Amount.ZERO));
        PrintRecord record = record(ada);
        assertThat(record.week().byGroup().keySet()).containsExactlyInAnyOrder("", "design");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void afterRandomLivesTheBooksBalance(long seed) {
        new RandomAccounts(store, clock, seed).run(260);
    }

    private Outcome judge(Job job, Outcome before, PrintVerdict verdict) {
        List<LedgerEntry> booked = Bookkeeping.judged(
                job,
                store.ledger().account(job.id()),
                PrintUse.of(store.jobs().history(job.id())),
                verdict.chargedPercent(),
                "user:1",
                null,
                clock.instant());
        OutcomeChange change = before == null
                ? Outcome.judged(job, verdict, false, SampleLab.STAFF, null, clock.instant())
                : before.judge(verdict, true, SampleLab.STAFF, "seen", clock.instant());
        return store.outcomes().store(change, booked);
    }

    private PrintRecord record(UserId owner) {
        return store.admissions().record(owner, new Periods(Instant.EPOCH, Instant.EPOCH));
    }

    private List<LedgerEntry> entries(UserId owner) {
        return store.ledger()
                .entries(new LedgerQuery(
                        owner, null, Instant.EPOCH, clock.instant().plusSeconds(1), 0, LedgerQuery.MOST));
    }
}
