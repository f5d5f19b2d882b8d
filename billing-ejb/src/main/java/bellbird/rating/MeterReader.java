package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.account.StoredCycle;
import bellbird.kernel.time.Period;
import bellbird.offering.OfferingVersions;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads what lines have left; an allowance nobody has used yet has no bucket and is still there.
 */
final class MeterReader {

    private static final String LINES =
            "select s.id as service_id, p.id as product_id, p.start_on, a.id as account_id,"
                    + StoredCycle.COLUMN
                    + """
                   , a.currency, i.value as msisdn, t.offering_version_id,
                   p.bundle_id, u.offering_version_id as bundle_version_id,
                   (select min(q.start_on) from product q where q.account_id = a.id) as account_from
              from billing_account a
              join product p on p.account_id = a.id and p.status <> 'ENDED'
              join service s on s.product_id = p.id and s.status <> 'ENDED'
              join lateral (select value from service_identifier
                             where service_id = s.id and kind = 'MSISDN'
                             order by valid_to desc, id limit 1) i on true
              join lateral (select offering_version_id from product_terms
                             where product_id = p.id
                             order by valid_from <= ? desc, valid_from desc limit 1) t on true
              left join lateral (select offering_version_id from product_terms
                                  where product_id = p.bundle_id
                                  order by valid_from <= ? desc, valid_from desc limit 1) u on true
             where a.customer_id = ?
             order by i.value
            """;
    private static final String CHARGED =
            """
            select r.service, sum(r.charged_quantity), sum(r.amount)
              from rated_usage r
             where r.account_id = (select account_id from product where id = ?)
               and r.period_from = ? and r.product_id = ?
             group by r.service
            """;
    private static final String FRESH =
            "select max(received_at) from usage_file where state = 'DONE'";

    /** Shown even where a plan includes none of it. */
    private static final Set<UsageType> USUAL =
            EnumSet.of(UsageType.VOICE, UsageType.SMS, UsageType.DATA);

    private final Connection connection;
    private final ZoneId zone;
    private final LineLookup lookup;
    private final Map<UUID, VersionTerms> versions = new HashMap<>();

    MeterReader(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.lookup = new LineLookup(connection);
        this.zone = zone;
    }

    List<LineMeters> of(UUID customerId, LocalDate today) throws SQLException {
        Instant fresh = fresh();
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setObject(1, today);
            statement.setObject(2, today);
            statement.setObject(3, customerId);
            List<LineMeters> lines = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    lines.add(line(row, today, fresh));
                }
            }
            return lines;
        }
    }

    private LineMeters line(ResultSet row, LocalDate today, @Nullable Instant fresh)
            throws SQLException {
        UUID product = row.getObject("product_id", UUID.class);
        LocalDate startOn = row.getObject("start_on", LocalDate.class);
        LocalDate day = startOn.isAfter(today) ? startOn : today;
        BillCycle cycle = StoredCycle.of(row);
        Period period = cycle.months().containing(day);
        Period billed = cycle.containing(day);
        VersionTerms terms = version(row.getObject("offering_version_id", UUID.class));
        List<AddOn> addOns =
                lookup.addOns(List.of(product)).getOrDefault(product, List.of()).stream()
                        .filter(one -> one.covers(day))
                        .toList();
        Map<UsageType, LineMeters.Meter> meters =
                meters(sharer(row, product, startOn, day), addOns, terms.offeringId(), period, day);
        BigDecimal beyond = charged(product, billed, meters);
        UUID bundle = row.getObject("bundle_version_id", UUID.class);
        VersionTerms paid = bundle == null ? terms : version(bundle);
        return new LineMeters(
                row.getObject("service_id", UUID.class),
                product,
                row.getString("msisdn"),
                paid.offeringName(),
                paid.recurringPrice(),
                paid.every(),
                paid.taxIncluded(),
                period,
                billed,
                fresh,
                List.copyOf(meters.values()),
                beyond,
                Currency.getInstance(row.getString("currency")),
                beside(addOns, row.getObject("bundle_id", UUID.class), day));
    }

    /** Names and prices of add-ons; those of a bundle are paid with it. */
    private List<LineMeters.AddOn> beside(List<AddOn> addOns, @Nullable UUID bundle, LocalDate day)
            throws SQLException {
        List<LineMeters.AddOn> named = new ArrayList<>();
        for (AddOn addOn : addOns) {
            if (!addOn.owner().id().equals(bundle)) {
                for (Terms terms : addOn.terms()) {
                    if (terms.cover(day)) {
                        VersionTerms version = version(terms.versionId());
                        named.add(
                                new LineMeters.AddOn(
                                        version.offeringName(),
                                        addOn.inBundle() ? null : version.recurringPrice(),
                                        version.every()));
                    }
                }
            }
        }
        return named;
    }

    private Sharer sharer(ResultSet row, UUID product, LocalDate startOn, LocalDate day)
            throws SQLException {
        return new Sharer(
                new Sharer.Owner(product, startOn),
                new Sharer.Owner(
                        row.getObject("account_id", UUID.class),
                        row.getObject("account_from", LocalDate.class)),
                LineLookup.groupOn(
                        lookup.groups(List.of(product)).getOrDefault(product, List.of()), day),
                StoredCycle.of(row).months());
    }

    /** What the line can use on a day, whether usage has taken from it yet or not. */
    private Map<UsageType, LineMeters.Meter> meters(
            Sharer sharer, List<AddOn> addOns, UUID offering, Period period, LocalDate day)
            throws SQLException {
        Map<UsageType, LineMeters.Meter> meters = new EnumMap<>(UsageType.class);
        for (UsageType service : USUAL) {
            meters.put(service, new LineMeters.Meter(service, 0, 0, 0, 0));
        }
        Buckets buckets = new Buckets(connection, zone, this::version);
        UUID product = sharer.line().id();
        buckets.want(
                sharer, period, lookup.terms(List.of(product)).getOrDefault(product, List.of()));
        for (AddOn addOn : addOns) {
            buckets.want(sharer.of(addOn.owner()), period, addOn.terms());
        }
        buckets.read();
        List<BucketRow> usable =
                new ArrayList<>(
                        buckets.rowsOf(sharer, day).stream()
                                .filter(one -> one.terms().offeringId().equals(offering))
                                .toList());
        addOns.forEach(one -> usable.addAll(buckets.rowsOf(one, day)));
        for (BucketRow bucket : usable) {
            if (!bucket.terms().service().equals("MONEY")) {
                UsageType service = UsageType.valueOf(bucket.terms().service());
                meters.merge(
                        service,
                        meter(service, bucket, day, buckets.most(bucket, sharer)),
                        LineMeters.Meter::plus);
            }
        }
        return meters;
    }

    private static LineMeters.Meter meter(
            UsageType service, BucketRow bucket, LocalDate day, long most) {
        boolean rolled = bucket.rolledOn(day);
        long used = rolled ? bucket.rolled() : bucket.consumed();
        BucketRow.Balance balance = bucket.on(day);
        long left = Math.min(most, balance.remaining() + balance.rolledOver());
        return new LineMeters.Meter(service, used + left, used, left, 0);
    }

    private VersionTerms version(UUID id) throws SQLException {
        VersionTerms known = versions.get(id);
        if (known == null) {
            known = new OfferingVersions(connection, zone).get(id);
            versions.put(id, known);
        }
        return known;
    }

    private BigDecimal charged(UUID product, Period period, Map<UsageType, LineMeters.Meter> meters)
            throws SQLException {
        BigDecimal beyond = BigDecimal.ZERO;
        try (PreparedStatement statement = connection.prepareStatement(CHARGED)) {
            statement.setObject(1, product);
            statement.setObject(2, period.from());
            statement.setObject(3, product);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    long charged = row.getLong(2);
                    beyond = beyond.add(row.getBigDecimal(3));
                    meters.computeIfPresent(
                            UsageType.valueOf(row.getString(1)),
                            (service, known) ->
                                    new LineMeters.Meter(
                                            service,
                                            known.granted(),
                                            known.used(),
                                            known.remaining(),
                                            charged));
                }
            }
        }
        return beyond;
    }

    private @Nullable Instant fresh() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(FRESH);
                ResultSet row = statement.executeQuery()) {
            row.next();
            OffsetDateTime newest = row.getObject(1, OffsetDateTime.class);
            return newest == null ? null : newest.toInstant();
        }
    }
}
