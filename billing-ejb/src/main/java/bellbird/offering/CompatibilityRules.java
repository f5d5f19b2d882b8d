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
import java.util.TreeMap;
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

    /** What is against an offering, and in a bundle against each part beside the others. */
    public List<Problem> problems(SoldOfferings.Sold sold, Map<String, Long> owned)
            throws SQLException {
        Map<String, UUID> ordered = new TreeMap<>();
        ordered.put(sold.code(), sold.offeringId());
        sold.parts().forEach(part -> ordered.put(part.code(), part.offeringId()));
        List<Problem> problems = new ArrayList<>();
        for (Map.Entry<String, UUID> one : ordered.entrySet()) {
            Map<String, Long> beside = new HashMap<>(owned);
            ordered.keySet().stream()
                    .filter(code -> !code.equals(one.getKey()))
                    .forEach(code -> beside.merge(code, 1L, Long::sum));
            problems.addAll(problems(one.getValue(), beside));
        }
        return problems.stream().distinct().toList();
    }

    /**
     * @param owned number of products that are not ended, by code of their offering
     * @return what is against it, at {@code offering}; empty if nothing is
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
        return new Problem("offering", key, List.of(parameters));
    }
}
