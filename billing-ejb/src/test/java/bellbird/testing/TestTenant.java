package bellbird.testing;

import bellbird.kernel.id.Ids;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Fills a tenant with plans, customers, lines and rated usage, by plain SQL as the tenant's role.
 */
public final class TestTenant {

    private final TenantDatabase database;
    private int numbers;

    public TestTenant(TenantDatabase database) {
        this.database = database;
    }

    /** A line of a product. */
    public record Line(UUID account, UUID product, UUID service, UUID version, String msisdn) {}

    /**
     * A published plan in euro with calls at 0.12 a minute, messages at 0.09, data at 0.01 a MB.
     */
    public UUID plan(String name, String price, boolean taxIncluded) throws SQLException {
        UUID offering = Ids.next();
        UUID version = Ids.next();
        database.execute(
                "insert into product_offering (id, code, name, status) values (?, ?, ?, 'PUBLISHED')",
                offering,
                "plan-" + ++numbers,
                name);
        database.execute(
                """
                insert into offering_version (id, offering_id, number, status, valid_from, currency,
                                              recurring_price, tax_included, published_at)
                values (?, ?, 1, 'PUBLISHED', '2020-01-01', 'EUR', ?, ?, '2020-01-01T00:00:00Z')""",
                version,
                offering,
                new BigDecimal(price),
                taxIncluded);
        price(version, "VOICE", "Ireland", "0.12", 60);
        price(version, "SMS", "Any", "0.09", 1);
        price(version, "DATA", "Mobile data", "0.01", 1_000_000);
        return version;
    }

    private void price(UUID version, String service, String destination, String amount, long size)
            throws SQLException {
        database.execute(
                """
                insert into usage_price (version_id, service, prefix, destination, amount, unit_size)
                values (?, ?, '', ?, ?, ?)""",
                version,
                service,
                destination,
                new BigDecimal(amount),
                size);
    }

    /**
     * What the periods of a product of the version cost, in the place of its monthly price.
     *
     * @param prices an array of them, in JSON as terms write it; quotes may be single
     */
    public void recurring(UUID version, String prices) throws SQLException {
        database.execute(
                """
                update offering_version
                   set recurring = ?::json, recurring_price = (?::json->0->>'amount')::numeric
                 where id = ?""",
                prices.replace('\'', '"'),
                prices.replace('\'', '"'),
                version);
    }

    /** What a product of the version costs when it starts. */
    public void oneTimePrice(UUID version, String id, String name, String amount)
            throws SQLException {
        database.execute(
                """
                update offering_version
                   set once = json_build_array(json_build_object('id', ?, 'name', ?, 'amount', ?))
                 where id = ?""",
                id,
                name,
                amount,
                version);
    }

    /** What each charged use of a service costs besides. */
    public void connectionFee(UUID version, String service, String fee) throws SQLException {
        database.execute(
                "update usage_price set connection_fee = ? where version_id = ? and service = ?",
                new BigDecimal(fee),
                version,
                service);
    }

    /** A postpaid euro account of a new customer, with 14 days to pay. */
    public UUID account(int cycleDay, LocalDate openedOn) throws SQLException {
        int number = ++numbers;
        UUID party = Ids.next();
        UUID customer = Ids.next();
        UUID account = Ids.next();
        database.execute(
                """
                insert into party (id, kind, name, email, street, postcode, city, country, language)
                values (?, 'PERSON', ?, ?, '3 Weavers Court', 'H91 X000', 'Galway', 'IE', 'en')""",
                party,
                "Customer " + number,
                "customer" + number + "@mail.example");
        database.execute(
                """
                insert into customer (id, number, party_id, status, created_at)
                values (?, ?, ?, 'ACTIVE', '2026-01-01T00:00:00Z')""",
                customer,
                "C" + number,
                party);
        database.execute(
                """
                insert into billing_account (id, number, customer_id, currency, cycle_day,
                                             payment_term_days, mode, status, opened_on)
                values (?, ?, ?, 'EUR', ?, 14, 'POSTPAID', 'ACTIVE', ?)""",
                account,
                "A" + number,
                customer,
                cycleDay,
                openedOn);
        return account;
    }

    /** An active line of a new product with that plan. */
    public Line line(UUID account, UUID version, LocalDate startOn) throws SQLException {
        UUID product = Ids.next();
        UUID service = Ids.next();
        String msisdn = "35320910%04d".formatted(++numbers);
        database.execute(
                "insert into product (id, account_id, status, start_on) values (?, ?, 'ACTIVE', ?)",
                product,
                account,
                startOn);
        terms(product, version, startOn);
        database.execute(
                "insert into service (id, product_id, status, activated_at) values (?, ?, 'ACTIVE', ?)",
                service,
                product,
                Timestamp.valueOf(startOn.atTime(9, 0)));
        database.execute(
                """
                insert into service_identifier (id, service_id, kind, value, valid_from)
                values (?, ?, 'MSISDN', ?, ?)""",
                Ids.next(),
                service,
                msisdn,
                Timestamp.valueOf(startOn.atTime(9, 0)));
        return new Line(account, product, service, version, msisdn);
    }

    /** What the product costs from that day on; the terms before end there. */
    public void terms(UUID product, UUID version, LocalDate from) throws SQLException {
        database.execute(
                "update product_terms set valid_to = ? where product_id = ? and valid_to is null",
                from,
                product);
        database.execute(
                """
                insert into product_terms (id, product_id, offering_version_id, valid_from, reason)
                values (?, ?, ?, ?, 'test')""",
                Ids.next(),
                product,
                version,
                from);
    }

    /**
     * A rated record, all of it charged.
     *
     * @param periodFrom the open bill period it is stamped with
     * @param quantity seconds, messages or bytes
     */
    public void usage(
            Line line,
            Instant startedAt,
            LocalDate periodFrom,
            String service,
            String destination,
            long quantity,
            String amount)
            throws SQLException {
        Timestamp started = Timestamp.from(startedAt);
        String key = "record-" + ++numbers;
        UUID file = file();
        database.query("select usage_month(?)", started);
        database.execute(
                """
                insert into bill_period (account_id, period_from, period_to, state)
                values (?, ?, ?, 'OPEN') on conflict do nothing""",
                line.account(),
                periodFrom,
                periodFrom.plusMonths(1));
        database.execute(
                """
                insert into usage_record (record_key, started_at, file_id, line_number, service,
                                          served, quantity)
                values (?, ?, ?, 1, ?, ?, ?)""",
                key,
                started,
                file,
                service,
                line.msisdn(),
                quantity);
        database.execute(
                """
                insert into rated_usage (record_key, started_at, file_id, account_id, product_id,
                                         service_id, period_from, service, destination,
                                         offering_version_id, price_prefix, used_quantity,
                                         billed_quantity, included_quantity, charged_quantity,
                                         amount, currency)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, 0, ?, ?, 'EUR')""",
                key,
                started,
                file,
                line.account(),
                line.product(),
                line.service(),
                periodFrom,
                service,
                destination,
                line.version(),
                quantity,
                quantity,
                quantity,
                new BigDecimal(amount));
    }

    private UUID file() throws SQLException {
        UUID feed = UUID.nameUUIDFromBytes(new byte[0]);
        database.execute(
                "insert into usage_feed (id, name, profile) values (?, 'test', '{}') on conflict do nothing",
                feed);
        UUID file = Ids.next();
        database.execute(
                """
                insert into usage_file (id, feed_id, file_name, sha256, size_bytes, received_at,
                                        received_by, state, records_in, rated)
                values (?, ?, 'test.csv', md5(?) || md5(?), 1, now(), 'test', 'DONE', 1, 1)""",
                file,
                feed,
                file.toString(),
                file.toString());
        return file;
    }
}
