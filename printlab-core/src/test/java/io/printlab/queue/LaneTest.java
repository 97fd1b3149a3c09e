package io.printlab.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.printlab.device.BuildVolume;
import io.printlab.device.Requirements;
import org.junit.jupiter.api.Test;

class LaneTest {
    @Test
    void aLaneGivesBackWhatItRequiresWithTheVolumeRoundedUp() {
        Lane lane = Lane.of(new Requirements("petg", 0.6, new BuildVolume(101, 100, 0.2), "MK3S|evil"));
        assertThat(lane.signature()).isEqualTo("PETG|0.6|105x100x5|MK3S EVIL");
        assertThat(lane.requirements())
                .isEqualTo(new Requirements("PETG", 0.6, new BuildVolume(105, 100, 5), "MK3S EVIL"));
    }

    @Test
    void noRequirementsMakeOneLane() {
        assertThat(Lane.of(Requirements.NONE).signature()).isEqualTo("|||");
        assertThat(Lane.of(Requirements.NONE).requirements()).isEqualTo(Requirements.NONE);
    }
}
