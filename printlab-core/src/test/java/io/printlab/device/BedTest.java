package io.printlab.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.printlab.error.PrintLabException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BedTest {
    private static final Instant NOW = Instant.parse("2026-01-05T08:00:00Z");

    @ParameterizedTest
    @EnumSource(BedState.class)
    void aPrintOccupiesWhateverTheBedWas(BedState state) {
        assertThat(bed(state).occupy("Job 1 begins.", "device:a", NOW).state()).isEqualTo(BedState.OCCUPIED);
    }

    @Test
    void onlyClearingMakesABedClear() {
        for (BedMove move : BedMove.values()) {
            assertThat(move.target() == BedState.CLEAR).isEqualTo(move == BedMove.CLEAR);
        }
    }

    @Test
    void aClearBedCannotBeClearedAndAnOccupiedOneIsNotDoubted() {
        assertThatThrownBy(() -> bed(BedState.CLEAR).clear("user:1", NOW)).isInstanceOf(PrintLabException.class);
        assertThatThrownBy(() -> bed(BedState.OCCUPIED).doubt("unseen", "x", NOW))
                .isInstanceOf(PrintLabException.class);
        assertThat(bed(BedState.UNKNOWN).clear("user:1", NOW).by()).isEqualTo("user:1");
    }

    @Test
    void aNewBedIsUnknown() {
        assertThat(Bed.unseen(NOW).state()).isEqualTo(BedState.UNKNOWN);
    }

    private static Bed bed(BedState state) {
        return new Bed(state, "test", "test", NOW);
    }
}
