package bellbird.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Interval.Unit;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {

    @ParameterizedTest(name = "day {0}, {1} {2}: {3} is in {4} to {5}")
    @CsvSource({
        "31, 1, MONTH, 2027-02-27, 2027-01-31, 2027-02-28",
        "31, 1, MONTH, 2027-02-28, 2027-02-28, 2027-03-31",
        "31, 1, MONTH, 2027-04-30, 2027-04-30, 2027-05-31",
        "30, 1, MONTH, 2028-02-29, 2028-02-29, 2028-03-30",
        "29, 1, MONTH, 2027-02-28, 2027-02-28, 2027-03-29",
        "29, 1, MONTH, 2028-02-28, 2028-01-29, 2028-02-29",
        "1, 3, MONTH, 2026-06-30, 2026-04-01, 2026-07-01",
        "1, 6, MONTH, 2026-12-31, 2026-07-01, 2027-01-01",
        "15, 1, YEAR, 2026-01-14, 2025-01-15, 2026-01-15",
        "1, 1, WEEK, 2026-11-22, 2026-11-16, 2026-11-23",
        "7, 1, DAY, 2026-11-22, 2026-11-22, 2026-11-23"
    })
    void by_the_calendar(
            int day, int count, Unit unit, LocalDate date, LocalDate from, LocalDate to) {
        assertThat(Alignment.calendar(day).containing(date, new Interval(count, unit)))
                .isEqualTo(new Period(from, to));
    }

    @ParameterizedTest(name = "since {0}, {1} {2}: {3} is in {4} to {5}")
    @CsvSource({
        "2026-08-31, 1, MONTH, 2026-10-01, 2026-09-30, 2026-10-31",
        "2026-08-31, 3, MONTH, 2027-02-28, 2027-02-28, 2027-05-31",
        "2028-02-29, 1, YEAR, 2029-02-27, 2028-02-29, 2029-02-28",
        "2028-02-29, 1, YEAR, 2032-02-28, 2031-02-28, 2032-02-29",
        "2026-11-18, 2, WEEK, 2026-12-01, 2026-11-18, 2026-12-02",
        "2026-11-18, 30, DAY, 2026-11-17, 2026-10-19, 2026-11-18"
    })
    void by_the_anniversary(
            LocalDate since, int count, Unit unit, LocalDate date, LocalDate from, LocalDate to) {
        assertThat(Alignment.anniversary(since).containing(date, new Interval(count, unit)))
                .isEqualTo(new Period(from, to));
    }

    /** The month-ends and leap days of ten years. */
    @Test
    void periods_follow_each_other_without_gap_for_ten_years() {
        List<Interval> intervals =
                List.of(
                        new Interval(1, Unit.DAY),
                        new Interval(1, Unit.WEEK),
                        Interval.MONTH,
                        new Interval(3, Unit.MONTH),
                        new Interval(1, Unit.YEAR));
        LocalDate end = LocalDate.of(2037, 1, 1);
        for (int day = 1; day <= 31; day++) {
            for (Interval every : intervals) {
                Alignment alignment = Alignment.calendar(day);
                Period period = alignment.containing(LocalDate.of(2026, 1, 1), every);
                while (period.from().isBefore(end)) {
                    assertThat(alignment.containing(period.from(), every)).isEqualTo(period);
                    assertThat(alignment.containing(period.lastDay(), every)).isEqualTo(period);
                    Period next = alignment.containing(period.to(), every);
                    assertThat(next.from()).isEqualTo(period.to());
                    period = next;
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -1})
    void no_month_has_other_days(int day) {
        assertThatThrownBy(() -> Alignment.calendar(day))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
