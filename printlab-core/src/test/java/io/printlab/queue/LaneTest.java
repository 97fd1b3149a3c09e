package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BuildVolume;
import io.printlab.device.Heat;
import io.printlab.device.Requirements;
import io.printlab.job.Needs;
import io.printlab.job.PrintEstimate;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void aLaneGivesBackWhatItRequiresWithTheVolumeRoundedUp() {
        Lane lane = Lane.of(new Requirements(
                "petg", 0.6, new BuildVolume(101, 100, 0.2), "MK3S|evil", "Red", Set.of("enclosed", "camera")));
        assertThat(lane.signature()).isEqualTo("PETG|0.6|105x100x100|MK3S EVIL||red|camera,enclosed");
        assertThat(lane.requirements())
                .isEqualTo(new Requirements(
                        "PETG", 0.6, new BuildVolume(105, 100, 100), "MK3S EVIL", "red", Set.of("enclosed", "camera")));
    }

    @Test
    void aLaneKeepsTheTemperaturesToTheDegree() {
        Requirements hot = new Requirements("PLA", null, null, null, null, Set.of(), new Heat(285, null, 60));
        assertThat(Lane.of(hot).signature()).isEqualTo("PLA|||||||285//60");
        assertThat(Lane.of(hot).requirements()).isEqualTo(hot);
    }

    @Test
    void noRequirementsMakeOneLane() {
        assertThat(Lane.of(Requirements.NONE).signature()).isEqualTo("||||||");
        assertThat(Lane.of(Requirements.NONE).requirements()).isEqualTo(Requirements.NONE);
    }

    @Test
    void jobsFromBeforeThereWereLengthsKeepTheirLane() {
        Lane old = new Lane("PLA|0.4|25x20x20|");
        assertThat(old.requirements()).isEqualTo(new Requirements("PLA", 0.4, new BuildVolume(25, 20, 20), null));
        assertThat(old.above()).isEqualTo(Duration.ZERO);
    }

    @Test
    void lengthsStandOnAFixedGrid() {
        assertThat(length(Duration.ofMinutes(1))).isEqualTo("1");
        assertThat(length(Duration.ofHours(1))).isEqualTo("1");
        assertThat(length(Duration.ofMinutes(61))).isEqualTo("2");
        assertThat(length(Duration.ofHours(12))).isEqualTo("12");
        assertThat(length(Duration.ofHours(25))).isEqualTo("+");
        assertThat(length(null)).isEmpty();
        assertThat(lane(Duration.ofHours(7)).above()).isEqualTo(Duration.ofHours(4));
        assertThat(lane(Duration.ofHours(30)).above()).isEqualTo(Duration.ofHours(24));
        assertThat(lane(null).above()).isNull();
    }

    @Test
    void theGridKeepsLanesFew() {
        Random random = new Random(7);
        long lanes = IntStream.range(0, 10_000)
                .mapToObj(each -> Lane.of(new Needs(
                        new Requirements(
                                random.nextBoolean() ? "PLA" : "PETG",
                                0.4,
                                new BuildVolume(1 + random.nextInt(99), 1 + random.nextInt(99), 1 + random.nextInt(99)),
                                null),
                        new PrintEstimate(Duration.ofMinutes(1 + random.nextInt(3000)), null))))
                .distinct()
                .count();
        assertThat(lanes).isLessThanOrEqualTo(50);
    }

    private static String length(@Nullable Duration time) {
        return lane(time).signature().split("\\|", -1)[4];
    }

    private static Lane lane(@Nullable Duration time) {
        return Lane.of(new Needs(Requirements.NONE, new PrintEstimate(time, null)));
    }
}
