package bellbird.customer;

import bellbird.kernel.text.PlainText;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what hangs on customers, straight from the tables of the packages above. */
final class CustomerReader {

    private static final String MATCHING =
            """
              from customer c join party p on p.id = c.party_id
             where ? = '' or c.number ilike ? or p.name ilike ? or p.email ilike ?
                or exists (select 1
                             from billing_account a
                             join product r on r.account_id = a.id
                             join service s on s.product_id = r.id
                             join service_identifier i on i.service_id = s.id
                            where a.customer_id = c.id and i.value like ?)
            """;
    private static final String LIST =
            """
            select c.id, c.number, p.name, p.email, p.city, c.status, c.created_at,
                   (select count(*)
                      from billing_account a
                      join product r on r.account_id = a.id
                      join service s on s.product_id = r.id
                     where a.customer_id = c.id and s.status <> 'ENDED') as lines
            """
                    + MATCHING
                    + " order by c.created_at desc, c.number desc offset ? limit ?";
    private static final String ACCOUNTS =
            """
            select a.id, a.number, a.currency, coalesce(h.cycle_frequency, a.cycle_frequency) as cycle_frequency,
                   coalesce(h.cycle_phase, a.cycle_phase) as cycle_phase, coalesce(h.cycle_day, a.cycle_day) as cycle_day,
                   a.payment_term_days, a.mode, a.status, a.opened_on
              from billing_account a
              left join lateral (select * from cycle_change c
                                  where c.account_id = a.id and c.begins_on <= ?
                                  order by c.begins_on desc limit 1) h on true
             where a.customer_id = ? order by a.number
            """;
    private static final String LINES =
            """
            select s.id, r.id as product_id, r.account_id, s.status, r.start_on,
                   o.id as offering_id, o.name as offering, i.msisdn, i.imsi, i.iccid,
                   array(select ao.name
                           from product ap
                           join lateral (select t.offering_version_id from product_terms t
                                          where t.product_id = ap.id
                                          order by t.valid_from desc limit 1) atv on true
                           join offering_version av on av.id = atv.offering_version_id
                           join product_offering ao on ao.id = av.offering_id
                          where ap.line_product_id = r.id and ap.status <> 'ENDED'
                          order by ap.id) as add_ons
              from billing_account a
              join product r on r.account_id = a.id
              join service s on s.product_id = r.id
              join lateral (select t.offering_version_id from product_terms t
                             where t.product_id = r.id order by t.valid_from desc limit 1) t on true
              join offering_version v on v.id = t.offering_version_id
              join product_offering o on o.id = v.offering_id
              join lateral (select max(value) filter (where kind = 'MSISDN') as msisdn,
                                   max(value) filter (where kind = 'IMSI') as imsi,
                                   max(value) filter (where kind = 'ICCID') as iccid
                              from (select distinct on (kind) kind, value
                                      from service_identifier
                                     where service_id = s.id
                                     order by kind, valid_to desc, id) own) i on true
             where a.customer_id = ?
             order by i.msisdn
            """;

    private final Connection connection;

    CustomerReader(Connection connection) {
        this.connection = connection;
    }

    long count(String search) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) " + MATCHING)) {
            bindSearch(statement, search);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    List<CustomerRow> list(String search, int offset, int limit) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            int next = bindSearch(statement, search);
            statement.setInt(next, Math.max(0, offset));
            statement.setInt(next + 1, Math.clamp(limit, 0, 200));
            List<CustomerRow> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new CustomerRow(
                                    row.getObject("id", UUID.class),
                                    row.getString("number"),
                                    row.getString("name"),
                                    row.getString("email"),
                                    row.getString("city"),
                                    row.getString("status"),
                                    row.getLong("lines"),
                                    row.getObject("created_at", OffsetDateTime.class).toInstant()));
                }
            }
            return rows;
        }
    }

    /** As they are on a day. */
    List<CustomerDetail.Account> accounts(UUID customerId, LocalDate today) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ACCOUNTS)) {
            statement.setObject(1, today);
            statement.setObject(2, customerId);
            List<CustomerDetail.Account> accounts = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    accounts.add(
                            new CustomerDetail.Account(
                                    row.getObject("id", UUID.class),
                                    row.getString("number"),
                                    row.getString("currency"),
                                    CycleColumns.of(row),
                                    row.getInt("payment_term_days"),
                                    row.getString("mode"),
                                    row.getString("status"),
                                    row.getObject("opened_on", LocalDate.class)));
                }
            }
            return accounts;
        }
    }

    List<CustomerDetail.Line> lines(UUID customerId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setObject(1, customerId);
            List<CustomerDetail.Line> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(
                            new CustomerDetail.Line(
                                    row.getObject("id", UUID.class),
                                    row.getObject("product_id", UUID.class),
                                    row.getObject("account_id", UUID.class),
                                    row.getString("msisdn"),
                                    row.getString("imsi"),
                                    row.getString("iccid"),
                                    row.getString("status"),
                                    row.getObject("offering_id", UUID.class),
                                    row.getString("offering"),
                                    row.getObject("start_on", LocalDate.class),
                                    List.of((String[]) row.getArray("add_ons").getArray())));
                }
            }
            return lines;
        }
    }

    private static int bindSearch(PreparedStatement statement, String search) throws SQLException {
        String text = PlainText.sought(search);
        String escaped = text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        String digits = text.replaceAll("[\\s()+-]", "");
        statement.setString(1, text);
        for (int i = 2; i <= 4; i++) {
            statement.setString(i, "%" + escaped + "%");
        }
        // People type 0871234567 for 353871234567: the trunk zero is not part of the number.
        boolean number = digits.matches("[0-9]{4,}");
        statement.setString(5, number ? "%" + digits.replaceFirst("^0+", "") + "%" : "");
        return 6;
    }
}
