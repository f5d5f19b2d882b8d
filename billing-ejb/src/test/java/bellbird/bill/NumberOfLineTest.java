package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.rating.LineMeters;
import bellbird.rating.Meters;
import bellbird.rating.TestUsage;
import bellbird.usage.Suspense;
import java.sql.SQLException;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A line is called by its own number, whatever else usage calls it. */
class NumberOfLineTest {

    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 10, 12);

    private final TestUsage usage = new TestUsage();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void a_number_and_a_card_that_were_mapped_to_a_line_do_not_become_its_name()
            throws SQLException {
        TestBilling billing = new TestBilling(LocalDate.of(2026, 11, 1), usage.work);
        Suspense suspense = usage.work.add(new Suspense());
        usage.work.run(
                () -> {
                    suspense.mapNumber("447700900456", "07700 900123", FIRST_DAY);
                    suspense.mapCard("234150000000009", "07700 900123", FIRST_DAY);
                });
        usage.call("r1", "2026-10-20T10:00:00", 4_061);

        Customers customers = usage.work.add(new Customers());
        assertThat(usage.work.call(() -> customers.get(usage.customerId)).lines())
                .singleElement()
                .returns("447700900123", CustomerDetail.Line::msisdn)
                .returns("234150000000001", CustomerDetail.Line::imsi);
        Meters meters = usage.work.add(new Meters());
        assertThat(usage.work.call(() -> meters.of(usage.customerId)))
                .extracting(LineMeters::msisdn)
                .containsExactly("447700900123");

        billing.run("1/2026-10-01");
        assertThat(
                        usage.work.database.query(
                                "select distinct x->>'serviceNumber' from customer_bill,"
                                        + " json_array_elements(document->'lines') x"))
                .containsExactly("+44 7700 900123");
    }
}
