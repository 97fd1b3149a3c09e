package io.printlab.app.page;

import io.printlab.account.Group;
import io.printlab.device.Device;
import io.printlab.job.Job;
import io.printlab.job.JobQuery;
import java.util.Comparator;
import java.util.List;

/**
 * What a person who prints sees first.
 *
 * @param materials loaded somewhere in the lab
 * @param groups that the person is in
 * @param current jobs that still go on: what prints, then what waits
 * @param past jobs at their end, newest first
 */
public record HomeView(List<String> materials, List<Group> groups, List<JobCard> current, List<JobCard> past) {
    private static final int SHOWN = 60;
    private static final int PAST_SHOWN = 20;

    static HomeView of(Viewing viewing) {
        List<Job> own = viewing.lab()
                .jobs()
                .list(
                        viewing.actor(),
                        JobQuery.newest(SHOWN).ownedBy(viewing.user().id()));
        List<Job> past = own.stream()
                .filter(job -> job.state().isEnd())
                .limit(PAST_SHOWN)
                .toList();
        List<Job> current = viewing.lab()
                .jobs()
                .list(
                        viewing.actor(),
                        JobQuery.newest(SHOWN).ownedBy(viewing.user().id()).open());
        return new HomeView(
                materials(viewing),
                viewing.lab().groups().own(viewing.actor()),
                inOrder(JobCards.of(viewing, current)),
                JobCards.of(viewing, past));
    }

    /** What prints first, then what waits by its place, then the rest. */
    private static List<JobCard> inOrder(List<JobCard> cards) {
        return cards.stream()
                .sorted(Comparator.comparing((JobCard card) -> card.progress() == null)
                        .thenComparing(card -> !card.state().tone().equals("bad"))
                        .thenComparingLong(card -> card.position() == 0 ? Long.MAX_VALUE : card.position()))
                .toList();
    }

    private static List<String> materials(Viewing viewing) {
        return viewing.lab().devices().devices(viewing.actor()).stream()
                .map(Device::capabilities)
                .flatMap(capabilities -> capabilities.materials().stream())
                .distinct()
                .sorted()
                .toList();
    }
}
