package bellbird.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import bellbird.testing.WorkedExample;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BillCycleTest {

    @ParameterizedTest
    @CsvSource({
        "1, 2026-10-01, 2026-10-01, 2026-11-01",
        "1, 2026-10-31, 2026-10-01, 2026-11-01",
        "15, 2026-10-14, 2026-09-15, 2026-10-15",
        "15, 2026-10-15, 2026-10-15, 2026-11-15",
        "28, 2027-02-27, 2027-01-28, 2027-02-28",
        "28, 2028-02-29, 2028-02-28, 2028-03-28",
        "5, 2027-01-04, 2026-12-05, 2027-01-05",
        "29, 2027-02-28, 2027-02-28, 2027-03-29",
        "29, 2028-02-28, 2028-01-29, 2028-02-29",
        "30, 2028-02-29, 2028-02-29, 2028-03-30",
        "31, 2026-11-29, 2026-10-31, 2026-11-30",
        "31, 2026-11-30, 2026-11-30, 2026-12-31",
        "31, 2027-03-30, 2027-02-28, 2027-03-31"
    })
    void a_day_belongs_to_the_period_from_cycle_day_to_cycle_day(
            int cycleDay, LocalDate day, LocalDate from, LocalDate to) {
        assertThat(new BillCycle(cycleDay).containing(day)).isEqualTo(new Period(from, to));
    }

    @Test
    void periods_follow_each_other_without_gap_for_ten_years() {
        for (int cycleDay = 1; cycleDay <= CycleSpecification.LAST_DAY; cycleDay++) {
            BillCycle cycle = new BillCycle(cycleDay);
            Period period = cycle.containing(LocalDate.of(2026, 1, 1));
            for (int month = 0; month < 120; month++) {
                Period next = cycle.next(period);
                assertThat(next.from()).isEqualTo(period.to());
                assertThat(next).isEqualTo(cycle.containing(period.to()));
                assertThat(cycle.before(next)).isEqualTo(period);
                assertThat(cycle.after(period.from(), 1)).isEqualTo(next.from());
                assertThat(cycle.containing(next.lastDay())).isEqualTo(next);
                period = next;
            }
        }
    }

    @ParameterizedTest(name = "from day {0} to day {1}, asked for on {2}: {3} to {4}, then to {5}")
    @CsvSource({
        "12, 5, 2026-04-20, 2026-05-12, 2026-06-05, 2026-07-05",
        "12, 5, 2026-03-20, 2026-04-12, 2026-05-05, 2026-06-05",
        "1, 10, 2026-04-20, 2026-05-01, 2026-06-10, 2026-07-10",
        "1, 16, 2026-04-20, 2026-05-01, 2026-05-16, 2026-06-16",
        "1, 15, 2026-04-20, 2026-05-01, 2026-06-15, 2026-07-15",
        "5, 31, 2028-01-10, 2028-02-05, 2028-02-29, 2028-03-31",
        "5, 31, 2027-01-10, 2027-02-05, 2027-02-28, 2027-03-31",
        "31, 1, 2027-02-10, 2027-02-28, 2027-04-01, 2027-05-01",
        "30, 31, 2026-04-10, 2026-04-30, 2026-05-31, 2026-06-30",
        "29, 28, 2028-02-10, 2028-02-29, 2028-03-28, 2028-04-28"
    })
    void a_bridging_period_leads_to_another_cycle_day(
            int before,
            int after,
            LocalDate today,
            LocalDate from,
            LocalDate to,
            LocalDate regularTo) {
        BillCycle cycle = new BillCycle(before).changed(CycleSpecification.monthly(after), today);
        assertThat(cycle.containing(today)).isEqualTo(new BillCycle(before).containing(today));
        assertThat(cycle.next(cycle.containing(today))).isEqualTo(new Period(from, to));
        assertThat(cycle.containing(to)).isEqualTo(new Period(to, regularTo));
        assertThat(CycleSpecification.monthly(after).beginning(from))
                .isEqualTo(new Period(from, to));
        assertThat(cycle.after(from, 2)).isEqualTo(regularTo);
    }

    @Test
    void periods_tile_whatever_the_days_and_none_is_short() {
        LocalDate today = LocalDate.of(2028, 1, 1);
        for (int i = 0; i < 31 * 31; i++) {
            BillCycle cycle =
                    new BillCycle(1 + i / 31)
                            .changed(CycleSpecification.monthly(1 + i % 31), today)
                            .changed(
                                    CycleSpecification.monthly(1 + i * 7 % 31),
                                    today.plusMonths(3));
            Period period = cycle.containing(today.minusMonths(2));
            while (period.from().isBefore(today.plusYears(1))) {
                Period next = cycle.next(period);
                assertThat(next.from()).as(cycle.toString()).isEqualTo(period.to());
                assertThat(cycle.before(next)).isEqualTo(period);
                assertThat(cycle.containing(next.lastDay())).isEqualTo(next);
                assertThat(next.days()).as(cycle.toString()).isBetween(15L, 45L);
                Period run = cycle.on(next.from()).beginning(next.from());
                assertThat(run).isEqualTo(next);
                period = next;
            }
        }
    }

    /** Walks through changes between all frequencies, on all days, at all times of a year. */
    @Test
    void periods_and_months_tile_whatever_the_frequencies() {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 200; i++) {
            LocalDate start = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(500));
            BillCycle cycle = new BillCycle(any(random, start));
            LocalDate today = start;
            for (int change = 0; change < 2; change++) {
                cycle = cycle.changed(any(random, start), today);
                today = cycle.changes().getLast().on().plusDays(random.nextInt(40));
            }
            BillCycle months = cycle.months();
            Period period = cycle.containing(start.minusDays(40));
            Period month = months.containing(start.minusDays(40));
            while (period.from().isBefore(today.plusYears(1))) {
                Period next = cycle.next(period);
                assertThat(next.from()).as(cycle.toString()).isEqualTo(period.to());
                assertThat(cycle.before(next)).as(cycle.toString()).isEqualTo(period);
                assertThat(cycle.containing(next.lastDay())).isEqualTo(next);
                assertThat(next.days()).as(cycle.toString()).isGreaterThanOrEqualTo(4);
                assertThat(cycle.on(next.from()).beginning(next.from()))
                        .as(cycle.toString())
                        .isEqualTo(next);
                period = next;
            }
            while (month.from().isBefore(today.plusYears(1))) {
                Period next = months.next(month);
                assertThat(next.from()).as(cycle.toString()).isEqualTo(month.to());
                assertThat(next.days()).as(cycle.toString()).isBetween(15L, 45L);
                month = next;
            }
        }
    }

    private static CycleSpecification any(Random random, LocalDate day) {
        BillFrequency[] all = BillFrequency.values();
        return CycleSpecification.from(
                all[random.nextInt(all.length)], day.plusDays(random.nextInt(400)));
    }

    @Test
    void months_stay_when_the_cycle_becomes_weeks_and_move_after_the_next_of_them() {
        BillCycle cycle =
                new BillCycle(12)
                        .changed(
                                CycleSpecification.weekly(BillFrequency.WEEKLY, DayOfWeek.MONDAY)
                                        .withDay(12),
                                LocalDate.of(2026, 4, 20));
        assertThat(cycle.containing(LocalDate.of(2026, 5, 12)))
                .isEqualTo(new Period(LocalDate.of(2026, 5, 12), LocalDate.of(2026, 5, 18)));
        assertThat(cycle.months()).isEqualTo(new BillCycle(12));
        BillCycle again = cycle.changed(CycleSpecification.monthly(20), LocalDate.of(2026, 6, 2));
        assertThat(again.containing(LocalDate.of(2026, 6, 8)))
                .isEqualTo(new Period(LocalDate.of(2026, 6, 8), LocalDate.of(2026, 7, 20)));
        assertThat(again.months().containing(LocalDate.of(2026, 6, 12)))
                .isEqualTo(new Period(LocalDate.of(2026, 6, 12), LocalDate.of(2026, 7, 20)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 32, -1})
    void a_cycle_day_that_no_month_has_is_refused(int cycleDay) {
        assertThatThrownBy(() -> new BillCycle(cycleDay))
                .isInstanceOf(IllegalArgumentException.class);
    }

    static List<WorkedExample> cutOffs() {
        return WorkedExample.of("R3-07", "R3-08");
    }

    @ParameterizedTest
    @MethodSource("cutOffs")
    void a_period_ends_at_local_midnight(WorkedExample example) {
        ZoneId zone = ZoneId.of(example.text("zone"));
        LocalDate cutOff = LocalDate.parse(example.text("cutOffDate"));
        Period period = new BillCycle(1).containing(cutOff.minusDays(1));
        Instant expected = Instant.parse(example.expected().getString("cutOffUtc"));
        assertThat(period.endsAt(zone)).isEqualTo(expected);
        assertThat(new BillCycle(1).containing(expected.minusNanos(1), zone)).isEqualTo(period);
        assertThat(new BillCycle(1).containing(expected, zone).from()).isEqualTo(cutOff);
    }

    static List<WorkedExample> days() {
        return WorkedExample.of("R3-06");
    }

    @ParameterizedTest
    @MethodSource("days")
    void days_have_as_many_hours_as_the_zone_says(WorkedExample example) {
        ZoneId zone = ZoneId.of(example.text("zone"));
        List<Integer> hours =
                example
                        .input()
                        .getJsonArray("dates")
                        .getValuesAs(jakarta.json.JsonString.class)
                        .stream()
                        .map(date -> LocalDate.parse(date.getString()))
                        .map(day -> new Period(day, day.plusDays(1)))
                        .map(
                                day ->
                                        (int)
                                                java.time.Duration.between(
                                                                day.startsAt(zone),
                                                                day.endsAt(zone))
                                                        .toHours())
                        .toList();
        assertThat(hours.toString().replace(" ", ""))
                .isEqualTo(example.expected().getJsonArray("hours").toString());
    }
}
