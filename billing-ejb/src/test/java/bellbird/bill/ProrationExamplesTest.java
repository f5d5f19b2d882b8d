package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.money.Money;
import bellbird.kernel.money.Rate;
import bellbird.kernel.time.Period;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rule R9 by the ids of its worked examples. */
class ProrationExamplesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    static List<WorkedExample> joining() {
        return WorkedExample.of("R9-01", "R9-02");
    }

    @ParameterizedTest
    @MethodSource("joining")
    void who_joins_in_a_period_pays_for_its_days(WorkedExample example) {
        Period joined = new Period(day(example, "joinedAt"), period(example).to());
        Proration.Part part = split(example, List.of(joined)).getFirst();
        assertThat(part.days().days())
                .isEqualTo(example.expectedDecimal("chargedDays").longValue());
        assertThat(period(example).days())
                .isEqualTo(example.expectedDecimal("periodDays").longValue());
        assertThat(part.amount().toDecimal())
                .isEqualByComparingTo(example.expectedDecimal("charge"));
    }

    @Test
    void the_last_segment_takes_the_remainder() {
        WorkedExample example = WorkedExample.of("R9-05").getFirst();
        assertThat(amounts(example)).isEqualTo(expected(example, "segments"));
        assertThat(sum(amounts(example))).isEqualByComparingTo(example.decimal("price"));
    }

    @Test
    void segments_rounded_by_themselves_would_be_a_cent_too_much() {
        WorkedExample wrong = WorkedExample.of("R9-06").getFirst();
        assertThat(amounts(wrong)).isNotEqualTo(expected(wrong, "segments"));
        List<BigDecimal> alone =
                split(wrong, segments(wrong)).stream()
                        .map(part -> Money.settle(part.exact(), EUR).toDecimal())
                        .toList();
        assertThat(sum(alone)).isEqualByComparingTo(wrong.expectedDecimal("total"));
    }

    @Test
    void a_whole_period_costs_the_price() {
        WorkedExample example = WorkedExample.of("R9-01").getFirst();
        Proration.Part part = split(example, List.of(period(example))).getFirst();
        assertThat(part.exact()).isEqualByComparingTo("30.00");
        assertThat(part.amount().toDecimal()).isEqualByComparingTo("30.00");
    }

    private static List<BigDecimal> amounts(WorkedExample example) {
        return split(example, segments(example)).stream()
                .map(part -> part.amount().toDecimal())
                .toList();
    }

    private static List<Proration.Part> split(WorkedExample example, List<Period> parts) {
        return Proration.of(new Rate(example.decimal("price"), EUR), period(example), parts);
    }

    private static List<Period> segments(WorkedExample example) {
        List<LocalDate> starts =
                example.input().getJsonArray("segmentStarts").getValuesAs(JsonString.class).stream()
                        .map(start -> ZonedDateTime.parse(start.getString()).toLocalDate())
                        .toList();
        List<Period> segments = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate end = i + 1 < starts.size() ? starts.get(i + 1) : period(example).to();
            segments.add(new Period(starts.get(i), end));
        }
        return segments;
    }

    private static List<BigDecimal> expected(WorkedExample example, String name) {
        JsonObject expected = example.expected();
        return expected.getJsonArray(name).getValuesAs(JsonString.class).stream()
                .map(amount -> new BigDecimal(amount.getString()))
                .toList();
    }

    private static Period period(WorkedExample example) {
        return new Period(day(example, "periodStart"), day(example, "periodEnd"));
    }

    private static LocalDate day(WorkedExample example, String name) {
        return ZonedDateTime.parse(example.text(name)).toLocalDate();
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
