package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Rules R19 (invoices) and R25 (what a bill says), sentence by sentence. */
class InvoiceRulesTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final int WRITERS = 8;
    private static final int TIMES = 6;

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);

    InvoiceRulesTest() throws SQLException {}

    /** R19: every third writer rolls back, and its number goes to the next. */
    @Test
    void numbers_have_no_gap_however_many_write_and_roll_back() throws Exception {
        UUID plan = tenant.plan("Plan", "30.00", false);
        for (int i = 0; i < WRITERS; i++) {
            tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        }
        billing.run("1/2026-10-01");
        List<UUID> bills =
                query("select id from customer_bill order by number").stream()
                        .map(UUID::fromString)
                        .toList();
        List<Callable<Boolean>> writers = new ArrayList<>();
        for (UUID bill : bills) {
            writers.add(() -> creditSomeTimes(bill));
        }
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            for (Future<Boolean> writer : threads.invokeAll(writers)) {
                assertThat(writer.get()).isTrue();
            }
        }
        int written = WRITERS * TIMES * 2 / 3;
        assertThat(
                        query(
                                """
                                select count(*), min(number), max(number), count(distinct number)
                                  from customer_bill where series = 'CRN-2026'"""))
                .containsExactly(written + "|1|" + written + "|" + written);
        assertThat(query("select sum(amount_minor) from posting")).containsExactly("0");
        Holding.assertInvariants(billing.database);
    }

    /** R19: a series is a year's, and a year begins in the middle of a run as anywhere. */
    @Test
    void a_run_over_new_year_goes_on_in_the_series_of_the_new_year() throws SQLException {
        UUID plan = tenant.plan("Plan", "30.00", false);
        for (int i = 0; i < 3; i++) {
            tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        }
        billing.inChunksOf(1).setToday(LocalDate.of(2026, 12, 31));
        String key = "1/2026-10-01";
        long token = billing.claim(key);
        billing.step(key, token); // collects
        billing.step(key, token);
        billing.setToday(LocalDate.of(2027, 1, 1));
        while (billing.step(key, token)) {}
        billing.credit(
                UUID.fromString(
                        query("select id from customer_bill where label = 'INV-2026-000001'")
                                .getFirst()),
                new CreditRequest("key", "Billed in error", List.of()));
        assertThat(query("select label, issued_on from customer_bill order by issued_on, label"))
                .containsExactly(
                        "INV-2026-000001|2026-12-31",
                        "CRN-2027-000001|2027-01-01",
                        "INV-2027-000001|2027-01-01",
                        "INV-2027-000002|2027-01-01");
        Holding.assertInvariants(billing.database);
    }

    /** R19: "Series and number format are settings of the tenant." */
    @Test
    void an_operator_numbers_its_documents_in_its_own_way_and_each_series_goes_on_where_it_was()
            throws SQLException {
        UUID plan = tenant.plan("Plan", "30.00", false);
        tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER);
        billing.run("1/2026-10-01");
        numbered(new BillNumbering("LK", "LK1-CN", false, 4));
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        numbered(new BillNumbering("INV", "CRN", true, 6));
        billing.credit(
                UUID.fromString(
                        query("select id from customer_bill where label = 'LK-0001'").getFirst()),
                new CreditRequest("key", "Billed in error", List.of()));
        numbered(new BillNumbering("LK", "LK1-CN", false, 4));
        billing.setToday(LocalDate.of(2027, 1, 1));
        billing.run("1/2026-12-01");
        assertThat(query("select label from customer_bill order by issued_on, label"))
                .containsExactly("INV-2026-000001", "CRN-2026-000001", "LK-0001", "LK-0002");
        Holding.assertInvariants(billing.database);
    }

    /** R19: a correction is "in its own number series". */
    @Test
    void a_series_is_of_bills_or_of_credit_notes_for_good() throws SQLException {
        bill();
        assertRefused(() -> new BillNumbering("INV", "INV", true, 6), "error.numbering.alike");
        assertRefused(() -> new BillNumbering("INV", "INV-2026", true, 6), "error.numbering.alike");
        assertRefused(() -> new BillNumbering("inv", "CRN", true, 6), "error.numbering.prefix");
        assertRefused(() -> new BillNumbering("INV", "CRN", true, 0), "error.numbering.digits");
        for (BillNumbering swapped :
                List.of(
                        new BillNumbering("CRN", "INV", true, 6),
                        new BillNumbering("CRN", "INV-2026", false, 6))) {
            assertRefused(() -> numbered(swapped), "error.numbering.taken");
        }
        assertThat(query("select count(*) from bill_numbering")).containsExactly("0");
    }

    private void numbered(BillNumbering numbering) throws SQLException {
        billing.database.inTransaction(
                connection -> {
                    new BillNumberingTable(connection).save(numbering);
                    return true;
                });
    }

    private static void assertRefused(ThrowingCallable work, String message) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        BellbirdException.class,
                        refused ->
                                assertThat(refused.problems())
                                        .extracting(BellbirdException.Problem::messageKey)
                                        .containsExactly(message));
    }

    private boolean creditSomeTimes(UUID bill) throws SQLException {
        for (int i = 0; i < TIMES; i++) {
            CreditRequest cent =
                    new CreditRequest(
                            "key " + i,
                            "A cent",
                            List.of(new CreditRequest.Part(1, new BigDecimal("0.01"))));
            if (i % 3 == 2) {
                assertThatThrownBy(() -> billing.creditAndFail(bill, cent))
                        .isInstanceOf(TestBilling.Crash.class);
            } else {
                billing.credit(bill, cent);
            }
        }
        return true;
    }

    /** R25: Directive 2006/112, Art 226, and what people want to know besides. */
    @Test
    void a_bill_says_who_owes_whom_what_for_and_by_when() throws SQLException {
        bill();
        assertThat(
                        query(
                                """
                                select document->>'label', document->>'issuedOn', document->>'dueOn',
                                       document->'usagePeriod'->>'from', document->'usagePeriod'->>'to',
                                       document->'seller'->>'legalName', document->'seller'->>'vatId',
                                       document->'seller'->'addressLines'->>0, document->'seller'->>'email',
                                       document->'buyer'->>'name', document->'buyer'->'addressLines'->>0,
                                       document->>'customerNumber'
                                  from customer_bill"""))
                .containsExactly(
                        "INV-2026-000001|2026-11-01|2026-11-15|2026-10-01|2026-11-01|Larkspur Mobile"
                                + " Ltd|IE0000000X|14 Quarry Lane|help@larkspur.example|Customer"
                                + " 1|3 Weavers Court|C1");
        assertThat(
                        query(
                                """
                                select l->>'description', l->>'quantity', l->>'unit', l->>'unitPrice',
                                       l->'period'->>'from', l->>'netMinor', l->>'taxPercent'
                                  from customer_bill, json_array_elements(document->'lines') l"""))
                .containsExactly(
                        "Plan|1|MONTH|30.00|2026-10-01|3000|23",
                        "Plan|1|MONTH|30.00|2026-11-01|3000|23",
                        "Calls, Ireland|20.333333|MINUTE|0.12|2026-10-15|244|23");
        assertThat(
                        query(
                                """
                                select t->>'percent', t->>'category', t->>'netMinor', t->>'taxMinor',
                                       document->>'totalMinor'
                                  from customer_bill, json_array_elements(document->'taxes') t"""))
                .containsExactly("23|S|6244|1436|7680");
    }

    /** R25: the customer's VAT id where it owes the tax, and the text why none is charged. */
    @Test
    void a_bill_without_vat_says_why_and_names_the_customers_vat_id() throws SQLException {
        UUID account = tenant.account(1, OCTOBER);
        tenant.line(account, tenant.plan("Plan", "30.00", false), OCTOBER);
        billing.database.execute(
                """
                insert into tax_exemption (customer_id, category, vat_id, valid_from)
                select id, 'AE', 'DE000000000', '2026-01-01' from customer""");
        billing.run("1/2026-10-01");
        assertThat(
                        query(
                                """
                                select document->'buyer'->>'vatId', t->>'category', t->>'taxMinor',
                                       t->>'exemption'
                                  from customer_bill, json_array_elements(document->'taxes') t"""))
                .containsExactly(
                        "DE000000000|AE|0|Reverse charge: the customer, VAT id DE000000000, owes"
                                + " the VAT");
    }

    /** R25: previous balance and payments. */
    @Test
    void the_next_bill_says_what_is_still_owed() throws SQLException {
        bill();
        billing.setToday(LocalDate.of(2026, 12, 1));
        billing.run("1/2026-11-01");
        assertThat(
                        query(
                                """
                                select document->>'previousBalanceMinor', document->>'paymentsMinor',
                                       document->>'totalMinor'
                                  from customer_bill order by number"""))
                .containsExactly("0|0|7680", "7680|0|3690");
    }

    /** R25: "premium-rate items name the supplier and the duration": in the destination's name. */
    @Test
    void what_a_destination_is_called_stands_on_the_bill_with_the_duration() throws SQLException {
        call("Horoscopes, Nightjar Media Ltd", 90, "0.18");
        assertThat(
                        query(
                                """
                                select l->>'description', l->>'quantity', l->>'unit', l->>'netMinor'
                                  from customer_bill, json_array_elements(document->'lines') l
                                 where l->>'description' like 'Calls%'"""))
                .containsExactly("Calls, Horoscopes, Nightjar Media Ltd|1.5|MINUTE|18");
    }

    /** R25: "language and extra texts are the tenant's"; notice and barring are such texts. */
    @Test
    void a_bill_has_the_operators_own_paragraphs_in_its_language_and_keeps_them()
            throws SQLException {
        tenant.line(tenant.account(1, OCTOBER), tenant.plan("Plan", "5.00", false), OCTOBER);
        billing.database.execute("update party set language = 'de-AT'");
        bill();
        say(Map.of("en", List.of("Complaints: 14 Quarry Lane.", " ", "No minimum term. ")));
        billOn(NOVEMBER.plusMonths(1));
        say(Map.of("en", List.of("No minimum term."), "de", List.of("Keine Mindestlaufzeit.")));
        billOn(NOVEMBER.plusMonths(2));
        say(Map.of());
        billOn(NOVEMBER.plusMonths(3));
        assertThat(
                        query(
                                """
                                select document->>'language', issued_on, document->>'notes'
                                  from customer_bill order by 2, 1"""))
                .containsExactly(
                        "de-AT|2026-11-01|[]",
                        "en|2026-11-01|[]",
                        "de-AT|2026-12-01|[\"Complaints: 14 Quarry Lane.\",\"No minimum term.\"]",
                        "en|2026-12-01|[\"Complaints: 14 Quarry Lane.\",\"No minimum term.\"]",
                        "de-AT|2027-01-01|[\"Keine Mindestlaufzeit.\"]",
                        "en|2027-01-01|[\"No minimum term.\"]",
                        "de-AT|2027-02-01|[]",
                        "en|2027-02-01|[]");
        Holding.assertInvariants(billing.database);
    }

    /** R25: what stands on a bill as a whole is not said again of what is given back. */
    @Test
    void a_credit_note_says_its_own_reason_and_none_of_the_operators_paragraphs()
            throws SQLException {
        say(Map.of("en", List.of("No minimum term.")));
        bill();
        UUID bill = UUID.fromString(query("select id from customer_bill").getFirst());
        billing.correct(bill, "a");
        assertThat(
                        query(
                                """
                                select kind, document->>'notes', document->'corrects'->>'reason'
                                  from customer_bill order by 1"""))
                .containsExactly(
                        "CORRECTED|[\"No minimum term.\",\"This bill replaces bill INV-2026-000001,"
                                + " which credit note CRN-2026-000001 gives back: The rate\"]|",
                        "CREDIT_NOTE|[]|The rate (replaced by bill INV-2026-000002)",
                        "REGULAR|[\"No minimum term.\"]|");
    }

    /** R25: they stand beside what the law asks for, in a document that speaks one language. */
    @Test
    void paragraphs_are_plain_text_in_a_language_of_bills_and_few() {
        assertRefused(
                () -> new BillTexts(Map.of("en", List.of("1", "2", "3", "4", "5", "6"))),
                "error.billTexts.tooMany");
        assertRefused(
                () -> new BillTexts(Map.of("en", List.of("x".repeat(BillTexts.LONGEST + 1)))),
                "error.billTexts.tooLong");
        assertRefused(
                () -> new BillTexts(Map.of("en", List.of("Pay \u202Eereh"))), "error.characters");
        assertThatThrownBy(() -> new BillTexts(Map.of("fr", List.of("Sans engagement."))))
                .isInstanceOf(IllegalArgumentException.class);
        BillTexts german = new BillTexts(Map.of("de", List.of("Keine Mindestlaufzeit.")));
        assertThat(german.on(Locale.FRENCH, Locale.GERMANY)).isEqualTo(german.in("de"));
        assertThat(german.on(Locale.GERMANY, Locale.FRANCE)).isEqualTo(german.in("de"));
        assertThat(german.on(Locale.FRENCH, Locale.UK)).isEmpty();
    }

    private void say(Map<String, List<String>> paragraphs) throws SQLException {
        billing.database.inTransaction(
                connection -> {
                    new BillTextTable(connection).save(new BillTexts(paragraphs));
                    return true;
                });
    }

    /** Bills the month that ends on a first. */
    private void billOn(LocalDate first) throws SQLException {
        billing.setToday(first);
        billing.run("1/" + first.minusMonths(1));
    }

    private void bill() throws SQLException {
        call("Ireland", 1220, "2.44");
    }

    /** Bills October of a new line, with one call in it. */
    private void call(String where, long seconds, String price) throws SQLException {
        tenant.usage(
                tenant.line(
                        tenant.account(1, OCTOBER), tenant.plan("Plan", "30.00", false), OCTOBER),
                Instant.parse("2026-10-15T10:00:00Z"),
                OCTOBER,
                "VOICE",
                where,
                seconds,
                price);
        billing.run("1/2026-10-01");
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
