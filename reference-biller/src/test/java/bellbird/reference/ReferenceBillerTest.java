package bellbird.reference;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.reference.Books.Account;
import bellbird.reference.Books.Allowance;
import bellbird.reference.Books.End;
import bellbird.reference.Books.Exempt;
import bellbird.reference.Books.Line;
import bellbird.reference.Books.Once;
import bellbird.reference.Books.Plan;
import bellbird.reference.Books.Price;
import bellbird.reference.Books.Rate;
import bellbird.reference.Books.Service;
import bellbird.reference.Books.Stay;
import bellbird.reference.Books.Usage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole bills, reckoned by hand. */
class ReferenceBillerTest {

    private static final LocalDate JOINED = LocalDate.of(2026, 4, 12);
    private static final LocalDate MAY = LocalDate.of(2026, 5, 1);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);

    @Test
    void the_first_bill_has_a_part_of_the_first_month_and_the_next_in_advance() {
        List<ReferenceBill> bills = biller(List.of()).billsUntil(MAY);
        assertThat(bills).hasSize(1);
        assertThat(bills.getFirst().net()).isEqualByComparingTo("49.00"); // 19.00 + 30.00
        assertThat(bills.getFirst().tax()).isEqualByComparingTo("9.31");
        assertThat(bills.getFirst().total()).isEqualByComparingTo("58.31");
    }

    @Test
    void a_later_bill_has_the_next_month_only() {
        List<ReferenceBill> bills = biller(List.of()).billsUntil(JUNE);
        assertThat(bills)
                .extracting(bill -> bill.net().toPlainString())
                .containsExactly("49.00", "30.00");
    }

    @Test
    void usage_beyond_the_part_of_the_allowance_is_on_the_bill_of_its_month() {
        // 600 s x 19 / 30 = 380 s are free of a call of 441 s; 61 s at 0.12 a minute are 0.122
        List<ReferenceBill> bills =
                biller(List.of(call("2026-04-30T21:59:59Z", 441))).billsUntil(MAY);
        assertThat(bills.getFirst().net()).isEqualByComparingTo("49.12");
        assertThat(bills.getFirst().lines())
                .contains(
                        new ReferenceBill.Line(
                                "491701",
                                "VOICE Germany",
                                new BigDecimal("0.12"),
                                false,
                                MAY.minusDays(1)));
    }

    @Test
    void a_call_at_local_midnight_belongs_to_the_new_month_and_its_allowance() {
        ReferenceBiller biller = biller(List.of(call("2026-04-30T22:00:00Z", 441)));
        assertThat(biller.billsUntil(JUNE))
                .extracting(bill -> bill.net().toPlainString())
                .containsExactly("49.00", "30.00");
    }

    @Test
    void what_has_no_line_or_no_price_is_kept_aside() {
        ReferenceBiller biller =
                biller(
                        List.of(
                                call("2026-04-11T12:00:00Z", 60),
                                new Usage(
                                        "491701",
                                        Service.VOICE,
                                        "999",
                                        Instant.parse("2026-04-20T12:00:00Z"),
                                        BigDecimal.TEN)));
        assertThat(biller.suspended()).isEqualTo(2);
        assertThat(biller.billsUntil(MAY).getFirst().net()).isEqualByComparingTo("49.00");
    }

    @Test
    void what_is_paid_once_is_on_the_first_bill_alone() {
        Once activation = new Once("Activation", new BigDecimal("9.90"));
        assertThat(biller(List.of(), activation).billsUntil(JUNE))
                .extracting(bill -> bill.net().toPlainString())
                .containsExactly("58.90", "30.00");
    }

    /** R9: 30.00 for 50.00 on 16 June, known after June was paid in advance: -15.00 and +25.00. */
    @Test
    void a_change_after_the_advance_gives_back_the_rest_of_the_old_price() {
        LocalDate changed = LocalDate.of(2026, 6, 16);
        assertThat(nets(changed, LocalDate.of(2026, 6, 10), List.of()))
                .containsExactly("49.00", "30.00", "60.00"); // 50.00 of July
    }

    @Test
    void a_change_that_was_known_is_charged_as_it_will_be() {
        LocalDate changed = LocalDate.of(2026, 6, 16);
        assertThat(nets(changed, LocalDate.of(2026, 5, 10), List.of()))
                .containsExactly("49.00", "40.00", "50.00"); // 15 days of each in June
    }

    @Test
    void a_last_line_that_ends_in_a_month_is_billed_on_that_day() {
        LocalDate over = LocalDate.of(2026, 6, 16);
        assertThat(nets(JUNE, LocalDate.of(2026, 7, 1), List.of(new End(over, JUNE))))
                .containsExactly("49.00", "30.00", "-15.00");
    }

    /** R14: 19.00 of April at 19 %, 30.00 of May at 16 %; from June on the customer is exempt. */
    @Test
    void each_charge_bears_the_vat_of_its_last_day() {
        Line line = new Line("491701", plan("Larkspur 30", "30.00"), JOINED);
        Account account =
                new Account("A-1", 1, List.of(line), List.of(new Exempt(JUNE, LocalDate.MAX)));
        List<ReferenceBill> bills =
                new ReferenceBiller(
                                new Books(
                                        ZoneId.of("Europe/Berlin"),
                                        Currency.getInstance("EUR"),
                                        List.of(
                                                new Rate(new BigDecimal("19"), LocalDate.MIN),
                                                new Rate(new BigDecimal("16"), MAY)),
                                        List.of(account),
                                        List.of()))
                        .billsUntil(JUNE);
        assertThat(bills)
                .extracting(bill -> bill.tax().toPlainString())
                .containsExactly("8.41", "0.00"); // 3.61 + 4.80
    }

    private static List<String> nets(LocalDate changed, LocalDate known, List<End> ends) {
        Plan small = plan("Larkspur 30", "30.00");
        Plan large = plan("Larkspur 50", "50.00");
        Line line =
                new Line(
                        "491701",
                        List.of(new Stay(small, JOINED, JOINED), new Stay(large, changed, known)),
                        ends);
        return biller(List.of(), line).billsUntil(LocalDate.of(2026, 7, 1)).stream()
                .map(bill -> bill.net().toPlainString())
                .toList();
    }

    private static Usage call(String start, int seconds) {
        return new Usage(
                "491701",
                Service.VOICE,
                "4930123",
                Instant.parse(start),
                BigDecimal.valueOf(seconds));
    }

    private static ReferenceBiller biller(List<Usage> usage, Once... once) {
        return biller(usage, new Line("491701", plan("Larkspur 30", "30.00", once), JOINED));
    }

    private static Plan plan(String name, String price, Once... once) {
        return new Plan(
                name,
                new BigDecimal(price),
                List.of(once),
                false,
                List.of(
                        new Price(
                                Service.VOICE, "49", "Germany", new BigDecimal("0.12"), 60, 1, 1)),
                List.of(new Allowance(Service.VOICE, 600, 1)));
    }

    private static ReferenceBiller biller(List<Usage> usage, Line line) {
        return new ReferenceBiller(
                new Books(
                        ZoneId.of("Europe/Berlin"),
                        Currency.getInstance("EUR"),
                        new BigDecimal("19"),
                        List.of(new Account("A-1", 1, List.of(line))),
                        usage));
    }
}
