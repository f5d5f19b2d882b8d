package bellbird.rating;

import bellbird.account.BillCycle;
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
            """
            select s.id as service_id, p.id as product_id, p.start_on, a.cycle_day, a.currency,
                   i.value as msisdn, t.offering_version_id
              from billing_account a
              join product p on p.account_id = a.id and p.status <> 'ENDED'
              join service s on s.product_id = p.id and s.status <> 'ENDED'
              join lateral (select value from service_identifier
                             where service_id = s.id and kind = 'MSISDN'
                             order by valid_from desc limit 1) i on true
              join lateral (select offering_version_id from product_terms
                             where product_id = p.id
                             order by valid_from <= ? desc, valid_from desc limit 1) t on true
             where a.customer_id = ?
             order by i.value
            """;
    private static final String TAKEN =
            """
            select service, sum(granted), sum(consumed), sum(remaining) from allowance_bucket
             where product_id = ? and period_from = ? and service <> 'MONEY' group by service
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

    MeterReader(Connection connection, ZoneId zone) {
        this.connection = connection;
        this.zone = zone;
    }

    List<LineMeters> of(UUID customerId, LocalDate today) throws SQLException {
        Instant fresh = fresh();
        try (PreparedStatement statement = connection.prepareStatement(LINES)) {
            statement.setObject(1, today);
            statement.setObject(2, customerId);
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
        Period period = new BillCycle(row.getInt("cycle_day")).containing(day);
        VersionTerms terms =
                new OfferingVersions(connection, zone)
                        .get(row.getObject("offering_version_id", UUID.class));
        Map<UsageType, LineMeters.Meter> meters = untouched(terms, period, startOn);
        taken(product, period, meters);
        BigDecimal beyond = charged(product, period, meters);
        return new LineMeters(
                row.getObject("service_id", UUID.class),
                product,
                row.getString("msisdn"),
                terms.offeringName(),
                terms.recurringPrice(),
                terms.taxIncluded(),
                period,
                fresh,
                List.copyOf(meters.values()),
                beyond,
                Currency.getInstance(row.getString("currency")));
    }

    private static Map<UsageType, LineMeters.Meter> untouched(
            VersionTerms terms, Period period, LocalDate startOn) {
        Map<UsageType, LineMeters.Meter> meters = new EnumMap<>(UsageType.class);
        for (UsageType service : UsageType.values()) {
            long granted =
                    terms.allowances().stream()
                            .filter(one -> one.meter() == service)
                            .mapToLong(one -> Allowances.granted(one.terms(), period, startOn))
                            .sum();
            if (granted > 0 || USUAL.contains(service)) {
                meters.put(service, new LineMeters.Meter(service, granted, 0, granted, 0));
            }
        }
        return meters;
    }

    private void taken(UUID product, Period period, Map<UsageType, LineMeters.Meter> meters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TAKEN)) {
            statement.setObject(1, product);
            statement.setObject(2, period.from());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    UsageType service = UsageType.valueOf(row.getString(1));
                    meters.put(
                            service,
                            new LineMeters.Meter(
                                    service, row.getLong(2), row.getLong(3), row.getLong(4), 0));
                }
            }
        }
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
