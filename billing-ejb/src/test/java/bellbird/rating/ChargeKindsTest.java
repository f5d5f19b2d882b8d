package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.Charge;
import bellbird.offering.Charge.Tier;
import bellbird.offering.CountScope;
import bellbird.offering.PriceTerms;
import bellbird.offering.TimeBand;
import bellbird.offering.TimeBand.Day;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Limits;
import bellbird.offering.UsageTariff.Maximum;
import bellbird.offering.UsageTariff.Rounding;
import bellbird.offering.UsageTariff.SpanPolicy;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What calls cost by each kind of price, at its edges; rates are for a minute. */
class ChargeKindsTest {

    @Test
    void stepwise_each_part_of_a_call_costs_the_rate_of_its_step_and_every_call_begins_anew() {
        UsageTariff tariff =
                Tables.voice(
                        new Charge.Stepwise(
                                List.of(tier(60L, "0.30"), tier(180L, "0.12"), tier(null, "0"))));
        assertThat(costs(tariff, 30, 60, 61, 180, 181, 3_600))
                .containsExactly("0.15", "0.3", "0.302", "0.54", "0.54", "0.54");
    }

    @Test
    void a_tier_of_the_billing_period_goes_on_where_the_call_before_ended() {
        UsageTariff tariff =
                Tables.voice(
                        new Charge.Tiered(
                                List.of(tier(90L, "0.30"), tier(null, "0.12")), CountScope.CYCLE));
        assertThat(costs(tariff, 60, 60, 60)).containsExactly("0.3", "0.21", "0.12");
    }

    @Test
    void of_packages_each_one_begun_is_paid() {
        UsageTariff each = Tables.voice(new Charge.Blocks(600, amount("1"), CountScope.EVENT));
        assertThat(costs(each, 1, 600, 601)).containsExactly("1", "1", "2");
        UsageTariff ofTheDay = Tables.voice(new Charge.Blocks(600, amount("1"), CountScope.DAY));
        assertThat(costs(ofTheDay, 1, 599, 1)).containsExactly("1", "0", "1");
    }

    @Test
    void a_call_costs_a_fee_and_at_least_the_minimum() {
        UsageTariff tariff =
                perMinute("0.12")
                        .with(
                                new Limits(
                                        amount("0.05"),
                                        amount("0.10"),
                                        null,
                                        Rounding.USUAL,
                                        null,
                                        null));
        assertThat(costs(tariff, 10, 25, 26, 60)).containsExactly("0.1", "0.1", "0.102", "0.17");
    }

    @Test
    void at_the_maximum_a_call_goes_on_for_nothing_or_ends_as_the_price_says() {
        assertThat(priced(limited(Maximum.Strategy.FREE), 601))
                .returns("0.60", one -> one.amount().setScale(2).toPlainString())
                .returns(null, Priced::endsAfter);
        Priced ended = priced(limited(Maximum.Strategy.DISCONNECT), 601);
        assertThat(ended)
                .returns("0.60", one -> one.amount().setScale(2).toPlainString())
                .returns(300L, Priced::endsAfter);
        assertThat(priced(limited(Maximum.Strategy.DISCONNECT), 300).endsAfter()).isNull();
    }

    private static UsageTariff limited(Maximum.Strategy strategy) {
        return perMinute("0.12")
                .with(
                        new Limits(
                                null,
                                null,
                                new Maximum(amount("0.60"), strategy),
                                Rounding.USUAL,
                                null,
                                null));
    }

    @Test
    void a_day_and_a_billing_period_cost_at_most_their_caps() {
        UsageTariff tariff =
                perMinute("1")
                        .with(
                                new Limits(
                                        null,
                                        null,
                                        null,
                                        Rounding.USUAL,
                                        amount("2.50"),
                                        amount("4")));
        PriceTable table = Tables.of(tariff);
        UsageState state = UsageState.FRESH;
        List<String> costs = new ArrayList<>();
        for (int day = 0; day < 2; day++) {
            for (int call = 0; call < 3; call++) {
                Priced priced = (Priced) Rater.rate(table, Tables.call(60), state);
                costs.add(plain(priced.amount()));
                state = state.after(priced);
            }
            state = nextDay(state);
        }
        assertThat(costs).containsExactly("1", "1", "0.5", "1", "0.5", "0");
    }

    /** What the day counted begins anew, the billing period goes on. */
    private static UsageState nextDay(UsageState state) {
        return new UsageState(
                List.of(),
                state.counters().stream().filter(one -> one.scope() == CountScope.CYCLE).toList());
    }

    @Test
    void a_price_is_rounded_as_it_says_and_half_up_to_six_decimals_where_it_says_nothing() {
        assertThat(costs(perMinute("0.10"), 1)).containsExactly("0.001667");
        assertThat(costs(rounded(RoundingMode.UP, 2), 1, 61)).containsExactly("0.01", "0.11");
        assertThat(costs(rounded(RoundingMode.DOWN, 2), 1, 61)).containsExactly("0", "0.1");
        assertThat(costs(rounded(RoundingMode.HALF_EVEN, 2), 3, 9))
                .containsExactly("0", "0.02"); // 0.005 and 0.015
    }

    private static UsageTariff rounded(RoundingMode mode, int decimals) {
        return perMinute("0.10")
                .with(new Limits(null, null, null, new Rounding(mode, decimals), null, null));
    }

    @Test
    void a_holiday_has_its_own_price_on_the_days_of_the_calendar_and_on_no_others() {
        UsageTariff tariff =
                perMinute("0.12")
                        .with(
                                SpanPolicy.SPLIT,
                                Map.of("peak", Tables.rate("0.30"), "feast", Tables.rate("0.01")));
        LocalTime midnight = LocalTime.MIDNIGHT;
        PriceTerms terms =
                new PriceTerms(
                        Tables.BERLIN,
                        List.of(tariff),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(
                                band("peak", Set.of(Day.FRIDAY), midnight, midnight),
                                band("feast", Set.of(Day.HOLIDAY), midnight, midnight)),
                        Set.of(LocalDate.of(2026, 12, 25)),
                        List.of());
        PriceTable table = Tables.of(terms);
        // 25 December 2026 is a Friday, and so is the 18th; midnight in Berlin is 23:00 in UTC.
        assertThat(cost(table, "2026-12-18T12:00:00Z", 60)).isEqualTo("0.3");
        assertThat(cost(table, "2026-12-25T12:00:00Z", 60)).isEqualTo("0.01");
        assertThat(cost(table, "2026-12-24T22:59:30Z", 60)).isEqualTo("0.065");
        assertThat(cost(table, "2026-12-25T22:59:30Z", 60)).isEqualTo("0.065");
    }

    private static String cost(PriceTable table, String start, long seconds) {
        return plain(
                ((Priced)
                                Rater.rate(
                                        table,
                                        Tables.call(Instant.parse(start), seconds),
                                        UsageState.FRESH))
                        .amount());
    }

    private static TimeBand band(String name, Set<Day> days, LocalTime from, LocalTime to) {
        return new TimeBand(name, List.of(new TimeBand.Window(days, from, to)));
    }

    @Test
    void pictures_and_pieces_of_content_cost_each_their_price() {
        PriceTable table =
                Tables.of(
                        UsageTariff.of(
                                "mms",
                                "Pictures",
                                UsageMatch.home(UsageType.MMS),
                                1,
                                Tables.rate("0.30")),
                        UsageTariff.of(
                                "content",
                                "Content",
                                UsageMatch.home(UsageType.CONTENT),
                                1,
                                Tables.rate("0.99")));
        assertThat(one(table, UsageType.MMS, 2)).isEqualTo("0.6");
        assertThat(one(table, UsageType.CONTENT, 1)).isEqualTo("0.99");
    }

    private static String one(PriceTable table, UsageType service, long quantity) {
        UsageEvent event = UsageEvent.home(service, Tables.NOON, "353200000000", quantity);
        return plain(((Priced) Rater.rate(table, event, UsageState.FRESH)).amount());
    }

    /** One call after the other. */
    private static List<String> costs(UsageTariff tariff, long... seconds) {
        PriceTable table = Tables.of(tariff);
        UsageState state = UsageState.FRESH;
        List<String> costs = new ArrayList<>();
        for (long each : seconds) {
            Priced priced = (Priced) Rater.rate(table, Tables.call(each), state);
            costs.add(plain(priced.amount()));
            state = state.after(priced);
        }
        return costs;
    }

    private static Priced priced(UsageTariff tariff, long seconds) {
        return (Priced) Rater.rate(Tables.of(tariff), Tables.call(seconds), UsageState.FRESH);
    }

    private static UsageTariff perMinute(String rate) {
        return Tables.voice(Tables.rate(rate));
    }

    private static Tier tier(@Nullable Long upTo, String rate) {
        return new Tier(upTo, amount(rate));
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    private static String plain(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString();
    }
}
