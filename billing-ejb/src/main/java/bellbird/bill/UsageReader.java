package bellbird.bill;

import bellbird.kernel.time.Period;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what the lines of many accounts used in a period, and what was included. */
final class UsageReader {

    private final AccountQueries accounts;
    private final ZoneId zone;
    private final Occasion occasion;

    /**
     * @param accounts whose usage of the period is on no bill
     * @param zone decides the day of a usage record
     */
    UsageReader(AccountQueries accounts, ZoneId zone, Occasion occasion) {
        this.accounts = accounts;
        this.zone = zone;
        this.occasion = occasion;
    }

    /** One pass over the rated usage of all accounts. */
    Map<UUID, List<BillAccount.UsageSum>> usage() throws SQLException {
        return accounts.lists(
                """
                with sums as materialized (
                    select account_id, product_id, service_id, service, destination,
                           offering_version_id, price_prefix, currency,
                           min(started_at) as first, max(started_at) as last,
                           sum(billed_quantity) as billed, sum(charged_quantity) as charged,
                           count(*) filter (where charged_quantity > 0) as events,
                           sum(amount) as amount
                      from rated_usage where account_id = any(?) and period_from = ? and delta = ?
                     group by account_id, product_id, service_id, service, destination,
                              offering_version_id, price_prefix, currency)
                select u.account_id, u.product_id, u.service_id, i.value, u.service, u.destination,
                       u.offering_version_id, u.currency, v.tax_included,
                       coalesce(min(x.amount), 0), coalesce(max(x.amount), 0),
                       coalesce(min(x.unit_size), 1), coalesce(max(x.unit_size), 1),
                       coalesce(min(x.connection_fee), 0), coalesce(max(x.connection_fee), 0),
                       min(u.first), max(u.last),
                       sum(u.billed)::bigint, sum(u.charged)::bigint, sum(u.events)::bigint,
                       sum(u.amount)
                  from sums u
                  join offering_version v on v.id = u.offering_version_id
                  left join usage_price x on x.version_id = u.offering_version_id
                                         and x.service = u.service and x.prefix = u.price_prefix
                  left join lateral (select value from service_identifier
                                      where service_id = u.service_id and kind = 'MSISDN'
                                      order by valid_to desc, id limit 1) i on true
                 group by u.account_id, u.product_id, u.service_id, i.value, u.service,
                          u.destination, u.offering_version_id, u.currency, v.tax_included\
                """,
                this::usageSum,
                occasion.period().from(),
                occasion.delta());
    }

    private BillAccount.UsageSum usageSum(ResultSet row) throws SQLException {
        return new BillAccount.UsageSum(
                row.getObject(2, UUID.class),
                row.getObject(3, UUID.class),
                row.getString(4),
                BillDocument.Usage.Service.valueOf(row.getString(5)),
                row.getString(6),
                row.getObject(7, UUID.class),
                row.getString(8),
                row.getBoolean(9),
                row.getBigDecimal(10),
                row.getBigDecimal(11),
                row.getLong(12),
                row.getLong(13),
                row.getBigDecimal(14),
                row.getBigDecimal(15),
                LocalDate.ofInstant(row.getTimestamp(16).toInstant(), zone),
                LocalDate.ofInstant(row.getTimestamp(17).toInstant(), zone),
                row.getLong(18),
                row.getLong(19),
                row.getLong(20),
                row.getBigDecimal(21));
    }

    /** What was granted or had rolled over; what lines share is under no number. */
    Map<UUID, List<BillAccount.AllowanceSum>> allowances() throws SQLException {
        String sql =
                """
                select b.account_id, s.id, i.value, b.service,
                       sum(case when b.own_until > ? then b.granted
                                else least(b.granted - b.consumed + b.rolled, b.roll_cap) end)::bigint
                  from allowance_bucket b
                  left join product p on p.id = b.product_id
                """
                        + ProductReader.LINE
                        + """
                        where b.account_id = any(?) and b.period_from < ? and b.usable_until > ?
                          and b.service in ('VOICE', 'SMS', 'DATA')
                        group by b.account_id, s.id, i.value, b.service\
                        """;
        Period period = occasion.period();
        try (PreparedStatement query = accounts.connection().prepareStatement(sql)) {
            query.setObject(1, period.from());
            query.setArray(2, accounts.array());
            query.setObject(3, period.to());
            query.setObject(4, period.from());
            return AccountQueries.lists(
                    query,
                    row ->
                            new BillAccount.AllowanceSum(
                                    row.getObject(2, UUID.class),
                                    row.getString(3),
                                    BillDocument.Usage.Service.valueOf(row.getString(4)),
                                    row.getLong(5)));
        }
    }
}
