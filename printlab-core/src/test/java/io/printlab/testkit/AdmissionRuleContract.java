package io.printlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.account.Role;
import io.printlab.admission.AdmissionRequest;
import io.printlab.admission.AdmissionRule;
import io.printlab.admission.PrintRecord;
import io.printlab.admission.PrintRecord.Use;
import io.printlab.admission.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every {@link AdmissionRule} keeps. Extend it and return the rule. */
public abstract class AdmissionRuleContract {
    private static final Duration LONGEST_REVIEW = Duration.ofSeconds(5);

    protected abstract AdmissionRule rule();

    @Test
    void theNameIsShortAndStable() {
        assertThat(rule().name()).isNotBlank().hasSizeLessThanOrEqualTo(40).isEqualTo(rule().name());
    }

    @Test
    void everySubmissionGetsAVerdictWhoseSentencesCanBeShown() {
        for (AdmissionRequest request : requests(new Random(1), 500)) {
            String why = why(rule().review(request));
            if (why != null) {
                assertThat(why)
                        .as("%s", request)
                        .hasSizeBetween(10, Verdict.LONGEST)
                        .matches("(?s).*[.!?]")
                        .doesNotContain("\n")
                        .doesNotContain("null");
            }
        }
    }

    @Test
    void theSameQuestionGetsTheSameAnswerInWhateverOrderTheyCome() {
        List<AdmissionRequest> requests = requests(new Random(2), 200);
        List<Verdict> first = requests.stream().map(rule()::review).toList();
        for (int i = requests.size() - 1; i >= 0; i--) {
            assertThat(rule().review(requests.get(i))).isEqualTo(first.get(i));
        }
    }

    @Test
    void severalThreadsMayAskAtOnce() throws Exception {
        AdmissionRule shared = rule();
        List<AdmissionRequest> requests = requests(new Random(3), 200);
        List<Verdict> expected = requests.stream().map(shared::review).toList();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            CountDownLatch begin = new CountDownLatch(1);
            List<Future<List<Verdict>>> answers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                answers.add(threads.submit(() -> {
                    begin.await();
                    return requests.stream().map(shared::review).toList();
                }));
            }
            begin.countDown();
            for (Future<List<Verdict>> answer : answers) {
                assertThat(answer.get(LONGEST_REVIEW.toSeconds(), TimeUnit.SECONDS))
                        .isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static @Nullable String why(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused) {
            return refused.why();
        }
        return verdict instanceof Verdict.AskApproval ask ? ask.why() : null;
    }

    private static List<AdmissionRequest> requests(Random random, int count) {
        List<AdmissionRequest> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            SampleRequest sample = SampleRequest.STUDENT
                    .as(Role.values()[random.nextInt(Role.values().length)])
                    .inGroup(random.nextBoolean() ? null : "group " + random.nextInt(3))
                    .record(new PrintRecord(
                            random.nextInt(30), random.nextInt(30), random.nextInt(3), use(random), use(random)))
                    .taking(
                            known(random, Duration.ofSeconds(random.nextInt(400_000))),
                            known(random, random.nextDouble() * 2000))
                    .of(known(random, List.of("PLA", "PETG", "TPU").get(random.nextInt(3))))
                    .heating(known(random, random.nextInt(450)), known(random, random.nextInt(150)));
            int copies = 1 + random.nextInt(5);
            requests.add((random.nextBoolean() ? sample : sample.copy(1 + random.nextInt(copies), copies)).request());
        }
        return requests;
    }

    private static Use use(Random random) {
        return new Use(Duration.ofMinutes(random.nextInt(10_000)), random.nextDouble() * 3000);
    }

    private static <T> @Nullable T known(Random random, T value) {
        return random.nextInt(5) == 0 ? null : value;
    }
}
