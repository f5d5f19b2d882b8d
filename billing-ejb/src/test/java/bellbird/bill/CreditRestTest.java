package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * All notes about a bill give back at most what it came to, in all and at each rate of VAT, though
 * a line of it may have charged more (rules R14, R19).
 */
class CreditRestTest {

    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 12);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final long SEED = 20_261_123;

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private final TestTenant tenant = new TestTenant(billing.database);
    private int keys;
    private int promotions;

    CreditRestTest() throws SQLException {}

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(billing.database);
    }

    /** 30.00 less half of it: 15.00. */
    @Test
    void a_line_that_a_promotion_has_halved_gives_back_half_of_it_and_that_is_the_bill()
            throws SQLException {
        UUID bill = promoted(OCTOBER, "30.00", true, "50");
        assertRefused(() -> credit(bill, part(1, null)), "lines/0/amount", "15.00 EUR");
        assertRefused(() -> credit(bill, part(1, "15.01")), "lines/0/amount", "15.00 EUR");
        assertThat(left(bill)).containsExactly("15.00 EUR", "0.00 EUR");
        credit(bill, part(1, "15.00"));
        assertThat(left(bill)).containsExactly("0.00 EUR", "0.00 EUR");
        assertGivenBack(bill);
        assertThatThrownBy(() -> credit(bill)).hasMessageContaining("error.credit.nothing");
        assertThatThrownBy(() -> credit(bill, part(1, "0.01")))
                .hasMessageContaining("error.credit.nothing");
    }

    @Test
    void the_rest_of_a_bill_with_a_promotion_comes_to_it_to_the_cent() throws SQLException {
        UUID bill = promoted(OCTOBER, "9.99", true, "33");
        credit(bill, part(1, "1.11"));
        credit(bill, part(1, "2.22"));
        credit(bill);
        assertGivenBack(bill);
    }

    @Test
    void a_charge_and_what_was_taken_off_it_are_given_back_together() throws SQLException {
        UUID bill = promoted(OCTOBER, "30.00", false, "50");
        credit(bill, part(1, null), part(2, null));
        assertGivenBack(bill);
    }

    /** 9.50 at 21 % and 15.00 at 23 %, each of twice as much less half of it. */
    @Test
    void at_a_rate_no_more_is_given_back_than_the_bill_bears_at_it() throws SQLException {
        billing.setTax(day -> TestBilling.taxed(day.isBefore(OCTOBER) ? "21" : "23"));
        UUID bill = promoted(SEPTEMBER, "30.00", true, "50");
        int september = line(bill, "21");
        int october = line(bill, "23");
        assertRefused(() -> credit(bill, part(october, "20.00")), "lines/0/amount", "15.00 EUR");
        BellbirdException together =
                catchThrowableOfType(
                        BellbirdException.class,
                        () -> credit(bill, part(september, null), part(october, "1.00")));
        assertThat(together.problems())
                .singleElement()
                .returns("lines", BellbirdException.Problem::field)
                .returns("error.credit.tooMuchOfBill", BellbirdException.Problem::messageKey)
                .returns(List.of("24.50 EUR"), BellbirdException.Problem::parameters);
        credit(bill, part(september, "9.50"), part(october, "14.00"));
        credit(bill);
        assertGivenBack(bill);
    }

    @Test
    void no_more_is_disputed_than_can_be_given_back() throws SQLException {
        UUID bill = promoted(OCTOBER, "30.00", true, "50");
        assertThatThrownBy(() -> dispute(bill, 1, "15.01"))
                .hasMessageContaining("error.credit.tooMuch");
        assertThatThrownBy(() -> dispute(bill, 2, null))
                .hasMessageContaining("error.credit.nothing");
        Dispute dispute = dispute(bill, 1, null);
        assertThat(dispute.amount()).hasToString("15.00 EUR");
        credit(bill, part(1, "10.00"));
        assertRefused(
                () -> credit(bill, part(1, dispute.amount().toDecimal().toString())),
                "lines/0/amount",
                "5.00 EUR");
    }

    @Test
    void a_note_beyond_its_bill_breaks_an_invariant() throws SQLException {
        UUID bill = promoted(OCTOBER, "30.00", true, "50");
        UUID note = credit(bill, part(1, "15.00"));
        String rates =
                "update bill_tax set tax_minor = tax_minor %s 1 where bill_id = '" + note + "'";
        String total =
                "update customer_bill set tax_minor = tax_minor %1$s 1, total_minor = total_minor %1$s 1"
                        + " where id = '"
                        + note
                        + "'";
        billing.database.executeAsOwner(rates.formatted("-"));
        assertThat(query("select what, balance from inv_i18"))
                .containsExactly("S 23 % of INV-2026-000001|-1");
        billing.database.executeAsOwner(rates.formatted("+"));
        billing.database.executeAsOwner(total.formatted("-"));
        assertThat(query("select what, balance from inv_i18"))
                .contains("notes about INV-2026-000001|-1");
        billing.database.executeAsOwner(total.formatted("+"));
    }

    @Test
    void whatever_is_given_back_of_whatever_bill_the_notes_stay_within_it_and_come_to_it()
            throws SQLException {
        Random random = new Random(SEED);
        for (int round = 0; round < 10; round++) {
            String later = List.of("23", "19", "7", "5.5", "0").get(round % 5);
            billing.setTax(day -> TestBilling.taxed(day.isBefore(OCTOBER) ? "21" : later));
            UUID bill =
                    promoted(
                            random.nextBoolean() ? SEPTEMBER : OCTOBER,
                            new BigDecimal(2 + random.nextInt(4_000)).movePointLeft(2).toString(),
                            random.nextBoolean(),
                            Integer.toString(1 + random.nextInt(99)));
            for (int i = 0; i < 8; i++) {
                some(bill, random);
                assertWithin(bill);
            }
            if (open(bill) > 0) {
                credit(bill);
            }
            assertGivenBack(bill);
        }
    }

    /**
     * Some lines or one, in part or whole: what is offered is given back, all else may be refused.
     */
    private void some(UUID bill, Random random) throws SQLException {
        List<Creditable.Line> lines = creditable(bill).lines();
        Creditable.Line line = lines.get(random.nextInt(lines.size()));
        if (random.nextInt(3) > 0) {
            long most = line.left().minorUnits();
            if (most > 0) {
                long some = random.nextBoolean() ? most : 1 + random.nextLong(most);
                credit(bill, part(line.number(), decimal(some)));
            }
            return;
        }
        List<CreditRequest.Part> parts = new ArrayList<>();
        for (Creditable.Line one : lines) {
            if (one == line || random.nextInt(3) == 0) {
                long charged = one.amount().minorUnits();
                boolean whole = charged <= 0 || random.nextInt(3) == 0;
                parts.add(part(one.number(), whole ? null : decimal(1 + random.nextLong(charged))));
            }
        }
        try {
            credit(bill, parts.toArray(CreditRequest.Part[]::new));
        } catch (BellbirdException refused) {
            assertThat(refused.getMessage())
                    .containsAnyOf("error.credit.tooMuch", "error.credit.nothing");
        }
    }

    private static String decimal(long minor) {
        return new BigDecimal(minor).movePointLeft(2).toString();
    }

    private void assertRefused(ThrowingCallable request, String field, String most) {
        BellbirdException refused = catchThrowableOfType(BellbirdException.class, request);
        assertThat(refused).isNotNull();
        assertThat(refused.problems())
                .singleElement()
                .returns(field, BellbirdException.Problem::field)
                .returns("error.credit.tooMuch", BellbirdException.Problem::messageKey)
                .returns(List.of(most), BellbirdException.Problem::parameters);
    }

    /** A line of a plan until the end of October, with so much off. */
    private UUID promoted(LocalDate from, String price, boolean taxIncluded, String percent)
            throws SQLException {
        UUID account = tenant.account(1, from);
        TestTenant.Line line = tenant.line(account, tenant.plan("Plan", price, taxIncluded), from);
        promise(line.product(), percent);
        billing.bill(account, BillKind.IMMEDIATE, NOVEMBER.minusDays(1));
        return UUID.fromString(
                query("select id from customer_bill where account_id = '" + account + "'")
                        .getFirst());
    }

    private void promise(UUID product, String percent) throws SQLException {
        String code = "LESS" + ++promotions;
        String document =
                """
                {"code":"%s","name":"Less at first","validFrom":"2026-09-01",\
                "benefit":{"kind":"percent-off","percent":"%s"}}"""
                        .formatted(code, percent);
        billing.database.execute(
                "insert into promotion (code, document, status, redeemed)"
                        + " values (?, ?::json, 'PUBLISHED', 1)",
                code,
                document);
        billing.database.execute(
                "insert into product_promotion (product_id, code, document, from_on)"
                        + " select id, ?, ?::json, start_on from product where id = ?",
                code,
                document,
                product);
    }

    /** The line that charges at a rate. */
    private int line(UUID bill, String percent) throws SQLException {
        return Integer.parseInt(
                query(
                                "select number from bill_line where amount_minor > 0 and tax_percent = "
                                        + percent
                                        + " and bill_id = '"
                                        + bill
                                        + "'")
                        .getFirst());
    }

    private Dispute dispute(UUID bill, int line, @Nullable String amount) throws SQLException {
        DisputeRequest request =
                new DisputeRequest(
                        line, amount == null ? null : new BigDecimal(amount), "I was at home");
        return billing.database.inTransaction(
                connection -> new DisputeTable(connection).open(bill, request, "Maeve", NOON));
    }

    private static CreditRequest.Part part(int line, @Nullable String amount) {
        return new CreditRequest.Part(line, amount == null ? null : new BigDecimal(amount));
    }

    /**
     * @param parts none for all that is left
     */
    private UUID credit(UUID bill, CreditRequest.Part... parts) throws SQLException {
        return billing.credit(
                bill, new CreditRequest("key " + ++keys, "Billed in error", List.of(parts)));
    }

    private Creditable creditable(UUID bill) throws SQLException {
        Optional<Creditable> found =
                billing.database.inTransaction(
                        connection -> new CreditReader(connection).creditable(bill));
        return found.orElseThrow();
    }

    private List<String> left(UUID bill) throws SQLException {
        return creditable(bill).lines().stream()
                .map(Creditable.Line::left)
                .map(Money::toString)
                .toList();
    }

    private long open(UUID bill) throws SQLException {
        return Long.parseLong(query("select sum(total_minor) from" + andNotes(bill)).getFirst());
    }

    private static String andNotes(UUID bill) {
        return " (select * from customer_bill where '%s' in (id, corrects)) b".formatted(bill);
    }

    private static String rates(UUID bill) {
        return " (select sum(t.base_minor + t.tax_minor) filter (where corrects is null) as billed,"
                + " sum(t.base_minor) as base, sum(t.tax_minor) as tax from"
                + andNotes(bill)
                + " join bill_tax t on t.bill_id = b.id group by category, percent) r";
    }

    private void assertWithin(UUID bill) throws SQLException {
        assertThat(open(bill)).isNotNegative();
        assertThat(
                        query(
                                "select * from"
                                        + rates(bill)
                                        + " where base + tax < 0 or base + tax > billed"))
                .isEmpty();
    }

    /** At each rate. */
    private void assertGivenBack(UUID bill) throws SQLException {
        assertThat(query("select distinct base, tax from" + rates(bill))).containsExactly("0|0");
        assertThat(open(bill)).isZero();
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
