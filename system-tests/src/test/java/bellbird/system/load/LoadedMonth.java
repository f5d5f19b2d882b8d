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
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * Many lines of one plan, laid into an operator's tables by SQL, since nobody wants to wait for the
 * desk to activate them; and a file of their calls.
 */
final class LoadedMonth {

    private static final int DAYS = 20;

    private final int lines;
    private final Instant now;

    /**
     * @param database as the superuser
     */
    LoadedMonth(Connection database, String schema, int lines) throws SQLException {
        this.lines = lines;
        try (Statement statement = database.createStatement()) {
            statement.execute("set search_path to " + schema + ", extensions");
            for (String sql : ROWS) {
                statement.execute(sql.formatted(lines));
            }
            try (ResultSet row =
                    statement.executeQuery(
                            "select coalesce((select now from tenant_clock), now())")) {
                row.next();
                now = row.getObject(1, OffsetDateTime.class).toInstant();
            }
        }
    }

    private static final String[] ROWS = {
        """
        insert into product_offering (id, code, name, status)
        values ('00000000-0000-7000-8000-0000000000aa', 'loaded', 'Loaded', 'PUBLISHED')""",
        """
        insert into offering_version (id, offering_id, number, status, valid_from, currency,
                                      recurring_price, tax_included, published_at)
        select '00000000-0000-7000-8000-0000000000ab', '00000000-0000-7000-8000-0000000000aa', 1,
               'PUBLISHED', '2020-01-01', 'GBP', 20, true, now()""",
        """
        insert into usage_price (version_id, service, prefix, destination, amount, unit_size)
        select '00000000-0000-7000-8000-0000000000ab', s, '', 'Anywhere', 0.01, 60
          from unnest(array['VOICE', 'SMS', 'DATA']) s""",
        """
        insert into allowance (id, version_id, service, quantity, priority, key)
        values ('00000000-0000-7000-8000-0000000000ac', '00000000-0000-7000-8000-0000000000ab',
                'VOICE', 3600, 1, 'voice-1')""",
        """
        insert into party (id, kind, name, email, street, postcode, city, country, language)
        values ('00000000-0000-7000-8000-0000000000ad', 'ORGANISATION', 'Many lines',
                'lines@mail.example', '3 Weavers Court', 'GX1 1AA', 'Galway', 'GB', 'en')""",
        """
        insert into customer (id, number, party_id, status, created_at)
        values ('00000000-0000-7000-8000-0000000000ae', 'C-load',
                '00000000-0000-7000-8000-0000000000ad', 'ACTIVE', now())""",
        """
        insert into billing_account (id, number, customer_id, currency, cycle_day,
                                     payment_term_days, mode, status, opened_on)
        select ('00000000-0000-7000-8000-' || lpad(to_hex(1000 + n), 12, '0'))::uuid, 'L-' || n,
               '00000000-0000-7000-8000-0000000000ae', 'GBP', 1, 14, 'POSTPAID', 'ACTIVE',
               current_date - 60
          from generate_series(1, %d) n""",
        """
        insert into product (id, account_id, status, start_on)
        select ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
               ('00000000-0000-7000-8000-' || lpad(to_hex(1000 + n), 12, '0'))::uuid, 'ACTIVE',
               current_date - 60
          from generate_series(1, %d) n""",
        """
        insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
        select ('00000000-0000-7000-8002-' || lpad(to_hex(n), 12, '0'))::uuid,
               ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid,
               '00000000-0000-7000-8000-0000000000ab', current_date - 60, 'load'
          from generate_series(1, %d) n""",
        """
        insert into service (id, product_id, status, activated_at)
        select ('00000000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid,
               ('00000000-0000-7000-8001-' || lpad(to_hex(n), 12, '0'))::uuid, 'ACTIVE',
               now() - interval '60 days'
          from generate_series(1, %d) n""",
        """
        insert into service_identifier (id, service_id, kind, value, valid_from)
        select ('00000000-0000-7000-8004-' || lpad(to_hex(n), 12, '0'))::uuid,
               ('00000000-0000-7000-8003-' || lpad(to_hex(n), 12, '0'))::uuid,
               'MSISDN', (447000000000 + n)::text, now() - interval '60 days'
          from generate_series(1, %d) n"""
    };

    /** Calls of the days before now in the order of their time, compressed. */
    Path file(int records) throws IOException {
        Random random = new Random(20_261_122);
        Instant first = now.minus(DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        Path file = Files.createTempDirectory("load").resolve("month.csv.gz");
        try (BufferedWriter out =
                new BufferedWriter(
                        new OutputStreamWriter(
                                new GZIPOutputStream(Files.newOutputStream(file)),
                                StandardCharsets.US_ASCII))) {
            out.write("record_id,service,direction,served,other,start,seconds,bytes\n");
            for (int i = 0; i < records; i++) {
                out.write(
                        "load%09d,voice,out,+%d,+442079460%03d,%s,%d,\n"
                                .formatted(
                                        i,
                                        447_000_000_001L + random.nextInt(lines),
                                        random.nextInt(1_000),
                                        first.plusSeconds(DAYS * 86_400L * i / records),
                                        1 + random.nextInt(600)));
            }
        }
        return file;
    }
}
