package bellbird.bill;

import bellbird.customer.CycleColumns;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads bill runs on a tenant's connection. */
final class BillRunReader {

    private static final String RUNS =
            """
            select r.id, r.cycle_day, r.period_from, r.period_to, r.state, r.started_at,
                   r.finished_at, a.due, a.waiting, a.billed, a.zero, a.parked, b.rendered,
                   b.total + d.total, a.drafts, r.held, r.approvals, r.cycle_frequency, r.cycle_phase
              from bill_run r,
                   lateral (select count(*) as due,
                                   count(*) filter (where state = 'DUE') as waiting,
                                   count(*) filter (where state = 'DRAFT') as drafts,
                                   count(*) filter (where state = 'BILLED') as billed,
                                   count(*) filter (where state = 'ZERO') as zero,
                                   count(*) filter (where state = 'PARKED') as parked
                              from bill_run_account where run_id = r.id) a,
                   lateral (select count(f.bill_id) as rendered,
                                   coalesce(sum(total_minor), 0)::bigint as total
                              from customer_bill left join bill_file f on f.bill_id = id
                             where run_id = r.id) b,
                   lateral (select coalesce(sum(total_minor), 0)::bigint as total
                              from bill_draft where run_id = r.id) d
            """;

    private final Connection connection;
    private final Currency currency;

    BillRunReader(Connection connection, Currency currency) {
        this.connection = connection;
        this.currency = currency;
    }

    List<BillRunSummary> list(int offset, int limit) throws SQLException {
        String sql =
                RUNS
                        + " where r.account_id is null"
                        + " order by r.period_to desc, r.cycle_day desc, r.cycle_frequency, r.cycle_phase offset ? limit ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setInt(1, offset);
            query.setInt(2, limit);
            return runs(query);
        }
    }

    Optional<BillRunSummary> find(UUID id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(RUNS + " where r.id = ?")) {
            query.setObject(1, id);
            return runs(query).stream().findFirst();
        }
    }

    long count() throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select count(*) from bill_run where account_id is null");
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    List<ParkedAccount> parked(UUID id) throws SQLException {
        String sql =
                """
                select a.id, a.number, c.id, p.name, coalesce(r.reason, ''), r.detail, b.total_minor
                  from bill_run_account r
                  join billing_account a on a.id = r.account_id
                  join customer c on c.id = a.customer_id
                  join party p on p.id = c.party_id
                  left join lateral (select total_minor from customer_bill
                                      where account_id = a.id and kind = 'REGULAR'
                                      order by period_from desc, occurrence desc limit 1) b on true
                 where r.run_id = ? and r.state = 'PARKED' order by a.number""";
        List<ParkedAccount> parked = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    parked.add(
                            new ParkedAccount(
                                    row.getObject(1, UUID.class),
                                    row.getString(2),
                                    row.getObject(3, UUID.class),
                                    row.getString(4),
                                    row.getString(5),
                                    row.getString(6),
                                    row.getObject(7) == null
                                            ? null
                                            : new Money(row.getLong(7), currency)));
                }
            }
        }
        return parked;
    }

    private List<BillRunSummary> runs(PreparedStatement query) throws SQLException {
        List<BillRunSummary> runs = new ArrayList<>();
        try (ResultSet row = query.executeQuery()) {
            while (row.next()) {
                Timestamp finished = row.getTimestamp(7);
                String held = row.getString(16);
                runs.add(
                        new BillRunSummary(
                                row.getObject(1, UUID.class),
                                CycleColumns.of(row),
                                new Period(
                                        row.getObject(3, LocalDate.class),
                                        row.getObject(4, LocalDate.class)),
                                BillRunState.valueOf(row.getString(5)),
                                held == null ? null : BillRunSummary.Hold.valueOf(held),
                                row.getInt(17),
                                row.getTimestamp(6).toInstant(),
                                finished == null ? null : finished.toInstant(),
                                row.getLong(8),
                                row.getLong(9),
                                row.getLong(15),
                                row.getLong(10),
                                row.getLong(11),
                                row.getLong(12),
                                row.getLong(13),
                                new Money(row.getLong(14), currency)));
            }
        }
        return runs;
    }
}
