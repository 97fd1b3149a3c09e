package io.printlab.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.printlab.error.ErrorCategory;
import io.printlab.error.PrintLabException;
import io.printlab.job.JobId;
import io.printlab.job.PrintEstimate;
import io.printlab.rule.Prices;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintTermsTest {
    @ParameterizedTest
    @CsvSource({
        "PT1H, 1000, 50, 2500, 2550",
        "PT1M, 0, 30, 0, 1",
        "PT59S, 0, 30, 0, 0",
        "PT0S, 0.2, 0, 2500, 1",
        "PT0S, 0.1, 0, 2500, 0",
        "PT100H, 5000, 10000000, 10000000, 1050000000",
    })
    void timeAndFilamentAreRoundedEachHalfUp(Duration time, double grams, long perHour, long perKilogram, long money) {
        assertThat(terms(perHour, perKilogram, null).amount(time, grams).money())
                .isEqualTo(money);
    }

    @Test
    void whatIsNotKnownCountsAsNothingAndAFreeReprintToo() {
        assertThat(terms(50, 2500, null).expected(PrintEstimate.UNKNOWN)).isEqualTo(Amount.ZERO);
        assertThat(terms(50, 2500, new JobId(4)).amount(Duration.ofHours(9), 900))
                .isEqualTo(Amount.ZERO);
    }

    @Test
    void noFileCanMakeTheFiguresOverflow() {
        Amount most = terms(Prices.HIGHEST, Prices.HIGHEST, null)
                .amount(Duration.ofSeconds(Long.MAX_VALUE), Double.MAX_VALUE);
        assertThat(most.money()).isPositive();
        assertThat(most.plus(most).below()).isEqualTo(Amount.ZERO);
        Amount least = terms(50, 2500, null).amount(Duration.ofSeconds(-9), Double.NaN);
        assertThat(least).isEqualTo(Amount.ZERO);
    }

    @Test
    void aMaterialHasItsPriceOrThatOfAll() {
        Prices prices = new Prices("EUR", 0, 2500, List.of(new Prices.MaterialPrice("petg", 3000)));
        assertThat(prices.perKilogram("PETG")).isEqualTo(3000);
        assertThat(prices.perKilogram("PLA")).isEqualTo(2500);
        assertThat(prices.perKilogram(null)).isEqualTo(2500);
    }

    @Test
    void partsOfAnAmountAreRoundedHalfUp() {
        assertThat(new Amount(101, 99, 1).percent(50)).isEqualTo(new Amount(51, 50, 1));
        assertThat(new Amount(101, 99, 1).percent(100)).isEqualTo(new Amount(101, 99, 1));
        assertThat(new Amount(101, 99, 1).percent(0)).isEqualTo(Amount.ZERO);
    }

    @Test
    void whatAPersonWritesIsExactOrRefused() {
        assertThat(ExactText.amount("-1,5", "2.5", "0.29", "EUR")).isEqualTo(new Amount(-5_400_000, 2500, 29));
        assertThat(ExactText.amount("", "", "29", "JPY")).isEqualTo(new Amount(0, 0, 29));
        for (String wrong : List.of("1e9", "0.005", "NaN", "=1", "99999999999999999999")) {
            PrintLabException refused =
                    catchThrowableOfType(PrintLabException.class, () -> ExactText.amount("", "", wrong, "EUR"));
            assertThat(refused.category()).as(wrong).isEqualTo(ErrorCategory.USER);
        }
    }

    private static PrintTerms terms(long perHour, long perKilogram, JobId reprintOf) {
        return new PrintTerms("EUR", perHour, perKilogram, reprintOf, false, false, 1);
    }
}
