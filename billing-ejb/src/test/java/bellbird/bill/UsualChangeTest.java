package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What is usual is what nine of ten earlier changes were. */
class UsualChangeTest {

    @Test
    void the_middle_nine_tenths_of_twenty_changes_leave_one_out_at_each_end() {
        // changes of 1 % to 21 %, in any order
        LongStream.Builder amounts = LongStream.builder().add(10_000);
        double amount = 10_000;
        for (int change :
                new int[] {
                    21, 1, 20, 2, 19, 3, 18, 4, 17, 5, 16, 6, 15, 7, 14, 8, 13, 9, 12, 10, 11
                }) {
            amount = Math.round(amount * (100 + change) / 100);
            amounts.add((long) amount);
        }
        UsualChange usual = UsualChange.of(euro(amounts.build())).orElseThrow();
        assertThat(usual.least())
                .isCloseTo(new BigDecimal("0.02"), within(new BigDecimal("0.0001")));
        assertThat(usual.most())
                .isCloseTo(new BigDecimal("0.20"), within(new BigDecimal("0.0001")));
        assertThat(usual.contains(new BigDecimal("0.02"))).isTrue();
        assertThat(usual.contains(new BigDecimal("0.011"))).isFalse();
        assertThat(usual.contains(new BigDecimal("0.21"))).isFalse();
    }

    @Test
    void a_discount_that_grows_is_a_fall() {
        UsualChange usual = of(-1000, -1100, -1210, -1331).orElseThrow();
        assertThat(usual.contains(new BigDecimal("-0.1"))).isTrue();
        assertThat(usual.contains(new BigDecimal("0.1"))).isFalse();
    }

    @Test
    void fewer_than_three_changes_say_nothing() {
        assertThat(of()).isEmpty();
        assertThat(of(1000, 1100, 1200)).isEmpty();
        assertThat(of(0, 1000, 1100, 1200)).as("the first of anything has no share").isEmpty();
        assertThat(of(0, 1000, 1000, 1000, 1000))
                .hasValueSatisfying(
                        never -> {
                            assertThat(never.least()).isZero();
                            assertThat(never.most()).isZero();
                        });
    }

    @Test
    void what_never_changed_may_differ_by_what_nobody_sees() {
        UsualChange never = of(1000, 1000, 1000, 1000).orElseThrow();
        assertThat(never.contains(new BigDecimal("0.0004"))).isTrue();
        assertThat(never.contains(new BigDecimal("0.001"))).isFalse();
    }

    private static Optional<UsualChange> of(long... cents) {
        return UsualChange.of(euro(LongStream.of(cents)));
    }

    private static List<Money> euro(LongStream cents) {
        return cents.mapToObj(one -> new Money(one, Currency.getInstance("EUR"))).toList();
    }
}
