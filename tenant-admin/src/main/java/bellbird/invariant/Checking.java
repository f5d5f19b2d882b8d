package bellbird.invariant;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.tenancy.Gauges;
import bellbird.tenancy.SchemaComparison;
import bellbird.tenancy.TenantSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks every rule of the current tenant, in the current transaction, and keeps the answers. */
@ApplicationScoped
class Checking {

    /** Keys, checks, triggers and rights are the rules the database itself enforces. */
    static final String SCHEMA = "SCHEMA";

    /** Name of a rule's gauge: how many rows break it. */
    static final String GAUGE = "invariant.";

    @Inject private TenantSql sql;
    @Inject private Clock clock;
    @Inject private Gauges gauges;
    @Inject private SchemaComparison schema;

    /** Every rule, asked now. */
    List<InvariantResult> ask() {
        return sql.call(
                connection -> {
                    List<InvariantResult> results =
                            new ArrayList<>(new InvariantViews(connection).check());
                    List<String> differences = schema.differences(connection);
                    results.add(
                            InvariantResult.of(
                                    SCHEMA,
                                    differences.size(),
                                    differences.subList(
                                            0,
                                            Math.min(InvariantViews.SAMPLES, differences.size()))));
                    return results;
                });
    }

    /**
     * Asks and keeps.
     *
     * @return rules that are broken and were not when they were asked before
     */
    List<InvariantResult> check() {
        Instant now = clock.instant();
        List<InvariantResult> results = ask();
        List<InvariantResult> fresh = sql.call(c -> keep(c, results, now));
        Map<String, Double> figures = new LinkedHashMap<>();
        for (InvariantResult result : results) {
            figures.put(GAUGE + result.id(), (double) result.violations());
        }
        gauges.report(figures);
        return fresh;
    }

    private static List<InvariantResult> keep(
            Connection connection, List<InvariantResult> results, Instant now) throws SQLException {
        List<InvariantResult> fresh = new ArrayList<>();
        for (InvariantResult result : results) {
            if (ResultTable.keep(connection, result, now) && !result.holds()) {
                fresh.add(result);
            }
        }
        return fresh;
    }

    List<CheckedRule> last() {
        return sql.call(ResultTable::all);
    }
}
