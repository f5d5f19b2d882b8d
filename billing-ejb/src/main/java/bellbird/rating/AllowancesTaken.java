package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** What all records of a group together took from each allowance, in the order of use. */
final class AllowancesTaken {

    /** Other usage may take from the same bucket between two records of a group. */
    private static final String TAKEN =
            """
            select o.name, b.service, c.rolled_over, sum(c.quantity) as quantity,
                   max(c.remaining_before) as remaining_before,
                   min(c.remaining_before - c.quantity) as remaining_after, r.currency
              from rated_usage r
              join allowance_consumption c
                on (c.record_key, c.started_at) = (r.record_key, r.started_at)
              join allowance_bucket b on b.id = c.bucket_id
              join product_offering o on o.id = b.offering_id
            """
                    + UsageGroup.CONDITION
                    + """
             group by b.id, o.name, c.rolled_over, r.currency
             order by c.rolled_over desc, b.priority, b.period_from, b.id
            """;

    private AllowancesTaken() {}

    static List<ExplanationStep> of(Connection connection, UsageGroup group) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            group.bind(statement);
            List<ExplanationStep> taken = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    ExplanationSteps steps =
                            new ExplanationSteps(
                                    group.service(),
                                    Currency.getInstance(row.getString("currency")));
                    steps.taken(
                            row.getString("name"),
                            AllowanceTerms.Unit.MONEY.name().equals(row.getString("service")),
                            row.getBoolean("rolled_over"),
                            row.getLong("quantity"),
                            row.getLong("remaining_before"),
                            row.getLong("remaining_after"));
                    taken.addAll(steps.all());
                }
            }
            return taken;
        }
    }
}
