package bellbird.rating;

import static java.util.stream.Collectors.groupingBy;

import bellbird.account.StoredCycle;
import bellbird.offering.PromotionGiven;
import bellbird.offering.PromotionTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Looks up lines and terms for a chunk, one statement each. */
final class LineLookup {

    private static final String ASSIGNMENTS =
            "select i.value, i.valid_from, i.valid_to, s.id as service_id, p.id as product_id, p.start_on,"
                    + StoredCycle.COLUMN
                    + """
                   , a.id as account_id,
                   (select min(q.start_on) from product q where q.account_id = a.id) as account_from
              from service_identifier i
              join service s on s.id = i.service_id
              join product p on p.id = s.product_id
              join billing_account a on a.id = p.account_id
             where i.kind = 'MSISDN' and i.value = any(?)
             order by i.value, i.valid_from
            """;
    private static final String TERMS =
            """
            select t.product_id, t.offering_version_id, t.valid_from, t.valid_to, g.document, g.from_on, g.until_on
              from product_terms t left join product_promotion g on g.product_id = t.product_id
             where t.product_id = any(?) order by t.valid_from
            """;
    private static final String ADD_ONS =
            """
            select p.id as product_id, p.line_product_id, p.bundle_id, p.start_on, t.offering_version_id, t.valid_from,
                   least(t.valid_to, p.end_on) as valid_to, g.document, g.from_on, g.until_on
              from product p
              join product_terms t on t.product_id = p.id
              left join product_promotion g on g.product_id = p.id
             where p.line_product_id = any(?) order by p.id, t.valid_from
            """;

    private static final String GROUPS =
            """
            select m.product_id, m.group_id, m.valid_from, m.valid_to,
                   (select min(valid_from) from sharing_group_member g
                     where g.group_id = m.group_id) as group_from
              from sharing_group_member m where m.product_id = any(?) order by m.valid_from
            """;

    /** A time in a group of lines that share allowances. */
    record Membership(Sharer.Owner group, LocalDate from, @Nullable LocalDate to) {}

    private final Connection connection;

    LineLookup(Connection connection) {
        this.connection = connection;
    }

    /** The lines that have or had each number. */
    Map<String, List<Assignment>> assignments(Collection<String> numbers) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ASSIGNMENTS)) {
            statement.setArray(1, new Columns(connection).texts(numbers));
            Map<String, List<Assignment>> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime to = row.getObject("valid_to", OffsetDateTime.class);
                    found.computeIfAbsent(row.getString("value"), number -> new ArrayList<>(1))
                            .add(
                                    new Assignment(
                                            row.getObject("valid_from", OffsetDateTime.class)
                                                    .toInstant(),
                                            to == null ? null : to.toInstant(),
                                            row.getObject("service_id", UUID.class),
                                            row.getObject("product_id", UUID.class),
                                            row.getObject("start_on", LocalDate.class),
                                            row.getObject("account_id", UUID.class),
                                            row.getObject("account_from", LocalDate.class),
                                            StoredCycle.of(row)));
                }
            }
            return found;
        }
    }

    Map<UUID, List<Terms>> terms(Collection<UUID> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TERMS)) {
            statement.setArray(1, new Columns(connection).uuids(products));
            Map<UUID, List<Terms>> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(
                                    row.getObject("product_id", UUID.class),
                                    product -> new ArrayList<>(1))
                            .add(terms(row));
                }
            }
            return found;
        }
    }

    private static Terms terms(ResultSet row) throws SQLException {
        String promised = row.getString("document");
        return new Terms(
                row.getObject("offering_version_id", UUID.class),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                promised == null
                        ? null
                        : new PromotionGiven(
                                PromotionTables.read(promised),
                                row.getObject("from_on", LocalDate.class),
                                row.getObject("until_on", LocalDate.class)));
    }

    /** The add-ons of each line, by its product. */
    Map<UUID, List<AddOn>> addOns(Collection<UUID> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ADD_ONS)) {
            statement.setArray(1, new Columns(connection).uuids(products));
            Map<UUID, AddOn> all = new LinkedHashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID id = row.getObject("product_id", UUID.class);
                    AddOn known = all.get(id);
                    if (known == null) {
                        known =
                                new AddOn(
                                        row.getObject("line_product_id", UUID.class),
                                        new Sharer.Owner(
                                                id, row.getObject("start_on", LocalDate.class)),
                                        row.getObject("bundle_id", UUID.class) != null,
                                        new ArrayList<>(1));
                        all.put(id, known);
                    }
                    known.terms().add(terms(row));
                }
            }
            return all.values().stream().collect(groupingBy(AddOn::lineProductId));
        }
    }

    /** The groups each product is or was in. */
    Map<UUID, List<Membership>> groups(Collection<UUID> products) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(GROUPS)) {
            statement.setArray(1, new Columns(connection).uuids(products));
            Map<UUID, List<Membership>> found = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.computeIfAbsent(
                                    row.getObject("product_id", UUID.class),
                                    product -> new ArrayList<>(1))
                            .add(
                                    new Membership(
                                            new Sharer.Owner(
                                                    row.getObject("group_id", UUID.class),
                                                    row.getObject("group_from", LocalDate.class)),
                                            row.getObject("valid_from", LocalDate.class),
                                            row.getObject("valid_to", LocalDate.class)));
                }
            }
            return found;
        }
    }

    /** The group of a day; null if there is none. */
    static Sharer.@Nullable Owner groupOn(List<Membership> memberships, LocalDate day) {
        for (Membership one : memberships) {
            if (!day.isBefore(one.from) && (one.to == null || day.isBefore(one.to))) {
                return one.group;
            }
        }
        return null;
    }
}
