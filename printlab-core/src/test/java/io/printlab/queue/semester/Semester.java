package io.printlab.queue.semester;

import io.printlab.account.UserId;
import io.printlab.job.WorkClass;
import io.printlab.queue.semester.Print.Attempt;
import io.printlab.queue.semester.Print.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Fifteen weeks of a lab with 300 students and 12 printers: seven coursework deadlines with bursts before them, research
 * prints of 30 of the students, personal prints of all, and one student who hands in 42 prints of 10 h two days before a
 * deadline. Estimates are wrong by up to 50 %, one print in sixteen fails, one in ten is given up.
 */
final class Semester {
    static final Instant START = Instant.parse("2026-09-07T00:00:00Z");
    static final int WEEKS = 15;
    static final int STUDENTS = 300;
    static final UserId HOARDER = new UserId(17);
    private static final int[] DEADLINE_WEEKS = {2, 4, 6, 8, 10, 12, 14};
    private static final int COURSE = 150;
    private static final int RESEARCHERS = 30;

    private final Random random;
    private final List<Print> prints = new ArrayList<>();

    private Semester(long seed) {
        random = new Random(seed);
    }

    /** The prints by the time at which they are handed in. */
    static List<Print> of(long seed) {
        Semester semester = new Semester(seed);
        for (int week : DEADLINE_WEEKS) {
            semester.coursework(START.plus(Duration.ofDays(7L * week + 4)).plus(Duration.ofHours(18)));
        }
        semester.research();
        semester.personal();
        semester.hoard(START.plus(Duration.ofDays(7L * 8 + 2)).plus(Duration.ofHours(10)));
        semester.prints.sort(Comparator.comparing(Print::at).thenComparing(Print::id));
        return List.copyOf(semester.prints);
    }

    private void coursework(Instant deadline) {
        List<Integer> students = new ArrayList<>();
        for (int student = 1; student <= STUDENTS; student++) {
            students.add(student);
        }
        Collections.shuffle(students, random);
        for (int student : students.subList(0, COURSE)) {
            int count = random.nextDouble() < 0.4 ? 2 : 1;
            double lead = Math.min(120, -Math.log(1 - random.nextDouble()) * 36);
            for (int one = 0; one < count; one++) {
                double estimate = logNormal(2.5, 0.6, 0.3, 12);
                Instant at = inTheDay(deadline.minus(hours(Math.max(lead, estimate * 1.5 + 1))));
                add(new UserId(student), WorkClass.COURSEWORK, at, deadline, estimate);
            }
        }
    }

    private void research() {
        for (int student = 1; student <= RESEARCHERS; student++) {
            for (Instant at = next(START, 140); at.isBefore(end()); at = next(at, 140)) {
                add(new UserId(student), WorkClass.RESEARCH, inTheDay(at), null, logNormal(8, 0.5, 1, 24));
            }
        }
    }

    private void personal() {
        for (int student = 1; student <= STUDENTS; student++) {
            for (Instant at = next(START, 500); at.isBefore(end()); at = next(at, 500)) {
                add(new UserId(student), WorkClass.PERSONAL, inTheDay(at), null, logNormal(1.5, 0.6, 0.2, 8));
            }
        }
    }

    private void hoard(Instant at) {
        for (int one = 0; one < 42; one++) {
            add(HOARDER, WorkClass.PERSONAL, at.plusSeconds(20L * one), null, 10);
        }
    }

    private void add(UserId owner, WorkClass what, Instant at, @Nullable Instant deadline, double estimate) {
        double actual = estimate * (0.5 + random.nextDouble());
        List<Attempt> attempts = new ArrayList<>();
        while (attempts.size() < 3 && random.nextDouble() < 0.06) {
            attempts.add(new Attempt(actual * random.nextDouble(), Outcome.FAILED));
        }
        boolean stopped = random.nextDouble() < 0.03;
        attempts.add(
                stopped
                        ? new Attempt(actual * random.nextDouble(), Outcome.CANCELLED)
                        : new Attempt(actual, Outcome.COMPLETED));
        double patience = random.nextDouble() < 0.1 ? 1 - Math.log(1 - random.nextDouble()) * 24 : Double.NaN;
        double kind = random.nextDouble();
        String material = kind < 0.8 ? "PLA" : kind < 0.95 ? "PETG" : "TPU";
        prints.add(new Print(
                prints.size() + 1L,
                owner,
                what,
                at,
                deadline,
                material,
                estimate,
                List.copyOf(attempts),
                Double.isNaN(patience) ? null : at.plus(hours(patience))));
    }

    private Instant next(Instant after, double meanHours) {
        return after.plus(hours(-Math.log(1 - random.nextDouble()) * meanHours));
    }

    /** People hand in between 8 and 23 o'clock: what falls into the night comes before it. */
    private static Instant inTheDay(Instant at) {
        int hour = at.atOffset(ZoneOffset.UTC).getHour();
        return hour < 8 ? at.minus(Duration.ofHours(hour + 1L)) : at;
    }

    private double logNormal(double median, double sigma, double least, double most) {
        return Math.min(most, Math.max(least, median * Math.exp(sigma * random.nextGaussian())));
    }

    private static Instant end() {
        return START.plus(Duration.ofDays(7L * WEEKS));
    }

    static Duration hours(double hours) {
        return Duration.ofMillis(Math.round(hours * 3_600_000));
    }
}
