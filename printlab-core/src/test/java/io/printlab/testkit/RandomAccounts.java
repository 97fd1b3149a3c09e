package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.UserId;
import io.printlab.device.DeviceId;
import io.printlab.job.Claim;
import io.printlab.job.Job;
import io.printlab.job.JobChange;
import io.printlab.job.JobId;
import io.printlab.job.JobState;
import io.printlab.job.Tier;
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
import io.printlab.outcome.OutcomeStage;
import io.printlab.outcome.PrintVerdict;
import io.printlab.rule.AfterPrint.FailureReason;
import io.printlab.rule.Fault;
import io.printlab.store.LabStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Jobs under random terms that live, end and are judged at random; the books balance after each step. */
final class RandomAccounts {
    private final LabStore store;
    private final SettableClock clock;
    private final Random random;
    private final SampleLab lab;
    private final List<UserId> users = new ArrayList<>();
    private final List<DeviceId> devices = new ArrayList<>();
    private final Map<JobId, PrintTerms> terms = new LinkedHashMap<>();
    private final Map<JobId, Claim> held = new HashMap<>();

    RandomAccounts(LabStore store, SettableClock clock, long seed) {
        this.store = store;
        this.clock = clock;
        this.random = new Random(seed);
        this.lab = new SampleLab(store, clock);
        for (int i = 0; i < 3; i++) {
            users.add(lab.user("payer" + i));
            devices.add(lab.readyDevice("printer-" + i).id());
        }
    }

    void run(int steps) {
        int judged = 0;
        for (int i = 0; i < steps; i++) {
            clock.advance(Duration.ofMillis(1 + random.nextInt(1_200_000)));
            JobId touched;
            if (terms.isEmpty() || random.nextInt(6) == 0) {
                touched = admit();
            } else {
                touched = one(List.copyOf(terms.keySet()));
                judged += live(store.jobs().byId(touched).orElseThrow()) ? 1 : 0;
            }
            assertAccount(store.jobs().byId(touched).orElseThrow());
        }
        terms.keySet().forEach(id -> end(store.jobs().byId(id).orElseThrow()));
        terms.keySet().forEach(id -> assertAccount(store.jobs().byId(id).orElseThrow()));
        assertThat(judged).as("verdicts").isGreaterThan(5);
        assertBalances();
        assertThat(store.ledger().balances(null, null))
                .allSatisfy(balance -> assertThat(balance.reserved()).isEqualTo(Amount.ZERO));
    }

    private JobId admit() {
        JobId before = terms.isEmpty() ? null : one(List.copyOf(terms.keySet()));
        boolean free = before != null
                && random.nextInt(4) == 0
                && store.ledger().freeReprintOf(before).isEmpty();
        PrintTerms under = new PrintTerms(
                random.nextInt(5) == 0 ? "USD" : "EUR",
                random.nextInt(200),
                random.nextInt(9999),
                free ? before : null,
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextInt(9));
        Job job = lab.admitted(one(users), random.nextBoolean() ? "design" : null, under);
        terms.put(job.id(), under);
        return job.id();
    }

    /** @return whether a verdict was given */
    private boolean live(Job job) {
        Instant now = clock.instant();
        switch (job.state()) {
            case QUEUED -> {
                if (random.nextInt(8) == 0) {
                    store.jobs().store(job.withdraw(null, SampleLab.STAFF, now));
                } else {
                    lab.claims()
                            .win(job.id(), one(devices), SampleLab.STAFF, now)
                            .ifPresent(claim -> held.put(job.id(), claim));
                }
            }
            case CLAIMED -> {
                Claim claim = held.get(job.id());
                if (random.nextInt(6) == 0) {
                    lab.claims().end(claim.giveBack("not yet", now));
                } else {
                    held.put(job.id(), lab.claims().store(claim.start(now)));
                }
            }
            case PRINTING -> lab.claims().end(ended(held.get(job.id()), now));
            case INTERRUPTED -> store.jobs().store(settled(job, now));
            default -> {
                return judge(job, now);
            }
        }
        return false;
    }

    private JobChange ended(Claim claim, Instant now) {
        return switch (random.nextInt(5)) {
            case 0 -> claim.fail("jam", now);
            case 1 -> claim.cancel("asked", SampleLab.STAFF, now);
            case 2 -> claim.interrupt("contact lost", now);
            default -> claim.complete(now);
        };
    }

    private JobChange settled(Job job, Instant now) {
        return switch (random.nextInt(4)) {
            case 0 -> job.settleCompleted("fine", SampleLab.STAFF, now);
            case 1 -> job.settleFailed("spaghetti", SampleLab.STAFF, now);
            case 2 -> job.settleCancelled(null, SampleLab.STAFF, now);
            default -> job.settleRequeue(lab.place(Tier.NORMAL, 1, null), "once more", SampleLab.STAFF, now);
        };
    }

    private boolean judge(Job job, Instant now) {
        if (job.state() != JobState.COMPLETED && job.state() != JobState.FAILED) {
            correct(job, now);
            return false;
        }
        Outcome before = store.outcomes().byJob(job.id()).orElse(null);
        PrintVerdict verdict = verdict();
        OutcomeChange change = before == null
                ? Outcome.judged(job, verdict, random.nextBoolean(), SampleLab.STAFF, null, now)
                : before.judge(verdict, random.nextBoolean(), SampleLab.STAFF, null, now);
        store.outcomes()
                .store(
                        change,
                        Bookkeeping.judged(
                                job,
                                store.ledger().account(job.id()),
                                PrintUse.of(store.jobs().history(job.id())),
                                verdict.chargedPercent(),
                                "user:1",
                                null,
                                now));
        return true;
    }

    private PrintVerdict verdict() {
        return switch (random.nextInt(3)) {
            case 0 -> PrintVerdict.GOOD;
            case 1 -> PrintVerdict.partial(1 + random.nextInt(99));
            default -> PrintVerdict.failed(new FailureReason("jam", one(List.of(Fault.values()))));
        };
    }

    private void correct(Job job, Instant now) {
        store.ledger()
                .correct(new LedgerEntry(
                        0,
                        now,
                        now,
                        job.submission().owner(),
                        null,
                        job.id(),
                        EntryKind.CORRECTED,
                        new Amount(random.nextInt(2000) - 1000, random.nextInt(9), -random.nextInt(90)),
                        "EUR",
                        "user:1",
                        "mended"));
    }

    private void end(Job job) {
        Instant now = clock.instant();
        switch (job.state()) {
            case QUEUED -> store.jobs().store(job.withdraw(null, SampleLab.STAFF, now));
            case CLAIMED, PRINTING -> lab.claims().end(held.get(job.id()).cancel("closing", SampleLab.STAFF, now));
            case INTERRUPTED -> store.jobs().store(job.settleCancelled(null, SampleLab.STAFF, now));
            default ->
                store.outcomes()
                        .byJob(job.id())
                        .filter(asked -> asked.stage() == OutcomeStage.AWAITING_VERDICT)
                        .ifPresent(asked -> judge(job, now));
        }
    }

    /** Reserved is all that was expected or nothing, and charged is what the last word on the print says. */
    private void assertAccount(Job job) {
        PrintTerms under = terms.get(job.id());
        JobAccount account = store.ledger().account(job.id());
        assertThat(account.terms()).isEqualTo(under);
        Outcome outcome = store.outcomes().byJob(job.id()).orElse(null);
        boolean open = !job.state().isEnd() || (outcome != null && outcome.stage() == OutcomeStage.AWAITING_VERDICT);
        assertThat(account.reserved())
                .as("reserved for job %s, %s", job.id(), job.state())
                .isEqualTo(open ? under.expected(lab.needs("PLA").estimate()) : Amount.ZERO);
        assertThat(account.charged())
                .as("charged for job %s, %s, %s", job.id(), job.state(), outcome)
                .isEqualTo(open ? Amount.ZERO : said(job, under, outcome == null ? null : outcome.verdict()));
    }

    private Amount said(Job job, PrintTerms under, @Nullable PrintVerdict verdict) {
        PrintUse use = PrintUse.of(store.jobs().history(job.id()));
        Amount used = under.amount(use.time(), use.grams());
        if (verdict != null) {
            return used.percent(verdict.chargedPercent());
        }
        return job.state() == JobState.COMPLETED || job.state() == JobState.CANCELLED ? used : Amount.ZERO;
    }

    private void assertBalances() {
        Map<List<Object>, Amount> reserved = new HashMap<>();
        Map<List<Object>, Amount> used = new HashMap<>();
        List<LedgerEntry> entries = store.ledger()
                .entries(new LedgerQuery(
                        null, null, Instant.EPOCH, clock.instant().plusSeconds(1), 0, LedgerQuery.MOST));
        for (LedgerEntry entry : entries) {
            List<Object> account = account(entry.owner(), entry.group(), entry.currency());
            (entry.kind().isReservation() ? reserved : used).merge(account, entry.amount(), Amount::plus);
        }
        List<Balance> balances = store.ledger().balances(null, null);
        assertThat(balances).isNotEmpty().allSatisfy(balance -> {
            List<Object> account = account(balance.owner(), balance.group(), balance.currency());
            assertThat(balance.reserved()).isEqualTo(reserved.getOrDefault(account, Amount.ZERO));
            assertThat(balance.used()).isEqualTo(used.getOrDefault(account, Amount.ZERO));
        });
        assertThat(balances).hasSize((int) entries.stream()
                .map(entry -> account(entry.owner(), entry.group(), entry.currency()))
                .distinct()
                .count());
    }

    private static List<Object> account(UserId owner, @Nullable String group, String currency) {
        return List.of(owner, group == null ? "" : group, currency);
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
