package bellbird.bill;

import bellbird.testing.TenantDatabase;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

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
    private final TenantDatabase twin;
    private final Connection reading;
    private final Connection writing;
    private final Path folder = Files.createTempDirectory("bills-floor");

    /**
     * @param product where the product writes; it has no bills yet
     */
    BillsFloor(TenantDatabase product) throws SQLException, IOException {
        this.product = product;
        twin = product.twin();
        reading = product.connect();
        writing = twin.connect();
    }

    /** Lays out the bills of a day; not part of the measure. */
    void prepare(LocalDate issuedOn) throws SQLException, IOException {
        for (Table table : Table.values()) {
            export(table.rows.formatted(table.sqlName(), issuedOn), part(table.sqlName()));
        }
        reading.rollback();
        for (String table : List.of("bill_run", "number_series")) {
            twin.executeAsOwner(
                    "insert into %1$s select * from %2$s.%1$s on conflict do nothing"
                            .formatted(table, product.schema()));
        }
    }

    /** Adds up the usage of a month and writes what was laid out, as fast as it goes. */
    void write(LocalDate month) throws SQLException, IOException {
        try (PreparedStatement aggregate = reading.prepareStatement(AGGREGATE)) {
            aggregate.setObject(1, month);
            aggregate.execute();
        }
        reading.commit();
        for (Table table : Table.values()) {
            copy(table.sqlName());
        }
        writing.commit();
    }

    /**
     * @throws IllegalStateException if the twin has other rows than the product: a fast wrong
     *     answer is an error
     */
    void compare() throws SQLException {
        for (Table table : Table.values()) {
            String sum =
                    "select count(*), sum(hashtextextended(t::text, 0)::numeric) from %s t"
                            .formatted(table.sqlName());
            List<String> ours = product.query(sum);
            List<String> floor = twin.query(sum);
            if (!ours.equals(floor)) {
                throw new IllegalStateException(
                        table + ": the product has " + ours + ", the floor " + floor);
            }
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        reading.close();
        writing.close();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private Path part(String table) {
        return folder.resolve(table);
    }

    private void export(String select, Path file) throws SQLException, IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            reading.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + select + ") to stdout (format binary)", out);
        }
    }

    private void copy(String table) throws SQLException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(part(table)))) {
            writing.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format binary)", in, 1 << 16);
        }
    }
}
