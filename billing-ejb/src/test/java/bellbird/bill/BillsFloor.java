package bellbird.bill;

import bellbird.testing.TenantDatabase;
import bellbird.testing.Twin;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The least that a month's bills cost: one aggregate of the usage, kept, and one COPY of the rows
 * of each table into a twin of the tenant with the same keys, indexes, checks and references. The
 * rows are laid out beforehand in PostgreSQL's own binary form.
 */
final class BillsFloor implements AutoCloseable {

    private static final String AGGREGATE =
            """
            create temp table aggregate on commit drop as
            select account_id, service_id, service, destination, offering_version_id, count(*),
                   sum(charged_quantity) as charged, sum(amount) as amount
              from rated_usage where period_from = ?
             group by account_id, service_id, service, destination, offering_version_id""";

    private static final String OF_A_BILL =
            "select s.* from %s s join customer_bill b on b.id = s.bill_id where b.issued_on = '%s'";

    /** In the order of their references. */
    private enum Table {
        JOURNAL_ENTRY("select * from %s where booked_on = '%s'"),
        CUSTOMER_BILL("select * from %s where issued_on = '%s'"),
        BILL_LINE(OF_A_BILL),
        CHARGE_SEGMENT(OF_A_BILL),
        BILL_TAX(OF_A_BILL),
        POSTING(
                "select s.* from %s s join journal_entry e on e.id = s.entry_id where e.booked_on = '%s'");

        private final String rows;

        Table(String rows) {
            this.rows = rows;
        }

        String sqlName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final TenantDatabase product;
    private final Twin twin;

    /**
     * @param product where the product writes; it has no bills yet
     */
    BillsFloor(TenantDatabase product) throws SQLException, IOException {
        this.product = product;
        twin = new Twin(product);
    }

    /** Lays out the bills of a day; not part of the measure. */
    void prepare(LocalDate issuedOn) throws SQLException, IOException {
        for (Table table : Table.values()) {
            twin.layOut(table.sqlName(), table.rows.formatted(table.sqlName(), issuedOn));
        }
        twin.reading().rollback();
        for (String table : List.of("bill_run", "number_series")) {
            twin.database()
                    .executeAsOwner(
                            "insert into %1$s select * from %2$s.%1$s on conflict do nothing"
                                    .formatted(table, product.schema()));
        }
    }

    /** Adds up the usage of a month and writes what was laid out, as fast as it goes. */
    void write(LocalDate month) throws SQLException, IOException {
        try (PreparedStatement aggregate = twin.reading().prepareStatement(AGGREGATE)) {
            aggregate.setObject(1, month);
            aggregate.execute();
        }
        twin.reading().commit();
        for (Table table : Table.values()) {
            twin.copy(table.sqlName(), table.sqlName());
        }
        twin.writing().commit();
    }

    /** See {@link Twin#compare}. */
    void compare() throws SQLException {
        twin.compare(Stream.of(Table.values()).map(Table::sqlName).toList());
    }

    @Override
    public void close() throws SQLException, IOException {
        twin.close();
    }
}
