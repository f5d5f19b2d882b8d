package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a promotion takes off; all of them are given from 12 April 2027. */
class PromotionGivenTest {

    private static final LocalDate START = LocalDate.of(2027, 4, 12);
    private static final LocalDate JULY = LocalDate.of(2027, 7, 1);
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # benefit, price, charge, from, to, taken off
                    50 %,  30.00,  30.00, 2027-05-01, 2027-06-01,  15.00
                    50 %,  30.00,  19.00, 2027-04-12, 2027-05-01,   9.50
                    50 %,  30.00,  30.00, 2027-07-01, 2027-08-01,   0.00
                    33 %,  10.00,  10.00, 2027-05-01, 2027-06-01,   3.30
                    100 %,  9.99,   3.33, 2027-05-01, 2027-05-11,   3.33
                    50 %,  30.00, -15.00, 2027-06-16, 2027-07-01,  -7.50
                    50 %,  30.00,  -0.01, 2027-06-16, 2027-06-17,  -0.01
                    5.00,  30.00,  30.00, 2027-05-01, 2027-06-01,   5.00
                    5.00,  30.00,  19.00, 2027-04-12, 2027-05-01,   3.17
                    50.00, 30.00,  19.00, 2027-04-12, 2027-05-01,  19.00
                    5.00,  30.00, -15.00, 2027-06-16, 2027-07-01,  -2.50
                    13.97, 37.48,  18.74, 2027-05-16, 2027-06-01,   6.99
                    5.00,   0.00,   0.00, 2027-05-01, 2027-06-01,   0.00
                    50 %, 365.00, 365.00, 2027-06-01, 2028-06-01,  14.96
                    """)
    void of_the_days_on_which_it_is_given(
            String benefit,
            BigDecimal price,
            BigDecimal charge,
            LocalDate from,
            LocalDate to,
            BigDecimal off) {
        assertThat(
                        given(benefit(benefit), JULY)
                                .off(Money.settle(charge, EUR), price, new Period(from, to)))
                .isEqualTo(Money.settle(off, EUR));
    }

    @Test
    void a_promotion_without_end_lasts_as_long_as_the_product() {
        assertThat(
                        given(benefit("50 %"), null)
                                .off(
                                        new Money(3_000, EUR),
                                        new BigDecimal("30.00"),
                                        new Period(
                                                LocalDate.of(2047, 5, 1),
                                                LocalDate.of(2047, 6, 1))))
                .isEqualTo(new Money(1_500, EUR));
    }

    /** So a bill of a reduced charge is never below nothing, and giving back never takes. */
    @Test
    void it_never_takes_more_than_there_is_and_a_credit_is_the_mirror_of_its_charge() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 10_000; i++) {
            BigDecimal price = BigDecimal.valueOf(random.nextInt(1, 100_000), 2);
            Benefit benefit =
                    random.nextBoolean()
                            ? new Benefit.PercentOff(
                                    BigDecimal.valueOf(random.nextInt(1, 10_001), 2))
                            : new Benefit.AmountOff(
                                    BigDecimal.valueOf(random.nextInt(1, 100_000), 2));
            PromotionGiven given = given(benefit, START.plusDays(random.nextInt(1, 400)));
            LocalDate from = START.plusDays(random.nextInt(0, 400));
            Period days = new Period(from, from.plusDays(random.nextInt(1, 400)));
            Money charge = new Money(random.nextInt(0, 100_000), EUR);
            Money off = given.off(charge, price, days);
            assertThat(off.minorUnits()).isBetween(0L, charge.minorUnits());
            assertThat(given.off(charge.negated(), price, days)).isEqualTo(off.negated());
        }
    }

    @Test
    void free_units_go_to_the_first_allowance_of_their_kind_that_the_line_has_alone() {
        AllowanceTerms shared =
                AllowanceTerms.of(UsageType.DATA, 10, 1)
                        .sharedBy(AllowanceTerms.Sharing.GROUP, null);
        AllowanceTerms own = AllowanceTerms.of(UsageType.DATA, 10, 2);
        AllowanceTerms later = AllowanceTerms.of(UsageType.DATA, 10, 3);
        PriceTerms terms =
                PriceTerms.of(
                        java.time.ZoneId.of("Europe/Dublin"),
                        List.of(),
                        List.of(later, shared, own),
                        List.of());
        PromotionGiven given = given(new Benefit.FreeUnits(AllowanceTerms.Unit.BYTES, 7), JULY);
        Period june = new Period(LocalDate.of(2027, 6, 1), JULY);
        assertThat(given.freeUnits(terms, own, june)).isEqualTo(7);
        assertThat(given.freeUnits(terms, shared, june)).isZero();
        assertThat(given.freeUnits(terms, later, june)).isZero();
        assertThat(given.freeUnits(terms, own, new Period(JULY, JULY.plusMonths(1)))).isZero();
        assertThat(
                        PromotionGiven.adds(
                                terms, new Benefit.FreeUnits(AllowanceTerms.Unit.SECONDS, 7)))
                .isNull();
    }

    private static Benefit benefit(String text) {
        return text.endsWith("%")
                ? new Benefit.PercentOff(new BigDecimal(text.replace(" %", "")))
                : new Benefit.AmountOff(new BigDecimal(text));
    }

    private static PromotionGiven given(Benefit benefit, @Nullable LocalDate until) {
        return new PromotionGiven(
                new Promotion("CODE", "Code", benefit, Set.of(), null, START, null, null),
                START,
                until);
    }
}
