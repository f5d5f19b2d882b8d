package bellbird.payment;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.IssuedMonth;
import bellbird.testing.TenantDatabase;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A record of a month that was billed, from its file to the books. */
class TraceReaderTest {

    @Test
    void a_record_leads_to_its_bill_line_and_the_line_to_the_books() throws Exception {
        TenantDatabase database = IssuedMonth.shared();
        String key =
                database.query("select record_key from rated_usage where service = 'VOICE'")
                        .getFirst();
        Optional<TraceReader.Found> traced =
                database.inTransaction(connection -> new TraceReader(connection).find(key));
        TraceReader.Found found = traced.orElseThrow();
        assertThat(found.place())
                .returns("test.csv", Trace.Place::fileName)
                .returns(1L, Trace.Place::line);
        assertThat(found.rated())
                .isNotNull()
                .satisfies(
                        rated ->
                                assertThat(rated.amount())
                                        .isEqualByComparingTo(new BigDecimal("0.122")));
        assertThat(found.bill())
                .isNotNull()
                .satisfies(
                        bill -> {
                            assertThat(bill.line())
                                    .isNotNull()
                                    .satisfies(
                                            line -> {
                                                assertThat(line.exact())
                                                        .isEqualByComparingTo("0.122");
                                                assertThat(line.amount().minorUnits())
                                                        .isEqualTo(12);
                                            });
                            assertThat(bill.postings())
                                    .extracting(Trace.Posting::ledgerAccount)
                                    .contains("receivable", "revenue.usage");
                            assertThat(
                                            bill.postings().stream()
                                                    .mapToLong(one -> one.amount().minorUnits())
                                                    .sum())
                                    .isZero();
                            assertThat(bill.payments()).isEmpty();
                        });
    }

    @Test
    void what_nobody_sent_leads_nowhere() throws Exception {
        Optional<TraceReader.Found> nothing =
                IssuedMonth.shared()
                        .inTransaction(connection -> new TraceReader(connection).find("nobody"));
        assertThat(nothing).isEmpty();
    }
}
