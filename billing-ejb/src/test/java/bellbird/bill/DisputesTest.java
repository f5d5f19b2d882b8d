package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.mail.Mail;
import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lines that customers think are wrong (rule R17). */
class DisputesTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    private static final LocalDate LATE = LocalDate.of(2026, 12, 1);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private final TestBilling billing = new TestBilling(NOVEMBER);
    private UUID bill = new UUID(0, 0);

    DisputesTest() throws SQLException {}

    /** Two months at 30.00 and calls of 2.44, VAT of 23 % on top: 76.80. */
    @BeforeEach
    void a_bill_is_out() throws SQLException {
        TestTenant tenant = new TestTenant(billing.database);
        UUID plan = tenant.plan("Plan", "30.00", false);
        tenant.usage(
                tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER),
                Instant.parse("2026-10-15T10:00:00Z"),
                OCTOBER,
                "VOICE",
                "Ireland",
                1220,
                "2.44");
        billing.run("1/2026-10-01");
        bill = UUID.fromString(query("select id from customer_bill").getFirst());
    }

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(billing.database);
    }

    /** R17: 42.00 overdue with 40.00 disputed leaves 2.00. */
    @Test
    void what_is_disputed_is_not_overdue() throws SQLException {
        assertThat(state()).isEqualTo(BillState.OVERDUE);
        open(1, null);
        assertThat(query("select open_minor, disputed_minor from bill_balance"))
                .containsExactly("7680|3690");
        assertThat(state()).isEqualTo(BillState.OVERDUE);
        assertThat(listed(BillState.DISPUTED)).isEqualTo(1);
        open(2, null);
        open(3, "2.44");
        assertThat(state()).isEqualTo(BillState.DISPUTED);
        assertThat(listed(BillState.OVERDUE)).isZero();
        assertThat(listed(BillState.DISPUTED)).isEqualTo(1);
    }

    @Test
    void a_rejected_dispute_leaves_the_line_as_it_is() throws SQLException {
        Dispute dispute = open(1, "10.00");
        decide(dispute, null);
        assertThat(query("select state, answer, decided_by from bill_dispute"))
                .containsExactly("REJECTED|Looked at|Ines");
        assertThat(state()).isEqualTo(BillState.OVERDUE);
        assertThat(query("select count(*) from customer_bill")).containsExactly("1");
        assertThat(open(1, "10.00").id()).isNotEqualTo(dispute.id());
    }

    @Test
    void a_dispute_that_is_right_is_given_back_by_a_credit_note() throws SQLException {
        Dispute dispute = open(3, "1.00");
        UUID note =
                billing.credit(
                        bill,
                        new CreditRequest(
                                "dispute/" + dispute.id(),
                                "Never called",
                                List.of(new CreditRequest.Part(3, new BigDecimal("1.00")))));
        decide(dispute, note);
        Dispute.Decision decision = disputes().getFirst().decision();
        assertThat(decision)
                .isEqualTo(
                        new Dispute.Decision(
                                "Looked at",
                                "Ines",
                                NOON,
                                new Creditable.Named(note, "CRN-2026-000001")));
        assertThat(query("select disputed_minor from bill_balance where total_minor > 0"))
                .containsExactly("0");
    }

    @Test
    void a_line_is_disputed_once_at_a_time_and_for_no_more_than_it_charged() throws SQLException {
        open(1, "10.00");
        assertThatThrownBy(() -> open(1, "1.00")).hasMessageContaining("error.dispute.open");
        assertThatThrownBy(() -> open(2, "30.01")).hasMessageContaining("error.credit.tooMuch");
        assertThatThrownBy(() -> open(2, "0")).hasMessageContaining("error.credit.amount");
        assertThatThrownBy(() -> open(9, null)).hasMessageContaining("error.credit.line");
        assertThatThrownBy(
                        () ->
                                billing.database.execute(
                                        "update bill_dispute set words = 'other words'"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void the_customer_is_told_that_it_is_looked_at_and_what_came_of_it() throws SQLException {
        Dispute dispute = open(3, "1.00");
        assertThat(mail(dispute).template()).isEqualTo("dispute-opened");
        assertThat(mail(dispute).parameters())
                .containsEntry("amount", "€1.00")
                .containsEntry("line", "Calls, Ireland");
        decide(dispute, null);
        Mail rejected = mail(disputes().getFirst());
        assertThat(rejected.template()).isEqualTo("dispute-rejected");
        assertThat(rejected.parameters()).containsEntry("answer", "Looked at");
        assertThat(rejected.key()).isNotEqualTo(mail(dispute).key());
    }

    private Dispute open(int line, @Nullable String amount) throws SQLException {
        DisputeRequest request =
                new DisputeRequest(
                        line, amount == null ? null : new BigDecimal(amount), "I was at home");
        return billing.database.inTransaction(
                connection -> new DisputeTable(connection).open(bill, request, "Maeve", NOON));
    }

    private void decide(Dispute dispute, @Nullable UUID note) throws SQLException {
        billing.database.inTransaction(
                connection -> {
                    new DisputeTable(connection)
                            .decide(dispute.id(), "Looked at", "Ines", NOON, note);
                    return true;
                });
    }

    private List<Dispute> disputes() throws SQLException {
        return billing.database.inTransaction(connection -> new DisputeTable(connection).of(bill));
    }

    private Mail mail(Dispute dispute) throws SQLException {
        return billing.database.inTransaction(
                connection -> new DisputeMail(connection, "http://larkspur.localhost").of(dispute));
    }

    private BillState state() throws SQLException {
        return billing.database
                .inTransaction(connection -> new BillReader(connection, LATE).find(bill))
                .orElseThrow()
                .summary()
                .state();
    }

    private long listed(BillState state) throws SQLException {
        return billing.database.inTransaction(
                connection -> new BillReader(connection, LATE).count(BillFilter.search("", state)));
    }

    private List<String> query(String sql) throws SQLException {
        return billing.database.query(sql);
    }
}
