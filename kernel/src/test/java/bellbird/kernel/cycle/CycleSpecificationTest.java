package bellbird.kernel.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CycleSpecificationTest {

    @ParameterizedTest(name = "{0} with a period that begins on {1}: {2} is in {3} to {4}")
    @CsvSource({
        "WEEKLY, 2026-11-02, 2026-11-22, 2026-11-16, 2026-11-23",
        "WEEKLY, 2026-11-22, 2026-11-22, 2026-11-22, 2026-11-29",
        "WEEKLY, 2026-11-22, 1999-12-31, 1999-12-26, 2000-01-02",
        "BIWEEKLY, 2026-11-16, 2026-11-29, 2026-11-16, 2026-11-30",
        "BIWEEKLY, 2026-11-23, 2026-11-22, 2026-11-09, 2026-11-23",
        "MONTHLY, 2026-01-31, 2026-02-28, 2026-02-28, 2026-03-31",
        "MONTHLY, 2026-01-31, 2026-03-30, 2026-02-28, 2026-03-31",
        "BIMONTHLY, 2026-01-31, 2026-05-30, 2026-03-31, 2026-05-31",
        "BIMONTHLY, 2025-12-31, 2026-02-28, 2026-02-28, 2026-04-30",
        "QUARTERLY, 2026-01-15, 2026-04-14, 2026-01-15, 2026-04-15",
        "QUARTERLY, 2025-11-30, 2028-02-29, 2028-02-29, 2028-05-30",
        "QUARTERLY, 2025-11-30, 2027-02-27, 2026-11-30, 2027-02-28",
        "HALF_YEARLY, 2026-08-31, 2027-02-28, 2027-02-28, 2027-08-31",
        "YEARLY, 2024-02-29, 2026-02-28, 2026-02-28, 2027-02-28",
        "YEARLY, 2024-02-29, 2028-02-28, 2027-02-28, 2028-02-29",
        "YEARLY, 2026-12-31, 2026-12-30, 2025-12-31, 2026-12-31"
    })
    void a_day_belongs_to_a_period_reckoned_from_the_anchor(
            BillFrequency frequency,
            LocalDate anchor,
            LocalDate day,
            LocalDate from,
            LocalDate to) {
        CycleSpecification cycle = CycleSpecification.from(frequency, anchor);
        assertThat(cycle.containing(day)).isEqualTo(new Period(from, to));
        assertThat(cycle.begins(anchor)).isTrue();
    }

    /** What begins when is found by walking here, from the words of the rule. */
    @ParameterizedTest
    @EnumSource
    void periods_of_twelve_years_begin_where_a_calendar_on_the_wall_says(BillFrequency frequency) {
        for (int anchor = 0; anchor < 400; anchor += 7) {
            LocalDate first = LocalDate.of(2027, 12, 1).plusDays(anchor);
            CycleSpecification cycle = CycleSpecification.from(frequency, first);
            List<LocalDate> begins = new ArrayList<>();
            for (int i = 0; !(begin(frequency, first, i).getYear() > 2040); i++) {
                begins.add(begin(frequency, first, i));
            }
            for (int i = 0; i + 1 < begins.size(); i++) {
                Period period = new Period(begins.get(i), begins.get(i + 1));
                assertThat(cycle.containing(period.from())).as(cycle.toString()).isEqualTo(period);
                assertThat(cycle.containing(period.lastDay())).isEqualTo(period);
                assertThat(cycle.beginning(period.from())).isEqualTo(period);
                assertThat(cycle.after(first, i)).isEqualTo(period.from());
            }
            assertThat(CycleSpecification.parse(cycle.code())).isEqualTo(cycle);
        }
    }

    private static LocalDate begin(BillFrequency frequency, LocalDate first, int number) {
        return switch (frequency) {
            case WEEKLY -> first.plusDays(7L * number);
            case BIWEEKLY -> first.plusDays(14L * number);
            case MONTHLY -> first.plusMonths(number);
            case BIMONTHLY -> first.plusMonths(2L * number);
            case QUARTERLY -> first.plusMonths(3L * number);
            case HALF_YEARLY -> first.plusMonths(6L * number);
            case YEARLY -> first.plusMonths(12L * number);
        };
    }

    @ParameterizedTest(name = "to {0} with a begin on {1}, from {2}: until {3}")
    @CsvSource({
        "WEEKLY, 2026-11-02, 2026-11-11, 2026-11-16",
        "WEEKLY, 2026-11-02, 2026-11-13, 2026-11-23",
        "BIWEEKLY, 2026-11-02, 2026-11-12, 2026-11-16",
        "BIWEEKLY, 2026-11-02, 2026-11-13, 2026-11-30",
        "QUARTERLY, 2026-01-15, 2026-03-31, 2026-04-15",
        "QUARTERLY, 2026-01-15, 2026-04-01, 2026-07-15",
        "YEARLY, 2026-01-01, 2026-12-20, 2028-01-01"
    })
    void a_bridging_period_is_not_too_short(
            BillFrequency frequency, LocalDate anchor, LocalDate from, LocalDate to) {
        assertThat(CycleSpecification.from(frequency, anchor).beginning(from))
                .isEqualTo(new Period(from, to));
    }

    @Test
    void a_wish_is_for_a_day_of_the_calendar_a_date_or_the_first_day_of_the_account() {
        LocalDate opened = LocalDate.of(2026, 2, 28);
        assertThat(CycleWish.monthly(31).specification(opened))
                .isEqualTo(CycleSpecification.monthly(31));
        assertThat(CycleWish.ofDay(BillFrequency.QUARTERLY, 15L).specification(opened))
                .isEqualTo(new CycleSpecification(BillFrequency.QUARTERLY, 15, 0));
        assertThat(CycleWish.asOpened(BillFrequency.QUARTERLY).specification(opened))
                .isEqualTo(new CycleSpecification(BillFrequency.QUARTERLY, 28, 1));
        assertThat(
                        CycleWish.from(BillFrequency.YEARLY, LocalDate.of(2024, 2, 29))
                                .specification(opened))
                .isEqualTo(new CycleSpecification(BillFrequency.YEARLY, 29, 1));
        CycleSpecification sundays =
                CycleWish.ofWeekday(BillFrequency.WEEKLY, DayOfWeek.SUNDAY).specification(opened);
        assertThat(sundays.weekday()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(sundays.begins(LocalDate.of(2026, 11, 22))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "MONTHLY, , , , false, error.account.cycleDay",
        "QUARTERLY, 0, , , false, error.account.cycleDay",
        "QUARTERLY, 32, , , false, error.account.cycleDay",
        "MONTHLY, , MONDAY, , false, error.cycle.otherDay",
        "WEEKLY, 1, , , false, error.cycle.otherDay",
        "WEEKLY, , , , false, error.cycle.weekday",
        "WEEKLY, , MONDAY, 2026-11-23, false, error.cycle.oneBegin",
        "YEARLY, 1, , , true, error.cycle.oneBegin"
    })
    void what_does_not_say_one_begin_is_refused(
            BillFrequency frequency,
            @Nullable Long day,
            @Nullable DayOfWeek weekday,
            @Nullable LocalDate beginsOn,
            boolean anniversary,
            String problem) {
        CycleWish wish = new CycleWish(frequency, day, weekday, beginsOn, anniversary);
        assertThatThrownBy(() -> wish.specification(LocalDate.of(2026, 11, 22)))
                .isInstanceOf(BellbirdException.class)
                .hasMessageContaining(problem);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -1})
    void a_day_that_no_month_has_is_refused(int day) {
        assertThatThrownBy(() -> CycleSpecification.monthly(day))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
