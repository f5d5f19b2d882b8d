package bellbird.rating;

import bellbird.account.StoredCycle;
import bellbird.kernel.time.Period;
import bellbird.offering.OfferingVersions;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads who shares what on a day. What nobody has used yet has no bucket and is still there. */
final class SharedPoolReader {

    private static final String LINES =
            "select p.id, p.start_on, a.id as account_id,"
                    + StoredCycle.COLUMN
                    + """
                   , i.value as msisdn, t.offering_version_id,
                   (select min(q.start_on) from product q where q.account_id = a.id) as account_from
              from billing_account a
              join product p on p.account_id = a.id and p.status <> 'ENDED' and p.start_on <= ?
              join service s on s.product_id = p.id and s.status <> 'ENDED'
              join lateral (select value from service_identifier
                             where service_id = s.id and kind = 'MSISDN'
                             order by valid_to desc, id limit 1) i on true
              join lateral (select offering_version_id from product_terms
                             where product_id = p.id
                             order by valid_from <= ? desc, valid_from desc limit 1) t on true
             where a.customer_id = ?
             order by i.value
            """;

    /** Each account as a pool of its own, and then its groups. */
    private static final String POOLS =
            "select a.id as account_id, a.number,"
                    + StoredCycle.COLUMN
                    + """
                   , a.currency, null::uuid as group_id, '' as name
              from billing_account a where a.customer_id = ?
            union all
            select a.id, a.number,
            """
                    + StoredCycle.COLUMN
                    + """
                   , a.currency, g.id, g.name
              from billing_account a join sharing_group g on g.account_id = a.id where a.customer_id = ?
             order by number, name
            """;

    private static final String TAKEN =
            """
            select c.bucket_id, r.product_id, sum(c.quantity)
              from allowance_consumption c join rated_usage r using (record_key, started_at)
             where c.bucket_id = any(?) group by 1, 2
            """;

    private record Line(Sharer sharer, UUID accountId, String msisdn, VersionTerms version) {

        UUID productId() {
            return sharer.line().id();
        }
    }

    private final Connection connection;
    private final ZoneId zone;
    private final LocalDate today;
    private final LineLookup lookup;
    private final Map<UUID, VersionTerms> versions = new HashMap<>();

    SharedPoolReader(Connection connection, ZoneId zone, LocalDate today) {
        this.connection = connection;
        this.zone = zone;
        this.today = today;
        lookup = new LineLookup(connection);
    }

    List<SharedPool> of(UUID customerId) throws SQLException {
        List<Line> alone = lines(customerId);
        List<UUID> products = alone.stream().map(Line::productId).toList();
        Map<UUID, List<Terms>> terms = lookup.terms(products);
        Map<UUID, List<LineLookup.Membership>> groups = lookup.groups(products);
        List<Line> lines = alone.stream().map(line -> inGroup(line, groups)).toList();
        Buckets buckets = new Buckets(connection, zone, this::version);
        for (Line line : lines) {
            buckets.want(
                    line.sharer(),
                    line.sharer().months().containing(today),
                    terms.getOrDefault(line.productId(), List.of()));
        }
        buckets.read();
        Map<UUID, BucketRow> usable = new LinkedHashMap<>();
        for (Line line : lines) {
            buckets.rowsOf(line.sharer(), today).forEach(row -> usable.put(row.id(), row));
        }
        return pools(customerId, lines, groups, usable.values(), taken(usable.keySet()));
    }

    private Line inGroup(Line line, Map<UUID, List<LineLookup.Membership>> groups) {
        Sharer.Owner group =
                LineLookup.groupOn(groups.getOrDefault(line.productId(), List.of()), today);
        Sharer known = line.sharer();
        return new Line(
                new Sharer(known.line(), known.account(), group, known.months()),
                line.accountId(),
                line.msisdn(),
                line.version());
    }

    private List<SharedPool> pools(
            UUID customerId,
            List<Line> lines,
            Map<UUID, List<LineLookup.Membership>> groups,
            Collection<BucketRow> buckets,
            Map<UUID, Map<UUID, Long>> taken)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(POOLS)) {
            statement.setObject(1, customerId);
            statement.setObject(2, customerId);
            List<SharedPool> pools = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID account = row.getObject("account_id", UUID.class);
                    UUID group = row.getObject("group_id", UUID.class);
                    UUID owner = group == null ? account : group;
                    List<SharedPool.Allowance> allowances =
                            buckets.stream()
                                    .filter(bucket -> bucket.ownerId().equals(owner))
                                    .map(bucket -> allowance(bucket, taken))
                                    .toList();
                    if (group == null && allowances.isEmpty()) {
                        continue;
                    }
                    Period period = StoredCycle.of(row).months().containing(today);
                    pools.add(
                            new SharedPool(
                                    group,
                                    row.getString("name"),
                                    account,
                                    row.getString("number"),
                                    period,
                                    Currency.getInstance(row.getString("currency")),
                                    members(lines, groups, account, group),
                                    allowances));
                }
            }
            return pools;
        }
    }

    private List<SharedPool.Member> members(
            List<Line> lines,
            Map<UUID, List<LineLookup.Membership>> groups,
            UUID account,
            @Nullable UUID group) {
        List<SharedPool.Member> members = new ArrayList<>();
        for (Line line : lines) {
            Sharer.Owner in = line.sharer().group();
            if (group == null
                    ? line.accountId().equals(account)
                    : in != null && in.id().equals(group)) {
                LocalDate since =
                        group == null
                                ? line.sharer().line().from()
                                : since(groups.getOrDefault(line.productId(), List.of()));
                members.add(
                        new SharedPool.Member(
                                line.productId(),
                                line.msisdn(),
                                line.version().offeringName(),
                                since));
            }
        }
        return members;
    }

    private LocalDate since(List<LineLookup.Membership> memberships) {
        return memberships.stream()
                .filter(one -> !today.isBefore(one.from()))
                .reduce((earlier, later) -> later)
                .map(LineLookup.Membership::from)
                .orElse(today);
    }

    private SharedPool.Allowance allowance(BucketRow bucket, Map<UUID, Map<UUID, Long>> taken) {
        boolean rolled = bucket.rolledOn(today);
        BucketRow.Balance balance = bucket.on(today);
        String name =
                versions.values().stream()
                        .filter(one -> one.offeringId().equals(bucket.terms().offeringId()))
                        .flatMap(one -> one.allowances().stream())
                        .filter(one -> one.terms().id().equals(bucket.terms().key()))
                        .map(one -> one.terms().name())
                        .findFirst()
                        .orElse("");
        return new SharedPool.Allowance(
                name,
                bucket.terms().service().equals("MONEY")
                        ? null
                        : UsageType.valueOf(bucket.terms().service()),
                rolled,
                rolled ? bucket.rolled() : bucket.consumed(),
                balance.remaining() + balance.rolledOver(),
                bucket.terms().memberCap(),
                taken.getOrDefault(bucket.id(), Map.of()));
    }

    private List<Line> lines(UUID customerId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setObject(1, today);
            statement.setObject(2, today);
            statement.setObject(3, customerId);
            List<Line> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UUID account = row.getObject("account_id", UUID.class);
                    lines.add(
                            new Line(
                                    new Sharer(
                                            new Sharer.Owner(
                                                    row.getObject("id", UUID.class),
                                                    row.getObject("start_on", LocalDate.class)),
                                            new Sharer.Owner(
                                                    account,
                                                    row.getObject("account_from", LocalDate.class)),
                                            null,
                                            StoredCycle.of(row).months()),
                                    account,
                                    row.getString("msisdn"),
                                    version(row.getObject("offering_version_id", UUID.class))));
                }
            }
            return lines;
        }
    }

    /** By bucket and product. */
    private Map<UUID, Map<UUID, Long>> taken(Collection<UUID> buckets) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setArray(1, new Columns(connection).uuids(buckets));
            Map<UUID, Map<UUID, Long>> taken = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    taken.computeIfAbsent(
                                    row.getObject("bucket_id", UUID.class), any -> new HashMap<>())
                            .put(row.getObject("product_id", UUID.class), row.getLong(3));
                }
            }
            return taken;
        }
    }

    private VersionTerms version(UUID id) throws SQLException {
        VersionTerms known = versions.get(id);
        if (known == null) {
            known = new OfferingVersions(connection, zone).get(id);
            versions.put(id, known);
        }
        return Objects.requireNonNull(known);
    }
}
