package bellbird.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.account.BillCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import bellbird.offering.Benefit;
import bellbird.offering.OfferingDraft;
import bellbird.offering.Offerings;
import bellbird.offering.OneTimePrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.Promotion;
import bellbird.offering.RecurringPrice;
import bellbird.offering.SamplePlans;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import jakarta.json.Json;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BillEstimatesTest {

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final BillEstimates estimates = work.add(new BillEstimates());

    @AfterEach
    void close() {
        work.close();
    }

    /** Rule R11: what the order page calls the first bill. */
    @Test
    void a_plan_costs_the_rest_of_its_first_month_and_the_next_one() {
        work.add(new Offerings());
        SamplePlans plans = work.add(new SamplePlans());
        work.run(plans::createSamplePlans);
        assertThat(
                        ask(
                                """
                                {"offering": "everyday", "start": "2026-11-12", "until": "2027-01-01"}"""))
                .containsExactly(
                        "2026-11-12 2026-12-01 19/30 12.6666666667 12.67 EUR",
                        "2026-12-01 2027-01-01 31/31 20.00 20.00 EUR");
    }

    /** Rule R11: on 1 December the quarter is not over, and it is not charged yet. */
    @Test
    void the_first_bill_has_what_is_due_then_and_what_is_paid_once() {
        Offerings offerings = work.add(new Offerings());
        PriceTerms terms =
                PriceTerms.of(
                        ZoneId.of("Europe/Dublin"),
                        List.of(
                                RecurringPrice.monthly(new BigDecimal("20.00")),
                                new RecurringPrice(
                                        "insurance",
                                        "Insurance",
                                        new BigDecimal("9.20"),
                                        new RecurringPrice.Interval(
                                                3, RecurringPrice.Interval.Unit.MONTH),
                                        RecurringPrice.Timing.ARREARS,
                                        RecurringPrice.Prorated.USUAL),
                                new OneTimePrice("setup", "Setup", new BigDecimal("4.90"))),
                        List.of(),
                        List.of());
        LocalDate start = LocalDate.of(2026, 11, 12);
        FirstCharges first =
                work.call(
                        () -> {
                            UUID draft =
                                    offerings
                                            .draft(
                                                    OfferingDraft.of(
                                                            "insured",
                                                            "Insured",
                                                            LocalDate.of(2026, 1, 1),
                                                            terms))
                                            .versions()
                                            .getFirst()
                                            .id();
                            offerings.publish(draft);
                            return estimates.firstBill("insured", start, new BillCycle(1), null);
                        });
        assertThat(first.madeOn()).isEqualTo("2026-12-01");
        assertThat(first.recurring())
                .extracting(one -> one.price().price().id() + " " + one.settled())
                .containsExactly("monthly 12.67 EUR", "monthly 20.00 EUR");
        assertThat(first.once())
                .extracting(one -> one.name() + " " + one.amount())
                .containsExactly("Setup 4.90 EUR");
        assertThat(
                        ask(
                                "{'offering': 'insured', 'start': '2026-11-12', 'until': '2027-02-01'}"
                                        .replace('\'', '"')))
                .contains("2026-11-12 2027-02-01 81/92 8.1000000000 8.10 EUR");
    }

    /** Half price for two months, the first of which is a part of one. */
    @Test
    void a_promotion_is_off_the_days_on_which_it_is_given() {
        Promotion halved =
                new Promotion(
                        "HALF",
                        "Half price",
                        new Benefit.PercentOff(new BigDecimal("50")),
                        Set.of(),
                        2L,
                        LocalDate.of(2026, 1, 1),
                        null,
                        null);
        BillEstimate question =
                question(
                        """
                        {"price": "30.01", "start": "2026-11-12", "until": "2027-01-02"}""");
        assertThat(work.call(() -> estimates.estimate(question, halved)))
                .extracting(
                        one ->
                                "%s %s off %s"
                                        .formatted(
                                                one.charge().days().from(),
                                                one.charge().settled(),
                                                one.off()))
                .containsExactly(
                        "2026-11-12 19.01 EUR off 9.51 EUR",
                        "2026-12-01 30.01 EUR off 15.01 EUR",
                        "2027-01-01 30.01 EUR off 0.00 EUR");
    }

    @Test
    void changes_a_suspension_and_an_end_each_take_their_days() {
        assertThat(
                        ask(
                                """
                                {"price": "30.00", "start": "2026-04-01", "end": "2026-06-11", "until": "2027-01-01",
                                 "prorated": {"start": true, "end": true, "change": true, "suspension": true},
                                 "suspended": [{"from": "2026-05-11", "to": "2026-05-21"}],
                                 "changes": [{"on": "2026-04-16", "price": "50.00"}]}"""))
                .containsExactly(
                        "2026-04-01 2026-04-16 15/30 15.0000000000 15.00 EUR",
                        "2026-04-16 2026-05-01 15/30 25.0000000000 25.00 EUR",
                        "2026-05-01 2026-05-11 10/31 16.1290322581 16.13 EUR",
                        "2026-05-21 2026-06-01 11/31 17.7419354839 17.74 EUR",
                        "2026-06-01 2026-06-11 10/30 16.6666666667 16.67 EUR");
    }

    @Test
    void periods_may_begin_on_the_last_day_of_each_month_and_be_paid_in_arrears() {
        assertThat(
                        ask(
                                """
                                {"price": "10.00", "timing": "arrears", "cycleDay": 31,
                                 "start": "2027-12-31", "until": "2028-03-31"}"""))
                .containsExactly(
                        "2027-12-31 2028-01-31 31/31 10.00 10.00 EUR",
                        "2028-01-31 2028-02-29 29/29 10.00 10.00 EUR",
                        "2028-02-29 2028-03-31 31/31 10.00 10.00 EUR");
    }

    @Test
    void a_leap_day_has_its_anniversary() {
        assertThat(
                        ask(
                                """
                                {"price": "120.00", "every": {"count": 1, "unit": "year"}, "anniversary": true,
                                 "start": "2028-02-29", "until": "2030-01-01"}"""))
                .containsExactly(
                        "2028-02-29 2029-02-28 365/365 120.00 120.00 EUR",
                        "2029-02-28 2030-02-28 365/365 120.00 120.00 EUR");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{'start': '2026-11-12', 'until': '2027-01-01'} | /offering error.estimate.offering",
                "{'price': '1', 'offering': 'x', 'start': '2026-11-12', 'until': '2027-01-01'} | /offering error.estimate.offering",
                "{'offering': 'nobody', 'start': '2026-11-12', 'until': '2027-01-01'} | /offering error.priceCheck.unknown",
                "{'price': '-1', 'start': '2026-11-12', 'until': '2027-01-01'} | /price error.estimate.price",
                "{'price': '1', 'start': '2026-11-12', 'until': '2026-11-12'} | /until error.estimate.order",
                "{'price': '1', 'start': '2026-11-12', 'until': '2126-11-12'} | /until error.estimate.tooFar",
                "{'price': '1', 'start': '2026-11-12', 'end': '2026-11-12', 'until': '2027-01-01'} | /end error.estimate.order",
                "{'price': '1', 'start': '2026-11-12', 'until': '2027-01-01', 'cycleDay': 32} | /cycleDay error.estimate.cycleDay",
                "{'price': '1', 'start': '2026-11-12', 'until': '2027-01-01', 'every': {'count': 0, 'unit': 'month'}} | /every/count error.estimate.count",
                "{'price': '1', 'start': '2026-11-12', 'until': '2027-01-01', 'changes': [{'on': '2026-11-12', 'price': '2'}]} | /changes/0/on error.estimate.order",
                "{'price': '1', 'start': '2026-11-12', 'until': '2027-01-01', 'suspended': [{'from': '2026-11-12', 'to': '2026-11-12'}]} | /suspended/0/to error.estimate.order"
            })
    void what_cannot_be_reckoned_is_named(String question, String problem) {
        BellbirdException refused =
                Objects.requireNonNull(
                        catchThrowableOfType(
                                BellbirdException.class, () -> ask(question.replace('\'', '"'))));
        assertThat(refused.problems())
                .extracting(one -> one.field() + " " + one.messageKey())
                .containsExactly(problem);
    }

    private List<String> ask(String question) {
        BillEstimate asked = question(question);
        return work.call(() -> estimates.estimate(asked, null)).stream()
                .map(EstimatedCharge::charge)
                .map(
                        one ->
                                "%s %s %d/%d %s %s"
                                        .formatted(
                                                one.days().from(),
                                                one.days().to(),
                                                one.quantity(),
                                                one.whole().days(),
                                                one.exact().toPlainString(),
                                                one.settled()))
                .toList();
    }

    private static BillEstimate question(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return JsonReading.read(reader.readObject(), BillEstimate.class);
        }
    }
}
