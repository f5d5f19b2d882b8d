package bellbird.testing;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * A tenant that is the same as the one the product works for, with the same keys, indexes, checks
 * and references. What the product writes is laid out in PostgreSQL's own binary form and goes into
 * the twin by COPY: the floor that {@link AgainstFloor} measures.
 */
public final class Twin implements AutoCloseable {

    private final TenantDatabase product;
    private final TenantDatabase database;
    private final Connection reading;
    private final Connection writing;
    private final Path folder = Files.createTempDirectory("floor");

    /**
     * @param product where the product writes
     */
    public Twin(TenantDatabase product) throws SQLException, IOException {
        this.product = product;
        database = product.twin();
        reading = product.connect();
        writing = database.connect();
    }

    /**
     * Clones a tenant's first account, with its product and line: each has a number of its own and
     * is billed on the first of the month.
     *
     * @param before the number that the first one follows, E.164 without +
     */
    public static void cloneAccount(TenantDatabase database, int count, long before)
            throws SQLException {
        String[] statements = {
            """
            insert into billing_account (id, number, customer_id, currency, cycle_day,
                                         payment_term_days, mode, status, opened_on)
            select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'B' || n,
                   a.customer_id, a.currency, 1, 14, a.mode, a.status, a.opened_on
              from generate_series(1, %d) n, (select * from billing_account limit 1) a""",
            """
            insert into product (id, account_id, status, start_on)
            select ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
                   ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'ACTIVE', p.start_on
              from generate_series(1, %d) n, (select * from product limit 1) p""",
            """
            insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
            select ('00000000-0000-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid,
                   ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
                   t.offering_version_id, t.valid_from, t.reason
              from generate_series(1, %d) n, (select * from product_terms limit 1) t""",
            """
            insert into service (id, product_id, status, activated_at)
            select ('00000000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid,
                   ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
                   s.status, s.activated_at
              from generate_series(1, %d) n, (select * from service limit 1) s""",
            """
            insert into service_identifier (id, service_id, kind, value, valid_from)
            select ('00000000-0000-7000-8004-' || lpad(to_hex(n), 12, '0'))::uuid,
                   ('00000000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid,
                   'MSISDN', (%2$d + n)::text, i.valid_from
              from generate_series(1, %1$d) n,
                   (select * from service_identifier where kind = 'MSISDN' limit 1) i"""
        };
        for (String statement : statements) {
            database.execute(statement.formatted(count, before));
        }
    }

    public TenantDatabase database() {
        return database;
    }

    /** Where the product's rows are read. */
    public Connection reading() {
        return reading;
    }

    /** Where the twin's are written. */
    public Connection writing() {
        return writing;
    }

    /**
     * Lays out what a query finds; not part of a measure.
     *
     * @param name for {@link #copy}
     */
    public void layOut(String name, String select) throws SQLException, IOException {
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)))) {
            reading.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (" + select + ") to stdout (format binary)", out);
        }
    }

    /** Writes what was laid out by a name into a table, as fast as it goes. */
    public void copy(String name, String table) throws SQLException, IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(folder.resolve(name)))) {
            writing.unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy " + table + " from stdin (format binary)", in, 1 << 16);
        }
    }

    /**
     * @throws IllegalStateException if the twin has other rows than the product: a fast wrong
     *     answer is an error
     */
    public void compare(Collection<String> tables) throws SQLException {
        for (String table : tables) {
            String sum =
                    "select count(*), sum(hashtextextended(t::text, 0)::numeric) from %s t"
                            .formatted(table);
            List<String> ours = product.query(sum);
            List<String> floor = database.query(sum);
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
}
