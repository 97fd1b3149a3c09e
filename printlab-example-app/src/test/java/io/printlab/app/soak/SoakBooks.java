package io.printlab.app.soak;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.PrintLab;
import io.printlab.account.UserId;
import io.printlab.job.Job;
import io.printlab.job.JobEvent;
import io.printlab.job.JobId;
import io.printlab.job.JobQuery;
import io.printlab.job.JobState;
import io.printlab.job.JobTransition;
import io.printlab.ledger.Amount;
import io.printlab.ledger.Balance;
import io.printlab.ledger.LedgerEntry;
import io.printlab.ledger.LedgerQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whether everything is accounted for: each job has its end and its reason, histories replay, and the ledger balances. */
final class SoakBooks {
    private static final Instant FAR = Instant.parse("2100-01-01T00:00:00Z");

    private final PrintLab lab;

    SoakBooks(PrintLab lab) {
        this.lab = lab;
    }

    /** How many jobs ended in which state. */
    Map<JobState, Integer> checkJobs() {
        Map<JobState, Integer> ends = new TreeMap<>();
        for (Job job : allJobs()) {
            assertThat(job.state().isEnd()).as("%s has come to an end", job).isTrue();
            List<JobEvent> history = lab.store().jobs().history(job.id());
            assertThat(Job.replay(history))
                    .as("the history of job %s", job.id())
                    .isEqualTo(job);
            assertThat(history.stream().filter(event -> event.to() == JobState.COMPLETED))
                    .as("times that job %s was completed", job.id())
                    .hasSizeLessThanOrEqualTo(1);
            if (job.state() != JobState.COMPLETED) {
                assertThat(job.reason())
                        .as("why job %s is %s", job.id(), job.state())
                        .isNotBlank();
            }
            assertThat(history.get(0).move()).isEqualTo(JobTransition.SUBMIT);
            ends.merge(job.state(), 1, Integer::sum);
        }
        return ends;
    }

    private List<Job> allJobs() {
        List<Job> all = new ArrayList<>();
        JobId before = null;
        List<Job> page;
        do {
            page = lab.store().jobs().list(new JobQuery(null, null, java.util.Set.of(), before, 500, null));
            all.addAll(page);
            before = page.isEmpty() ? null : page.get(page.size() - 1).id();
        } while (!page.isEmpty());
        return all;
    }

    /** The sums of all entries are the balances, and nothing is reserved any more. Tells how many entries there are. */
    int checkLedger() {
        Map<List<Object>, Amount> used = new HashMap<>();
        Map<List<Object>, Amount> reserved = new HashMap<>();
        List<LedgerEntry> entries = entries();
        entries.forEach(entry -> (entry.kind().isReservation() ? reserved : used)
                .merge(account(entry.owner(), entry.group(), entry.currency()), entry.amount(), Amount::plus));
        List<Balance> balances = lab.store().ledger().balances(null, null);
        assertThat(balances).as("balances").isNotEmpty().allSatisfy(balance -> {
            List<Object> account = account(balance.owner(), balance.group(), balance.currency());
            assertThat(balance.used()).isEqualTo(used.getOrDefault(account, Amount.ZERO));
            assertThat(balance.reserved()).isEqualTo(reserved.getOrDefault(account, Amount.ZERO));
            assertThat(balance.reserved())
                    .as("reserved, with every job at its end")
                    .isEqualTo(Amount.ZERO);
        });
        return entries.size();
    }

    private List<LedgerEntry> entries() {
        List<LedgerEntry> all = new ArrayList<>();
        LedgerQuery query = new LedgerQuery(null, null, Instant.EPOCH, FAR, 0, LedgerQuery.MOST);
        List<LedgerEntry> page;
        do {
            page = lab.store().ledger().entries(query);
            all.addAll(page);
            query = page.isEmpty()
                    ? query
                    : query.next(page.get(page.size() - 1).id());
        } while (!page.isEmpty());
        return all;
    }

    private static List<Object> account(
            UserId owner, @org.jspecify.annotations.Nullable String group, String currency) {
        return List.of(owner, group == null ? "" : group, currency);
    }
}
