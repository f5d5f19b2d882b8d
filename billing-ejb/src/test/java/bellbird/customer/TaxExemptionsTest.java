package bellbird.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.customer.TaxExemption.Category;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaxExemptionsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final TaxExemptions exemptions = work.add(new TaxExemptions());
    private final UUID customer;

    TaxExemptionsTest() throws SQLException {
        new TestTenant(work.database).account(1, OCTOBER);
        customer = UUID.fromString(query("select id from customer").getFirst());
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void one_follows_the_other_and_the_first_ends_where_the_second_begins() throws SQLException {
        add(Category.REVERSE_CHARGE, "de 123.456.789", null, OCTOBER, null);
        add(Category.EXEMPT, null, " HMRC 17/26 ", NOVEMBER, NOVEMBER.plusYears(1));
        assertThat(rows())
                .containsExactly(
                        "AE|DE123456789||2026-10-01|2026-11-01",
                        "E||HMRC 17/26|2026-11-01|2027-11-01");
        work.call(() -> exemptions.end(customer, NOVEMBER.plusMonths(1)));
        assertThat(rows()).last().isEqualTo("E||HMRC 17/26|2026-11-01|2026-12-01");
        assertThat(work.audit).hasSize(3);
    }

    @Test
    void it_has_a_ground_and_days_that_can_be() {
        refused("vatId", Category.REVERSE_CHARGE, "123", null, OCTOBER, null);
        refused("vatId", Category.REVERSE_CHARGE, null, "HMRC 17/26", OCTOBER, null);
        refused("certificate", Category.EXEMPT, "DE123456789", " ", OCTOBER, null);
        refused("to", Category.EXEMPT, null, "HMRC 17/26", OCTOBER, OCTOBER);
        add(Category.EXEMPT, null, "HMRC 17/26", NOVEMBER, null);
        refused("from", Category.EXEMPT, null, "HMRC 18/26", OCTOBER, null);
        assertThatThrownBy(() -> work.call(() -> exemptions.end(customer, NOVEMBER)))
                .hasMessageContaining("error.taxExemption.none");
        assertThatThrownBy(
                        () ->
                                work.call(
                                        () ->
                                                exemptions.add(
                                                        UUID.randomUUID(),
                                                        new TaxExemption(
                                                                Category.EXEMPT,
                                                                null,
                                                                "HMRC",
                                                                OCTOBER,
                                                                null))))
                .hasMessageContaining("NOT_FOUND");
    }

    private void refused(
            String field,
            Category category,
            @Nullable String vatId,
            @Nullable String certificate,
            LocalDate from,
            @Nullable LocalDate to) {
        assertThatThrownBy(() -> add(category, vatId, certificate, from, to))
                .hasMessageContaining("field=" + field);
    }

    private void add(
            Category category,
            @Nullable String vatId,
            @Nullable String certificate,
            LocalDate from,
            @Nullable LocalDate to) {
        work.call(
                () ->
                        exemptions.add(
                                customer,
                                new TaxExemption(category, vatId, certificate, from, to)));
    }

    private List<String> rows() throws SQLException {
        return query(
                """
                select category, vat_id, certificate, valid_from, valid_to
                  from tax_exemption order by valid_from""");
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }
}
