package bellbird.bill;

import bellbird.kernel.money.Money;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Reads a run's drafts, and what the second biller says of them, on a connection. */
final class RunDraftReader {

    private final Connection connection;
    private final Currency currency;

    RunDraftReader(Connection connection, Currency currency) {
        this.connection = connection;
        this.currency = currency;
    }

    RunReview.Opinions opinions(UUID run) throws SQLException {
        String sql =
                """
                select r.second_opinion, count(*) filter (where d.opinion = 'WAITING'),
                       count(*) filter (where d.opinion = 'AGREES'),
                       count(*) filter (where d.opinion = 'DIFFERS'),
                       count(*) filter (where d.opinion = 'BEYOND')
                  from bill_run r left join bill_draft d on d.run_id = r.id
                 where r.id = ? group by r.second_opinion""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new RunReview.Opinions(
                        row.getBoolean(1),
                        row.getLong(2),
                        row.getLong(3),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(4) == 0 ? List.of() : differing(run));
            }
        }
    }

    private List<RunReview.Differing> differing(UUID run) throws SQLException {
        String sql =
                """
                select a.id, a.number, c.id, p.name, t.total_minor, t.opinion_minor,
                       w.waived_by_name, w.reason, w.waived_at
                  from bill_draft t
                """
                        + RunReviewReader.PAYER
                        + DifferingBills.WAIVER
                        + """
                         where t.run_id = ? and t.opinion = 'DIFFERS'
                         order by w.alarm is not null, abs(t.total_minor - t.opinion_minor) desc, a.number
                         limit ?""";
        List<RunReview.Differing> differing = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            query.setInt(2, RunReviewReader.SHOWN);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    differing.add(
                            new RunReview.Differing(
                                    RunReviewReader.payer(row, 1),
                                    money(row, 5),
                                    money(row, 6),
                                    RunAlarm.Waiver.read(row, 7)));
                }
            }
        }
        return differing;
    }

    List<RunReview.Sample> samples(UUID run, int offset, int limit) throws SQLException {
        String sql =
                "select a.id, a.number, c.id, p.name, t.total_minor from bill_draft t"
                        + RunReviewReader.PAYER
                        + """
                         where t.run_id = ? and t.fingerprint <> ''
                         order by md5(t.account_id::text) offset ? limit ?""";
        List<RunReview.Sample> samples = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, run);
            query.setInt(2, offset);
            query.setInt(3, limit);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    samples.add(new RunReview.Sample(RunReviewReader.payer(row, 1), money(row, 5)));
                }
            }
        }
        return samples;
    }

    private Money money(ResultSet row, int column) throws SQLException {
        return new Money(row.getLong(column), currency);
    }
}
