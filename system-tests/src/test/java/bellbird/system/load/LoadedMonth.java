package bellbird.system.load;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Many customers with a line each, laid into an operator's tables by SQL, since nobody wants to
 * wait for the desk to activate them; and a file of their calls of the month.
 */
final class LoadedMonth {

    /** One record of so many is nobody's. */
    static final int STRANGE_IN = 100;

    /** One record of so many is the one before. */
    static final int DUPLICATE_IN = 200;

    private final int lines;
    private final Instant now;

    /**
     * @param database as the superuser
     * @param plan code of the plan of all lines, published
     */
    LoadedMonth(Connection database, String schema, String plan, int lines) throws SQLException {
        this.lines = lines;
        try (Statement statement = database.createStatement()) {
            statement.execute("set search_path to " + schema + ", extensions");
            for (String sql : ROWS) {
                statement.execute(sql.replace("$lines", "" + lines).replace("$plan", plan));
            }
            statement.execute("analyze");
            try (ResultSet row = statement.executeQuery("select now from tenant_clock")) {
                row.next();
                now = row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static final String[] ROWS = {
        """
        create function pg_temp.loaded(kind int, n int) returns uuid language sql immutable as
        $$ select ('00000000-0000-7000-8' || lpad(to_hex(kind), 3, '0') || '-'
                   || lpad(to_hex(n), 12, '0'))::uuid $$""",
        """
        insert into party (id, kind, name, email, street, postcode, city, country, language)
        select pg_temp.loaded(1, n), 'PERSON', 'Customer ' || n, 'customer-' || n || '@mail.example',
               n || ' Weavers Court', 'GX1 1AA', 'Galway', 'GB', 'en'
          from generate_series(1, $lines) n""",
        """
        insert into customer (id, number, party_id, status, created_at)
        select pg_temp.loaded(2, n), 'C-load-' || n, pg_temp.loaded(1, n), 'ACTIVE', t.now
          from generate_series(1, $lines) n, tenant_clock t""",
        """
        insert into billing_account (id, number, customer_id, currency, cycle_day,
                                     payment_term_days, mode, status, opened_on)
        select pg_temp.loaded(3, n), 'L-' || n, pg_temp.loaded(2, n), 'GBP', 1, 14, 'POSTPAID',
               'ACTIVE', date_trunc('month', t.now)::date
          from generate_series(1, $lines) n, tenant_clock t""",
        """
        insert into product (id, account_id, status, start_on)
        select pg_temp.loaded(4, n), pg_temp.loaded(3, n), 'ACTIVE', date_trunc('month', t.now)::date
          from generate_series(1, $lines) n, tenant_clock t""",
        """
        insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
        select pg_temp.loaded(5, n), pg_temp.loaded(4, n), v.id, date_trunc('month', t.now)::date, 'load'
          from tenant_clock t, generate_series(1, $lines) n, offering_version v
          join product_offering o on o.id = v.offering_id where o.code = '$plan'""",
        """
        insert into service (id, product_id, status, activated_at)
        select pg_temp.loaded(6, n), pg_temp.loaded(4, n), 'ACTIVE', date_trunc('month', t.now)
          from generate_series(1, $lines) n, tenant_clock t""",
        """
        insert into service_identifier (id, service_id, kind, value, valid_from)
        select pg_temp.loaded(7, n), pg_temp.loaded(6, n), 'MSISDN', (447000000000 + n)::text,
               date_trunc('month', t.now)
          from generate_series(1, $lines) n, tenant_clock t"""
    };

    /**
     * Calls of the month until now in the order of their time, compressed: some of nobody's number,
     * some twice.
     */
    Path file(int records) throws IOException {
        Random random = new Random(20_261_122);
        Instant first =
                now.atZone(ZoneOffset.UTC)
                        .withDayOfMonth(1)
                        .truncatedTo(ChronoUnit.DAYS)
                        .toInstant();
        long seconds = Math.max(1, ChronoUnit.SECONDS.between(first, now));
        Path file = Files.createTempDirectory("load").resolve("month.csv.gz");
        try (BufferedWriter out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(Files.newOutputStream(file)),
                                StandardCharsets.US_ASCII))) {
            out.write("record_id,service,direction,served,other,start,seconds,bytes\n");
            String line = "";
            for (int i = 0; i < records; i++) {
                if (i % DUPLICATE_IN != DUPLICATE_IN - 1) {
                    long served = i % STRANGE_IN == 0 ? 0 : 1 + random.nextInt(lines);
                    line =
                            "load%09d,voice,out,+%d,+442079460%03d,%s,%d,\n"
                                    .formatted(
                                            i,
                                            447_000_000_000L + served,
                                            random.nextInt(1_000),
                                            first.plusSeconds(seconds * i / records),
                                            1 + random.nextInt(600));
                }
                out.write(line);
            }
        }
        return file;
    }
}
