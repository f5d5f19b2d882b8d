package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.mail.Mail;
import bellbird.testing.TenantDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BillReaderTest {

    private static final LocalDate DUE = LocalDate.of(2026, 11, 15);

    private final TenantDatabase database = IssuedMonth.shared();

    BillReaderTest() throws SQLException {}

    @Test
    void a_bill_is_open_until_its_due_day_and_overdue_after_it() throws SQLException {
        assertThat(list(BillFilter.all(), DUE))
                .extracting(BillSummary::state)
                .containsOnly(BillState.OPEN);
        assertThat(list(BillFilter.all(), DUE.plusDays(1)))
                .extracting(BillSummary::state)
                .containsOnly(BillState.OVERDUE);
        assertThat(list(BillFilter.search("", BillState.OVERDUE), DUE)).isEmpty();
        assertThat(list(BillFilter.search("", BillState.OPEN), DUE)).hasSize(2);
        assertThat(list(BillFilter.search("", BillState.PAID), DUE)).isEmpty();
    }

    @Test
    void bills_are_found_by_label_account_customer_and_name() throws SQLException {
        BillSummary bill = list(BillFilter.all(), DUE).getFirst();
        for (String text :
                List.of(
                        bill.label(),
                        bill.accountNumber().toLowerCase(Locale.ROOT),
                        bill.customerNumber(),
                        bill.customerName())) {
            assertThat(list(BillFilter.search(text, null), DUE))
                    .as(text)
                    .extracting(BillSummary::id)
                    .contains(bill.id());
        }
        assertThat(list(BillFilter.search("INV%", null), DUE)).isEmpty();
        assertThat(list(BillFilter.search("' or true --", null), DUE)).isEmpty();
        assertThat(list(BillFilter.ofCustomer(bill.customerId()), DUE)).hasSize(1);
    }

    @Test
    void every_line_says_why_it_is_what_it_is() throws SQLException {
        BillSummary partial =
                list(BillFilter.all(), DUE).stream()
                        .filter(bill -> bill.label().endsWith("2"))
                        .findFirst()
                        .orElseThrow();
        BillDetail bill = read(reader -> reader.find(partial.id()), DUE).orElseThrow();
        assertThat(bill.pricesIncludeTax()).isTrue();
        assertThat(bill.lines()).hasSize(3);
        LineExplanation.ForTime part =
                (LineExplanation.ForTime) bill.lines().getFirst().explanation();
        assertThat(part.price()).isEqualByComparingTo("24.99");
        assertThat(part.days()).isEqualTo(20);
        assertThat(part.cycleDays()).isEqualTo(31);
        assertThat(part.exact()).isEqualByComparingTo("16.1225806452");
        assertThat(bill.lines().getFirst().amount()).hasToString("16.12 EUR");
        LineExplanation.ForUsage usage =
                (LineExplanation.ForUsage) bill.lines().getLast().explanation();
        assertThat(usage.destinations())
                .extracting(sum -> sum.destination() + " " + sum.charged() + " " + sum.exact())
                .containsExactly("Any 3 0.27");
        assertThat(bill.net().plus(bill.tax())).isEqualTo(bill.summary().total());
    }

    @Test
    void the_file_of_a_bill_is_given_to_its_customer_only() throws SQLException {
        BillSummary bill = list(BillFilter.all(), DUE).getFirst();
        UUID stranger = UUID.randomUUID();
        Optional<BillPdf> own = read(reader -> reader.pdf(bill.id(), bill.customerId()), DUE);
        Optional<BillPdf> others = read(reader -> reader.pdf(bill.id(), stranger), DUE);
        Optional<BillDetail> missing = read(reader -> reader.find(stranger), DUE);
        assertThat(own.orElseThrow().fileName()).isEqualTo(bill.label() + ".pdf");
        assertThat(others).isEmpty();
        assertThat(missing).isEmpty();
    }

    @Test
    void a_file_is_stored_once() throws SQLException {
        TenantDatabase own = IssuedMonth.create();
        own.executeAsOwner("truncate bill_file");
        UUID bill = UUID.fromString(own.query("select id from customer_bill").getFirst());
        RenderedBill file = new RenderedBill(new byte[] {1}, "application/pdf", "€61.00");
        Instant now = Instant.parse("2026-11-01T00:01:00Z");
        Optional<BillDocument> before = own.inTransaction(c -> new BillFiles(c).unrendered(bill));
        assertThat(before.orElseThrow().brand().logoPng()).isEqualTo("AQID");
        assertThat(own.query("select count(*) from bill_logo")).containsExactly("1");
        assertThat(own.<Boolean>inTransaction(c -> new BillFiles(c).store(bill, file, now)))
                .isTrue();
        assertThat(own.<Boolean>inTransaction(c -> new BillFiles(c).store(bill, file, now)))
                .isFalse();
        Optional<BillDocument> after = own.inTransaction(c -> new BillFiles(c).unrendered(bill));
        assertThat(after).isEmpty();
    }

    @Test
    void the_mail_brings_the_bill_its_amount_and_the_way_to_pay() throws SQLException {
        BillSummary bill = list(BillFilter.all(), DUE).getFirst();
        Mail mail =
                database.inTransaction(
                        c -> new BillMail(c, "http://larkspur.localhost").of(bill.id()));
        assertThat(mail.key()).isEqualTo("bill/" + bill.id());
        assertThat(mail.parameters())
                .containsEntry("label", bill.label())
                .containsEntry("dueOn", "15 November 2026")
                .containsEntry("total", "€" + bill.total().toDecimal());
        assertThat(mail.actionUrl()).isEqualTo("http://larkspur.localhost/care/bills/" + bill.id());
        assertThat(mail.attachments()).hasSize(1);
    }

    @Test
    void a_run_counts_every_account_once() throws SQLException {
        BillRunSummary run =
                database.inTransaction(
                                c -> new BillRunReader(c, Currency.getInstance("EUR")).list(0, 10))
                        .getFirst();
        assertThat(run.due()).isEqualTo(3);
        assertThat(run.billed() + run.zero() + run.parked() + run.waiting()).isEqualTo(run.due());
        assertThat(run.rendered()).isEqualTo(2);
        assertThat(run.state()).isEqualTo(BillRunState.DONE);
        assertThat(run.stages())
                .allSatisfy(stage -> assertThat(stage.done()).isEqualTo(stage.of()));
    }

    private List<BillSummary> list(BillFilter filter, LocalDate today) throws SQLException {
        List<BillSummary> bills = read(reader -> reader.list(filter, 0, 100), today);
        long count = read(reader -> reader.count(filter), today);
        assertThat(count).isEqualTo(bills.size());
        return bills;
    }

    private <R> R read(Reading<R> reading, LocalDate today) throws SQLException {
        return database.inTransaction(
                connection -> reading.from(new BillReader(connection, today)));
    }

    private interface Reading<R> {
        R from(BillReader reader) throws SQLException;
    }
}
