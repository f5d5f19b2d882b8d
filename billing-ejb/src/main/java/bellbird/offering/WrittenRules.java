package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Checks what offerings say of each other, as it is written. */
final class WrittenRules {

    private static final String ALL =
            "select code, rules from product_offering where status <> 'RETIRED' or code = ? order by code";

    private final Connection connection;

    WrittenRules(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param code of the offering that was changed
     * @throws BellbirdException with the places within it
     */
    void check(String code) throws SQLException {
        Map<String, OfferingRules> all = all(code);
        List<Problem> problems = new ArrayList<>();
        new RuleChecks(kinds(all), problems::add)
                .check(code, all.getOrDefault(code, OfferingRules.USUAL), "");
        new RequirementCycles(
                        all.entrySet().stream()
                                .map(
                                        one ->
                                                new RequirementCycles.Needs(
                                                        one.getKey(),
                                                        one.getValue().compatibility().requires()))
                                .toList())
                .find()
                .values()
                .forEach(
                        cycle ->
                                problems.add(
                                        new Problem(
                                                "compatibility/requires",
                                                "error.catalog.cycle",
                                                List.of(cycle))));
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    /** What each offering is that a promotion may be for, by code. */
    Map<String, OfferingKind> kinds() throws SQLException {
        return kinds(all(""));
    }

    private static Map<String, OfferingKind> kinds(Map<String, OfferingRules> all) {
        return all.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> one.getValue().kind()));
    }

    private Map<String, OfferingRules> all(String code) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ALL)) {
            statement.setString(1, code);
            Map<String, OfferingRules> all = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.put(row.getString("code"), CatalogTables.rules(row.getString("rules")));
                }
            }
            return all;
        }
    }
}
