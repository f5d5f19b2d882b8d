package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import bellbird.testing.WorkedExample;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is given back of a bill (rules R14, R19). */
class CreditNoteTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 12);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private static final long SEED = 20_261_122;

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private int keys;

    CreditNoteTest() throws SQLException {}

    @Test
    void a_whole_bill_is_mirrored_and_settled_and_stays_as_it_is() throws SQLException {
        UUID bill = bill("30.00", false);
        String before = query("select hash, document::text from customer_bill").getFirst();
        credit(bill);
        assertThat(
                        query(
                                """
                                select label, kind, net_minor, tax_minor, total_minor, reason
                                  from customer_bill order by label"""))
                .containsExactly(
                        "CRN-2026-000001|CREDIT_NOTE|-6244|-1436|-7680|Billed in error",
                        "INV-2026-000001|REGULAR|6244|1436|7680|");
        assertThat(query("select open_minor from bill_balance")).containsExactly("0", "0");
        assertThat(
                        query(
                                """
                                select ledger_account, sum(amount_minor) from posting
                                 group by 1 having sum(amount_minor) <> 0"""))
                .isEmpty();
        assertThat(
                        query(
                                """
                                select document->'corrects'->>'label', document->>'totalMinor',
                                       document->'lines'->0->>'amountMinor'
                                  from customer_bill where kind = 'CREDIT_NOTE'"""))
                .containsExactly("INV-2026-000001|7680|3000");
        assertThat(query("select hash, document::text from customer_bill where kind = 'REGULAR'"))
                .containsExactly(before);
        assertThatThrownBy(() -> credit(bill)).hasMessageContaining("error.credit.nothing");
        Holding.assertInvariants(billing.database);
    }

    /** R13-01: 3,000 minutes at 0.15 that should have cost 0.12. */
    @Test
    void a_part_of_a_line_bears_its_share_of_the_tax() throws SQLException {
        WorkedExample example = WorkedExample.of("R13-01").getFirst();
        billing.setTax(day -> TestBilling.taxed(example.text("taxRatePercent")));
        UUID bill = bill("450.00", false);
        credit(bill, 1, "90.00");
        assertThat(
                        query(
                                """
                                select net_minor, tax_minor, total_minor from customer_bill
                                 where kind = 'CREDIT_NOTE'"""))
                .containsExactly("-9000|-1710|-10710");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void the_note_that_gives_back_the_rest_has_the_cent_that_is_left() throws SQLException {
        UUID bill = bill("9.99", true);
        credit(bill, 1, "3.33");
        credit(bill, 1, "3.33");
        credit(bill, 2, null);
        credit(bill);
        assertThat(
                        query(
                                "select sum(net_minor), sum(tax_minor), sum(total_minor) from customer_bill"))
                .containsExactly("0|0|0");
        assertThat(query("select open_minor from bill_balance where total_minor > 0"))
                .containsExactly("0");
        Holding.assertInvariants(billing.database);
    }

    /** Of 20.00 at 23 %, less 21.00 given back at no rate: the bill is over 3.60. */
    @Test
    void what_a_bill_charged_is_what_it_comes_to_with_its_taxes() throws SQLException {
        UUID bill =
                halfGivenBack(
                        "42.00",
                        "20.00",
                        exempt("2026-10-01"),
                        "update tax_exemption set valid_to = '2026-11-05' returning 1");
        credit(bill);
        assertThat(query("select total_minor from customer_bill where kind = 'CREDIT_NOTE'"))
                .containsExactly("-360");
        Holding.assertInvariants(billing.database);
    }

    /** The same: of the calls no more is given back than the bill came to. */
    @Test
    void a_line_gives_back_no_more_than_is_left_when_the_bill_gave_something_back_itself()
            throws SQLException {
        UUID bill =
                halfGivenBack(
                        "42.00",
                        "20.00",
                        exempt("2026-10-01"),
                        "update tax_exemption set valid_to = '2026-11-05' returning 1");
        int calls =
                Integer.parseInt(
                        query(
                                        "select number from bill_line where kind = 'USAGE' and bill_id = '"
                                                + bill
                                                + "'")
                                .getFirst());
        assertThatThrownBy(() -> credit(bill, calls, "2.94"))
                .hasMessageContaining("error.credit.tooMuch")
                .hasMessageContaining("2.93 EUR");
        credit(bill, calls, "2.93");
        assertThat(query("select total_minor from customer_bill where kind = 'CREDIT_NOTE'"))
                .containsExactly("-360");
        assertThatThrownBy(() -> credit(bill)).hasMessageContaining("error.credit.nothing");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void what_would_charge_more_with_its_taxes_is_no_credit_note() throws SQLException {
        UUID bill = halfGivenBack("40.00", "21.00", "select 1", exempt("2026-11-05"));
        assertThatThrownBy(() -> credit(bill)).hasMessageContaining("error.credit.nothing");
    }

    /** Rule R14: all notes about a bill give back at each rate what they would at once. */
    @Test
    void a_cent_that_a_note_gives_back_too_much_breaks_an_invariant() throws SQLException {
        UUID bill = bill("30.00", false);
        credit(bill, 1, "10.00");
        credit(bill, 2, "10.00");
        billing.database.executeAsOwner(
                """
                update bill_tax set tax_minor = tax_minor - 1
                 where bill_id = (select id from customer_bill where label = 'CRN-2026-000002')""");
        assertThat(query("select label, fault from inv_i05"))
                .contains("CRN-2026-000002|tax is not base times rate");
    }

    /** R14-06: three of 9.99 are 25.18 and 4.79, though each alone is 8.39 and 1.60. */
    @Test
    void lines_given_back_one_by_one_are_the_bill_to_the_cent() throws SQLException {
        billing.setTax(TestBilling.taxed("19"));
        UUID bill = bill(OCTOBER, "9.99", true, 3);
        for (int line : lines(bill)) {
            credit(bill, line, null);
        }
        assertGivenBack(bill);
    }

    @Test
    void a_line_given_back_cent_by_cent_never_gives_back_more_than_it_charged()
            throws SQLException {
        for (boolean taxIncluded : List.of(false, true)) {
            UUID bill = bill(OCTOBER, "0.13", taxIncluded, 3);
            for (int i = 0; i < 4; i++) {
                for (int line : lines(bill)) {
                    credit(bill, line, "0.01");
                }
            }
            credit(bill);
            assertGivenBack(bill);
        }
    }

    @Test
    void however_a_bill_is_divided_its_notes_are_the_bill_to_the_cent() throws SQLException {
        Random random = new Random(SEED);
        for (int round = 0; round < 8; round++) {
            String later = List.of("23", "19", "7", "5.5").get(round % 4);
            billing.setTax(day -> TestBilling.taxed(day.isBefore(OCTOBER) ? "21" : later));
            String price = new BigDecimal(1 + random.nextInt(2_000)).movePointLeft(2).toString();
            UUID bill = bill(SEPTEMBER, price, random.nextBoolean(), 1 + random.nextInt(2));
            List<Integer> lines = lines(bill);
            for (int part = 0; part < 8 && !lines.isEmpty(); part++) {
                int line = lines.get(random.nextInt(lines.size()));
                long left = left(bill, line);
                if (random.nextInt(4) == 0 || left == 1) {
                    credit(bill, line, null);
                    lines.remove(Integer.valueOf(line));
                } else {
                    long some = 1 + random.nextLong(left - 1);
                    credit(bill, line, new BigDecimal(some).movePointLeft(2).toString());
                }
            }
            if (!lines.isEmpty()) {
                credit(bill);
            }
            assertGivenBack(bill);
        }
    }

    /** The rest of a bill, with its odd cent: {@code invoice-templates} draws and validates it. */
    @Test
    void its_document_is_the_one_that_the_validators_judge() throws SQLException {
        UUID bill = bill("9.99", true);
        credit(bill, 1, "3.33");
        UUID rest = credit(bill);
        JudgedDocument.assertIs(
                "credit-note",
                query("select document::text from customer_bill where id = '" + rest + "'")
                        .getFirst());
    }

    @Test
    void no_more_is_given_back_than_was_charged() throws SQLException {
        UUID bill = bill("30.00", false);
        credit(bill, 1, "29.00");
        assertThatThrownBy(() -> credit(bill, 1, "1.01"))
                .hasMessageContaining("error.credit.tooMuch");
        assertThatThrownBy(() -> credit(bill, 1, "0.001"))
                .hasMessageContaining("error.credit.amount");
        assertThatThrownBy(() -> credit(bill, 9, null)).hasMessageContaining("error.credit.line");
        UUID note =
                UUID.fromString(
                        query("select id from customer_bill where kind = 'CREDIT_NOTE'")
                                .getFirst());
        assertThatThrownBy(() -> credit(note)).hasMessageContaining("error.credit.ofCredit");
        assertThat(query("select last_number from number_series where series = 'CRN-2026'"))
                .containsExactly("1");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void what_is_asked_for_twice_is_given_back_once() throws SQLException {
        UUID bill = bill("30.00", false);
        CreditRequest ten = part("a", "Billed in error", "10.00");
        UUID note = billing.credit(bill, ten);
        assertThat(billing.credit(bill, part("a", "Billed in error", "10"))).isEqualTo(note);
        assertThat(billing.credit(bill, part("b", "Billed in error", "10.00"))).isNotEqualTo(note);
        for (CreditRequest other :
                List.of(
                        part("a", "Another reason", "10.00"),
                        part("a", "Billed in error", "10.01"))) {
            assertThatThrownBy(() -> billing.credit(bill, other))
                    .hasMessageContaining("error.credit.key");
        }
        assertThat(query("select sum(total_minor) from customer_bill where kind = 'CREDIT_NOTE'"))
                .containsExactly("-2460");
        Holding.assertInvariants(billing.database);
    }

    @Test
    void of_many_who_give_back_the_same_bill_at_once_one_does() throws Exception {
        UUID bill = bill("30.00", false);
        List<Callable<Optional<UUID>>> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CreditRequest whole = new CreditRequest("clerk " + i, "Billed in error", List.of());
            all.add(
                    () -> {
                        try {
                            return Optional.of(billing.credit(bill, whole));
                        } catch (BellbirdException e) {
                            assertThat(e).hasMessageContaining("error.credit.nothing");
                            return Optional.empty();
                        }
                    });
        }
        List<UUID> notes = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(all.size())) {
            for (var done : pool.invokeAll(all)) {
                done.get().ifPresent(notes::add);
            }
        }
        assertThat(notes).hasSize(1);
        assertGivenBack(bill);
    }

    private static CreditRequest part(String key, String reason, String amount) {
        return new CreditRequest(
                key, reason, List.of(new CreditRequest.Part(1, new BigDecimal(amount))));
    }

    @Test
    void what_can_be_given_back_is_told_line_by_line() throws SQLException {
        UUID bill = bill("30.00", false);
        credit(bill, 1, "10.00");
        Creditable creditable =
                billing.database
                        .inTransaction(connection -> new CreditReader(connection).creditable(bill))
                        .orElseThrow();
        assertThat(creditable.lines())
                .extracting(line -> line.left().toString())
                .containsExactly("20.00 EUR", "30.00 EUR", "2.44 EUR");
        assertThat(creditable.notes())
                .singleElement()
                .returns("CRN-2026-000001", Creditable.Note::label);
    }

    @Test
    void its_page_shows_what_it_gives_back_below_zero_and_of_which_line() throws SQLException {
        credit(bill("9.99", true), 1, "3.33");
        UUID note =
                UUID.fromString(
                        query("select id from customer_bill where kind = 'CREDIT_NOTE'")
                                .getFirst());
        BillDetail detail =
                billing.database
                        .inTransaction(
                                connection -> new BillReader(connection, NOVEMBER).find(note))
                        .orElseThrow();
        assertThat(detail.net().plus(detail.tax())).isEqualTo(detail.summary().total());
        assertThat(detail.lines())
                .singleElement()
                .returns("-3.33 EUR", line -> line.amount().toString())
                .returns(
                        new LineExplanation.Credited("INV-2026-000001", 1),
                        BillDetail.Line::explanation);
    }

    /**
     * November's bill: half of what was paid in advance is given back, and calls of the 15th are
     * charged.
     *
     * @param before done before October's bill
     * @param after done after it
     */
    private UUID halfGivenBack(String price, String calls, String before, String after)
            throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        TestTenant.Line line = tenant.line(account, tenant.plan("Plan", price, false), OCTOBER);
        billing.database.query(before);
        billing.run("1/2026-10-01");
        billing.database.query(after);
        billing.database.execute("update product set end_on = '2026-11-16'");
        tenant.usage(
                line,
                Instant.parse("2026-11-15T10:00:00Z"),
                NOVEMBER,
                "VOICE",
                "Ireland",
                1220,
                calls);
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        return UUID.fromString(query("select id from customer_bill where number = 2").getFirst());
    }

    private static String exempt(String from) {
        return "insert into tax_exemption (customer_id, category, certificate, valid_from)"
                + " select id, 'E', 'HMRC 17/26', '%s' from customer returning 1".formatted(from);
    }

    private UUID bill(String price, boolean taxIncluded) throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        TestTenant.Line line =
                tenant.line(account, tenant.plan("Plan", price, taxIncluded), OCTOBER);
        tenant.usage(
                line,
                Instant.parse("2026-10-15T10:00:00Z"),
                OCTOBER,
                "VOICE",
                "Ireland",
                1220,
                "2.44");
        billing.run("1/2026-10-01");
        return UUID.fromString(query("select id from customer_bill").getFirst());
    }

    /** Some lines on a plan until the end of October. */
    private UUID bill(LocalDate from, String price, boolean taxIncluded, int lines)
            throws SQLException {
        UUID account = tenant.account(1, from);
        UUID plan = tenant.plan("Plan", price, taxIncluded);
        for (int i = 0; i < lines; i++) {
            tenant.line(account, plan, from);
        }
        billing.bill(account, BillKind.IMMEDIATE, NOVEMBER.minusDays(1));
        return UUID.fromString(
                query("select id from customer_bill where account_id = '" + account + "'")
                        .getFirst());
    }

    private List<Integer> lines(UUID bill) throws SQLException {
        return new ArrayList<>(
                query("select number from bill_line where bill_id = '" + bill + "'").stream()
                        .map(Integer::valueOf)
                        .toList());
    }

    private long left(UUID bill, int line) throws SQLException {
        return billing
                .database
                .inTransaction(connection -> new CreditReader(connection).lines(bill))
                .stream()
                .filter(one -> one.number() == line)
                .mapToLong(CreditReader.Line::left)
                .sum();
    }

    /** All of it, by notes that each give back and none of which gives back too much. */
    private void assertGivenBack(UUID bill) throws SQLException {
        String of =
                " (select * from customer_bill where id = '"
                        + bill
                        + "' or corrects = '"
                        + bill
                        + "') b";
        assertThat(query("select sum(net_minor), sum(tax_minor), sum(total_minor) from" + of))
                .containsExactly("0|0|0");
        assertThat(
                        query(
                                "select label, net_minor, tax_minor, total_minor from"
                                        + of
                                        + " where corrects is not null"
                                        + " and (net_minor > 0 or tax_minor > 0 or total_minor = 0)"))
                .isEmpty();
        Holding.assertInvariants(billing.database);
    }

    private UUID credit(UUID bill) throws SQLException {
        return billing.credit(
                bill, new CreditRequest("key " + ++keys, "Billed in error", List.of()));
    }

    private UUID credit(UUID bill, int line, @Nullable String amount) throws SQLException {
        return billing.credit(
                bill,
                new CreditRequest(
                        "key " + ++keys,
                        "Billed in error",
                        List.of(
                                new CreditRequest.Part(
                                        line, amount == null ? null : new BigDecimal(amount)))));
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
