package bellbird.offering;

import bellbird.kernel.error.BellbirdException.Problem;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Whether an account may order an offering beside what it has. */
public final class CompatibilityRules {

    private static final String RULES =
            "select id, code, status, rules from product_offering where id = ? or code = any(?)";

    private final Connection connection;

    public CompatibilityRules(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param owned number of products that are not ended, by code of their offering
     * @return what is against it, at {@code offeringId}; empty if nothing is
     */
    public List<Problem> problems(UUID offeringId, Map<String, Long> owned) throws SQLException {
        Map<String, Compatibility> others = new HashMap<>();
        String code = "";
        Compatibility wanted = Compatibility.ANY;
        List<Problem> problems = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(RULES)) {
            statement.setObject(1, offeringId);
            statement.setArray(2, connection.createArrayOf("text", owned.keySet().toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    Compatibility rules =
                            CatalogTables.rules(row.getString("rules")).compatibility();
                    if (owned.containsKey(row.getString("code"))) {
                        others.put(row.getString("code"), rules);
                    }
                    if (row.getObject("id", UUID.class).equals(offeringId)) {
                        code = row.getString("code");
                        wanted = rules;
                        if (row.getString("status").equals("RETIRED")) {
                            problems.add(problem("error.order.retired"));
                        }
                    }
                }
            }
        }
        for (String required : new TreeSet<>(wanted.requires())) {
            if (!owned.containsKey(required)) {
                problems.add(problem("error.order.requires", required));
            }
        }
        for (String other : new TreeSet<>(others.keySet())) {
            if (wanted.excludes().contains(other)
                    || others.getOrDefault(other, Compatibility.ANY).excludes().contains(code)) {
                problems.add(problem("error.order.excludes", other));
            }
        }
        Long most = wanted.atMost();
        if (most != null && owned.getOrDefault(code, 0L) >= most) {
            problems.add(problem("error.order.atMost", Long.toString(most)));
        }
        return problems;
    }

    private static Problem problem(String key, String... parameters) {
        return new Problem("offeringId", key, List.of(parameters));
    }
}
