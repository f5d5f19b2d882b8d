package bellbird.charge;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Prorated;
import bellbird.offering.RecurringPrice.Timing;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonString;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules R9 and R11: by the ids of their worked examples, and sentence by sentence. */
class RecurringChargesTest {

    private static final Alignment FIRST_OF_MONTH = Alignment.calendar(1);

    static List<WorkedExample> joining() {
        return WorkedExample.of("R9-01", "R9-02");
    }

    @ParameterizedTest
    @MethodSource("joining")
    void who_joins_in_a_period_pays_for_its_days(WorkedExample example) {
        Subscription product =
                since(day(example, "joinedAt"), Prices.monthly(example.text("price")));
        RecurringCharge first =
                RecurringCharges.of(product, due(day(example, "periodEnd")), List.of()).getFirst();
        assertThat(first.days())
                .isEqualTo(new Period(day(example, "joinedAt"), day(example, "periodEnd")));
        assertThat(first.quantity())
                .isEqualTo(example.expectedDecimal("chargedDays").longValueExact());
        assertThat(first.whole().days())
                .isEqualTo(example.expectedDecimal("periodDays").longValueExact());
        assertThat(amount(first)).isEqualByComparingTo(example.expectedDecimal("charge"));
    }

    @Test
    void a_change_credits_the_rest_of_the_old_price_and_charges_the_rest_of_the_new() {
        WorkedExample example = WorkedExample.of("R9-04").getFirst();
        LocalDate start = day(example, "periodStart");
        LocalDate changed = day(example, "changedAt");
        PricedVersion old = Prices.monthly(example.text("oldPrice"));
        PricedVersion changedTo = Prices.monthly(example.text("newPrice"));
        List<Billed> april = bill(since(start.minusMonths(1), old), due(start), List.of());

        List<RecurringCharge> charges =
                RecurringCharges.of(
                        product(
                                start.minusMonths(1),
                                null,
                                term(old, start.minusMonths(1), changed),
                                term(changedTo, changed, null)),
                        due(day(example, "periodEnd")),
                        april);

        RecurringCharge credit = charges.get(0);
        RecurringCharge charge = charges.get(1);
        assertThat(credit.isCredit()).isTrue();
        assertThat(credit.price()).isEqualTo(old);
        assertThat(amount(credit)).isEqualByComparingTo(example.expectedDecimal("creditLine"));
        assertThat(charge.price()).isEqualTo(changedTo);
        assertThat(amount(charge)).isEqualByComparingTo(example.expectedDecimal("chargeLine"));
        assertThat(charges.subList(0, 2))
                .allSatisfy(
                        line -> {
                            assertThat(line.days().days())
                                    .isEqualTo(
                                            example.expectedDecimal("remainingDays")
                                                    .longValueExact());
                            assertThat(line.whole().days())
                                    .isEqualTo(
                                            example.expectedDecimal("periodDays").longValueExact());
                        });
        assertThat(amounts(charges.subList(2, 3))).containsExactly("50.00");
    }

    @Test
    void the_last_segment_takes_the_remainder() {
        WorkedExample example = WorkedExample.of("R9-05").getFirst();
        List<String> segments = amounts(segments(example));
        assertThat(segments)
                .containsExactlyElementsOf(
                        example
                                .expected()
                                .getJsonArray("segments")
                                .getValuesAs(JsonString.class)
                                .stream()
                                .map(JsonString::getString)
                                .toList());
        assertThat(sum(segments)).isEqualByComparingTo(example.expectedDecimal("total"));
    }

    @Test
    void segments_rounded_by_themselves_would_be_a_cent_too_much() {
        WorkedExample wrong = WorkedExample.of("R9-06").getFirst();
        List<RecurringCharge> charges = segments(wrong);
        assertThat(sum(amounts(charges))).isLessThan(wrong.expectedDecimal("total"));
        List<String> alone =
                charges.stream()
                        .map(
                                charge ->
                                        bellbird.kernel.money.Money.settle(
                                                        charge.exact(), Prices.EUR)
                                                .toDecimal()
                                                .toPlainString())
                        .toList();
        assertThat(sum(alone)).isEqualByComparingTo(wrong.expectedDecimal("total"));
    }

    @Test
    void a_suspension_is_credited_where_the_plan_says_so() {
        WorkedExample example = WorkedExample.of("R9-07").getFirst();
        LocalDate start = day(example, "periodStart");
        Period suspended =
                new Period(day(example, "suspendedFrom"), day(example, "suspendedUntil"));
        for (Prorated prorated : List.of(Prices.WITH_SUSPENSION, Prorated.USUAL)) {
            PricedVersion plan =
                    Prices.of(example.text("price"), Interval.MONTH, Timing.ADVANCE, prorated);
            List<Billed> before = bill(since(start, plan), due(start.plusDays(1)), List.of());
            Subscription product =
                    new Subscription(
                            start,
                            null,
                            FIRST_OF_MONTH,
                            List.of(term(plan, start, null)),
                            List.of(suspended));
            List<RecurringCharge> later =
                    RecurringCharges.of(product, due(start.plusDays(20)), before);
            if (prorated.suspension()) {
                assertThat(amounts(later))
                        .containsExactly("-" + example.expectedDecimal("credited"));
                assertThat(later.getFirst().days()).isEqualTo(suspended);
            } else {
                assertThat(later).isEmpty();
            }
        }
    }

    /** Rule R11. */
    @Test
    void the_first_bill_has_the_partial_first_period_and_the_next_one() {
        Subscription product = since(LocalDate.of(2026, 10, 12), Prices.monthly("31.00"));
        List<RecurringCharge> first =
                RecurringCharges.of(product, due(LocalDate.of(2026, 11, 1)), List.of());
        assertThat(amounts(first)).containsExactly("20.00", "31.00");
        assertThat(first.get(1).isWhole()).isTrue();
        assertThat(first.get(1).days())
                .isEqualTo(new Period(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 12, 1)));
    }

    /** Rule R11. */
    @Test
    void the_last_bill_has_a_credit_for_the_unused_advance_as_the_plan_says() {
        LocalDate start = LocalDate.of(2026, 10, 1);
        Prorated keepsTheEnd = new Prorated(true, false, true, false);
        for (Prorated prorated : List.of(Prorated.USUAL, keepsTheEnd)) {
            PricedVersion plan = Prices.of("30.00", Interval.MONTH, Timing.ADVANCE, prorated);
            List<Billed> before = bill(since(start, plan), due(start.plusMonths(1)), List.of());
            Subscription ended =
                    product(start, LocalDate.of(2026, 11, 11), term(plan, start, null));
            List<RecurringCharge> last =
                    RecurringCharges.of(ended, due(start.plusMonths(2)), before);
            assertThat(amounts(last))
                    .containsExactlyElementsOf(
                            prorated.end() ? List.of("-20.00") : List.<String>of());
        }
    }

    @Test
    void in_arrears_a_period_is_charged_when_it_is_over() {
        LocalDate start = LocalDate.of(2026, 10, 12);
        Subscription product =
                since(start, Prices.of("31.00", Interval.MONTH, Timing.ARREARS, Prorated.USUAL));
        assertThat(RecurringCharges.of(product, due(LocalDate.of(2026, 10, 31)), List.of()))
                .isEmpty();
        List<Billed> billed = new ArrayList<>();
        assertThat(amounts(RecurringCharges.of(product, due(LocalDate.of(2026, 11, 1)), billed)))
                .containsExactly("20.00");
        billed.addAll(bill(product, due(LocalDate.of(2026, 11, 1)), List.of()));
        assertThat(amounts(RecurringCharges.of(product, due(LocalDate.of(2026, 12, 1)), billed)))
                .containsExactly("31.00");
    }

    @Test
    void a_plan_may_charge_the_first_and_the_last_period_whole() {
        PricedVersion plan =
                Prices.of(
                        "30.00",
                        Interval.MONTH,
                        Timing.ADVANCE,
                        new Prorated(false, false, false, false));
        List<RecurringCharge> charges =
                RecurringCharges.of(
                        product(
                                LocalDate.of(2026, 10, 12),
                                LocalDate.of(2026, 11, 5),
                                term(plan, LocalDate.of(2026, 10, 12), null)),
                        due(LocalDate.of(2026, 11, 1)),
                        List.of());
        assertThat(amounts(charges)).containsExactly("30.00", "30.00");
        assertThat(charges).extracting(charge -> charge.days().days()).containsExactly(20L, 4L);
    }

    /**
     * A change that is told late leaves no day of the month that was charged whole for two days.
     */
    @Test
    void what_was_charged_undivided_is_given_back_whole_once_no_day_of_it_is_had() {
        LocalDate start = LocalDate.of(2026, 4, 1);
        PricedVersion small =
                Prices.of(
                        "27.11",
                        Interval.MONTH,
                        Timing.ADVANCE,
                        new Prorated(true, true, false, false));
        PricedVersion large = Prices.monthly("60.00");
        LocalDate change = LocalDate.of(2026, 5, 3);
        Due may = due(LocalDate.of(2026, 5, 1));
        List<Billed> before =
                bill(product(start, null, term(small, start, change)), may, List.of());
        assertThat(before)
                .extracting(one -> one.days().days() + " days " + one.amount())
                .containsExactly("30 days 27.11 EUR", "2 days 27.11 EUR");
        LocalDate earlier = LocalDate.of(2026, 4, 20);
        Subscription told =
                product(start, null, term(small, start, earlier), term(large, earlier, null));
        assertThat(amounts(RecurringCharges.of(told, may, before)))
                .containsExactly("22.00", "-27.11", "60.00");
    }

    /** Whichever is told first: the change on the 11th, or the end on the 21st. */
    @Test
    void what_a_change_does_not_give_back_the_end_of_the_product_does_not_either() {
        LocalDate start = LocalDate.of(2026, 4, 1);
        PricedVersion undivided =
                Prices.of(
                        "30.00",
                        Interval.MONTH,
                        Timing.ADVANCE,
                        new Prorated(true, true, false, false));
        LocalDate change = start.plusDays(10);
        LocalDate end = start.plusDays(20);
        Due april = due(start.plusDays(1));
        Subscription changed = product(start, null, term(undivided, start, change));
        Subscription ended = product(start, end, term(undivided, start, null));
        Subscription both = product(start, end, term(undivided, start, change));

        List<Billed> whole = bill(changed, april, List.of());
        assertThat(whole).extracting(one -> one.amount().toString()).containsExactly("30.00 EUR");
        assertThat(RecurringCharges.of(both, april, whole)).isEmpty();

        List<Billed> told = new ArrayList<>(bill(since(start, undivided), april, List.of()));
        told.addAll(bill(ended, april, told));
        List<RecurringCharge> again = RecurringCharges.of(both, april, told);
        assertThat(again)
                .extracting(RecurringCharge::days)
                .as("what the end gave back")
                .containsExactly(new Period(end, start.plusMonths(1)));
        assertThat(amounts(again)).containsExactly("10.00");
        told.addAll(bill(both, april, told));
        assertThat(RecurringCharges.of(both, april, told)).isEmpty();
    }

    @Test
    void days_that_a_suspension_took_off_stay_off_when_the_product_ends_in_it() {
        LocalDate start = LocalDate.of(2026, 4, 1);
        PricedVersion plan =
                Prices.of(
                        "30.00",
                        Interval.MONTH,
                        Timing.ADVANCE,
                        new Prorated(true, false, false, true));
        Due april = due(start.plusDays(1));
        List<Subscription.Term> terms = List.of(term(plan, start, null));
        List<Period> rest = List.of(new Period(start.plusDays(10), LocalDate.MAX));
        List<Billed> told = new ArrayList<>(bill(since(start, plan), april, List.of()));
        told.addAll(bill(new Subscription(start, null, FIRST_OF_MONTH, terms, rest), april, told));
        assertThat(told)
                .extracting(one -> one.amount().toString())
                .containsExactly("30.00 EUR", "-20.00 EUR");
        Subscription ended =
                new Subscription(start, start.plusDays(20), FIRST_OF_MONTH, terms, rest);
        assertThat(RecurringCharges.of(ended, april, told)).isEmpty();
    }

    @Test
    void a_quarter_begun_in_its_middle_costs_its_days() {
        PricedVersion plan =
                Prices.of(
                        "91.00",
                        new Interval(3, Interval.Unit.MONTH),
                        Timing.ADVANCE,
                        Prorated.USUAL);
        List<RecurringCharge> charges =
                RecurringCharges.of(
                        since(LocalDate.of(2026, 4, 12), plan),
                        due(LocalDate.of(2026, 5, 1)),
                        List.of());
        assertThat(amounts(charges)).containsExactly("80.00");
        assertThat(charges.getFirst().whole())
                .isEqualTo(new Period(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 7, 1)));
    }

    @Test
    void who_goes_back_before_the_bill_pays_each_day_once() {
        LocalDate start = LocalDate.of(2026, 4, 1);
        PricedVersion small = Prices.monthly("30.00");
        PricedVersion large = Prices.monthly("60.00");
        List<Billed> before = bill(since(start, small), due(start.plusDays(1)), List.of());
        List<RecurringCharge> charges =
                RecurringCharges.of(
                        product(
                                start,
                                null,
                                term(small, start, start.plusDays(10)),
                                term(large, start.plusDays(10), start.plusDays(15)),
                                term(small, start.plusDays(15), null)),
                        due(start.plusDays(25)),
                        before);
        assertThat(amounts(charges)).containsExactly("-5.00", "10.00");
    }

    @Test
    void a_product_that_starts_at_the_cut_off_waits_for_the_next_bill() {
        LocalDate cutOff = LocalDate.of(2026, 11, 1);
        assertThat(
                        RecurringCharges.of(
                                since(cutOff, Prices.monthly("30.00")), due(cutOff), List.of()))
                .isEmpty();
    }

    /** Bill it once more, and nothing is left to charge. */
    @Test
    void twice_is_once() {
        Subscription product = since(LocalDate.of(2026, 10, 12), Prices.monthly("9.99"));
        Due due = due(LocalDate.of(2026, 11, 1));
        assertThat(RecurringCharges.of(product, due, bill(product, due, List.of()))).isEmpty();
    }

    private static List<RecurringCharge> segments(WorkedExample example) {
        List<LocalDate> starts =
                example.input().getJsonArray("segmentStarts").getValuesAs(JsonString.class).stream()
                        .map(start -> ZonedDateTime.parse(start.getString()).toLocalDate())
                        .toList();
        List<Subscription.Term> terms = new ArrayList<>();
        for (int i = 0; i < starts.size(); i++) {
            LocalDate end = i + 1 < starts.size() ? starts.get(i + 1) : day(example, "periodEnd");
            terms.add(term(Prices.monthly(example.text("price")), starts.get(i), end));
        }
        Subscription product =
                new Subscription(
                        starts.getFirst(),
                        day(example, "periodEnd"),
                        FIRST_OF_MONTH,
                        terms,
                        List.of());
        return RecurringCharges.of(product, due(day(example, "periodEnd")), List.of());
    }

    /** A bill at a cut-off, with the period that begins there in advance. */
    private static Due due(LocalDate cutOff) {
        return new Due(cutOff, FIRST_OF_MONTH.containing(cutOff, Interval.MONTH).to());
    }

    private static List<Billed> bill(Subscription product, Due due, List<Billed> before) {
        return RecurringCharges.of(product, due, before).stream().map(Billed::of).toList();
    }

    private static Subscription since(LocalDate start, PricedVersion price) {
        return product(start, null, term(price, start, null));
    }

    private static Subscription product(
            LocalDate start, @Nullable LocalDate end, Subscription.Term... terms) {
        return new Subscription(start, end, FIRST_OF_MONTH, List.of(terms), List.of());
    }

    private static Subscription.Term term(
            PricedVersion price, LocalDate from, @Nullable LocalDate to) {
        return new Subscription.Term(price, from, to);
    }

    private static LocalDate day(WorkedExample example, String name) {
        return ZonedDateTime.parse(example.text(name)).toLocalDate();
    }

    private static BigDecimal amount(RecurringCharge charge) {
        return charge.settled().toDecimal();
    }

    private static List<String> amounts(List<RecurringCharge> charges) {
        return charges.stream().map(charge -> amount(charge).toPlainString()).toList();
    }

    private static BigDecimal sum(List<String> amounts) {
        return Stream.of(amounts.toArray(String[]::new))
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
