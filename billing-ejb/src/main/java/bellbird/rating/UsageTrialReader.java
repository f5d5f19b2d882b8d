package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Rates the usage of a month again, line after line, by the terms they have and by other ones. */
final class UsageTrialReader {

    /** So many lines tell what a plan does; more would only take longer. */
    private static final int MOST_LINES = 2_000;

    private static final BillCycle CALENDAR = new BillCycle(1);

    /**
     * In an order that has nothing to do with who they are, so that the first ones are a sample.
     */
    private static final String LINES =
            """
            select p.id, p.account_id, t.offering_version_id, count(*) over () as all_lines
              from product p
              join product_terms t on t.product_id = p.id and t.valid_from <= ? and (t.valid_to is null or t.valid_to > ?)
              join offering_version v on v.id = t.offering_version_id
             where v.offering_id = ? and p.start_on <= ? and (p.end_on is null or p.end_on > ?)
             order by md5(p.id::text) limit ?
            """;

    private static final String USAGE =
            """
            select u.service, u.direction, u.started_at, u.other_party, u.on_net, u.visited_mcc, u.visited_mnc,
                   u.quantity
              from rated_usage r
              join usage_record u on (u.record_key, u.started_at) = (r.record_key, r.started_at)
             where r.account_id = ? and r.product_id = ? and r.started_at >= ? and r.started_at < ?
             order by u.started_at, u.record_key
            """;

    private record Line(UUID productId, UUID accountId, UUID versionId, int allLines) {}

    private final Connection connection;
    private final TenantProfile tenant;
    private final PriceTables prices;

    UsageTrialReader(Connection connection, TenantProfile tenant, PriceTables prices) {
        this.connection = connection;
        this.tenant = tenant;
        this.prices = prices;
    }

    UsageTrial of(UUID offeringId, PriceTable other, YearMonth month) throws SQLException {
        List<Line> lines = lines(offeringId, month.atEndOfMonth());
        UsageTrial trial =
                UsageTrial.empty(month, lines.isEmpty() ? 0 : lines.getFirst().allLines());
        try (PreparedStatement statement = connection.prepareStatement(USAGE)) {
            statement.setObject(3, start(month));
            statement.setObject(4, start(month.plusMonths(1)));
            for (Line line : lines) {
                statement.setObject(1, line.accountId());
                statement.setObject(2, line.productId());
                List<UsageEvent> usage = usage(statement);
                PriceTable own = prices.get(connection, tenant, line.versionId());
                Rerun now = rerun(own, own.version().priceTerms().recurring(month), usage);
                Rerun then = rerun(other, other.version().priceTerms().recurring(month), usage);
                trial = trial.plus(usage.size(), then.unpriced(), now.amount(), then.amount());
            }
        }
        return trial;
    }

    private OffsetDateTime start(YearMonth month) {
        return month.atDay(1).atStartOfDay(tenant.zone()).toOffsetDateTime();
    }

    private List<Line> lines(UUID offeringId, LocalDate day) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setObject(1, day);
            statement.setObject(2, day);
            statement.setObject(3, offeringId);
            statement.setObject(4, day);
            statement.setObject(5, day);
            statement.setInt(6, MOST_LINES);
            List<Line> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(
                            new Line(
                                    row.getObject("id", UUID.class),
                                    row.getObject("account_id", UUID.class),
                                    row.getObject("offering_version_id", UUID.class),
                                    row.getInt("all_lines")));
                }
            }
            return lines;
        }
    }

    private static List<UsageEvent> usage(PreparedStatement statement) throws SQLException {
        List<UsageEvent> usage = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                usage.add(
                        UsageEvent.recorded(
                                UsageType.valueOf(row.getString("service")),
                                UsageMatch.Direction.valueOf(row.getString("direction")),
                                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                row.getString("other_party"),
                                row.getBoolean("on_net"),
                                row.getString("visited_mcc"),
                                row.getString("visited_mnc"),
                                row.getLong("quantity")));
            }
        }
        return usage;
    }

    /** What a line pays in the month, with the monthly price; and how often there is no price. */
    private record Rerun(BigDecimal amount, long unpriced) {}

    private Rerun rerun(PriceTable table, BigDecimal monthly, List<UsageEvent> usage) {
        List<AllowanceTerms> allowances = table.version().priceTerms().allowances();
        CheckedState states =
                new CheckedState(
                        allowances.stream()
                                .map(
                                        one ->
                                                new PriceCheck.Left(
                                                        one.id(), one.unit(), one.quantity(), null))
                                .toList(),
                        allowances,
                        CALENDAR);
        BigDecimal amount = monthly;
        long unpriced = 0;
        for (UsageEvent event : usage) {
            LocalDate day = LocalDate.ofInstant(event.startedAt(), tenant.zone());
            UsageState before = states.before(day);
            switch (Rater.rate(table, event, before)) {
                case RatedResult.Priced priced -> {
                    amount = amount.add(priced.amount());
                    states.after(day, before, priced);
                }
                case RatedResult.Free free -> {}
                case RatedResult.NoPrice none -> unpriced++;
            }
        }
        return new Rerun(amount, unpriced);
    }
}
