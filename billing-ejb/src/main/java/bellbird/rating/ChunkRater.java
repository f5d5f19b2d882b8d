package bellbird.rating;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.time.Period;
import bellbird.usage.Decoded;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rates a chunk of a file: known already? whose? on which plan? at what price? Records that get no
 * price are set aside; the rest is rated in the order of its time, so that a file gives the same
 * amounts however often it is begun.
 */
final class ChunkRater {

    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended(current_schema(), 7))";
    private static final String KNOWN =
            """
            select record_key, started_at, service, served, other_party, quantity
              from usage_record where record_key = any(?)
            """;
    private static final Comparator<Assigned> ORDER =
            Comparator.comparing((Assigned one) -> one.usage().startedAt())
                    .thenComparing(one -> one.usage().key());

    private final Connection connection;
    private final PriceTables prices;
    private final TenantProfile tenant;
    private final ZoneId zone;

    ChunkRater(Connection connection, PriceTables prices, TenantProfile tenant) {
        this.connection = connection;
        this.prices = prices;
        this.tenant = tenant;
        this.zone = tenant.zone();
    }

    /** Rates and locks; nothing is written but allowances and periods that were not there. */
    ChunkResult rate(List<Decoded> chunk) throws SQLException {
        List<Decoded.SetAside> aside = new ArrayList<>();
        List<Decoded.Usage> usage = new ArrayList<>();
        for (Decoded record : chunk) {
            switch (record) {
                case Decoded.SetAside one -> aside.add(one);
                case Decoded.Usage one -> usage.add(one);
            }
        }
        if (usage.isEmpty()) {
            return new ChunkResult(List.of(), aside);
        }
        try (PreparedStatement statement = connection.prepareStatement(ONE_AT_A_TIME)) {
            statement.execute();
        }
        List<Assigned> assigned = assign(usage, aside);
        assigned.sort(ORDER);
        return new ChunkResult(price(assigned, aside), aside);
    }

    private List<Assigned> assign(List<Decoded.Usage> usage, List<Decoded.SetAside> aside)
            throws SQLException {
        Map<String, Decoded.Usage> known = known(usage);
        LineLookup lookup = new LineLookup(connection);
        Set<String> numbers = new LinkedHashSet<>();
        usage.forEach(one -> numbers.add(one.served()));
        Map<String, List<Assignment>> lines = lookup.assignments(numbers);
        Set<UUID> products = new LinkedHashSet<>();
        lines.values().forEach(list -> list.forEach(line -> products.add(line.productId())));
        Map<UUID, List<Terms>> terms = lookup.terms(products);
        List<Assigned> assigned = new ArrayList<>(usage.size());
        for (Decoded.Usage one : usage) {
            Decoded.Usage first = known.get(one.key());
            if (first != null) {
                aside.add(
                        first.sameContent(one)
                                ? one.aside(Verdict.DUPLICATE, "error.usage.duplicate", "")
                                : one.aside(Verdict.SUSPENDED, "error.usage.conflict", ""));
                continue;
            }
            Assignment line = lineOf(lines.getOrDefault(one.served(), List.of()), one);
            if (line == null) {
                aside.add(suspended(one, "error.usage.unknownNumber", one.served()));
                continue;
            }
            LocalDate day = LocalDate.ofInstant(one.startedAt(), zone);
            Terms then = termsOf(terms.getOrDefault(line.productId(), List.of()), day);
            if (then == null) {
                aside.add(suspended(one, "error.usage.noTerms", day.toString()));
                continue;
            }
            PriceTable table = prices.get(connection, tenant, then.versionId());
            Assigned found = new Assigned(one, line, table, line.cycle().containing(day));
            if (table.free(found.event().other()) == null && table.find(found.event()) == null) {
                String other = one.other();
                aside.add(suspended(one, "error.usage.noPrice", other == null ? "" : other));
                continue;
            }
            known.put(one.key(), one);
            assigned.add(found);
        }
        return assigned;
    }

    private List<RatedRecord> price(List<Assigned> assigned, List<Decoded.SetAside> aside)
            throws SQLException {
        if (assigned.isEmpty()) {
            return List.of();
        }
        PeriodStamps stamps = new PeriodStamps(connection);
        Set<UUID> accounts = new LinkedHashSet<>();
        LocalDate earliest = LocalDate.MAX;
        Buckets buckets = new Buckets(connection, zone);
        Counters counters = new Counters(connection);
        for (Assigned one : assigned) {
            Assignment line = one.line();
            accounts.add(line.accountId());
            earliest = earliest.isBefore(one.period().from()) ? earliest : one.period().from();
            buckets.want(line.productId(), one.period(), line.startOn(), one.table().version());
            PriceTable.Match match = one.table().find(one.event());
            if (match != null) {
                counters.want(
                        line.productId(), match.leaf().tariff(), day(one), one.period().from());
            }
        }
        stamps.hold(accounts, earliest);
        buckets.lock();
        counters.lock();
        List<RatedRecord> rated = new ArrayList<>(assigned.size());
        for (Assigned one : assigned) {
            Assignment line = one.line();
            UUID product = line.productId();
            LocalDate day = day(one);
            UsageState state =
                    new UsageState(buckets.of(product, one.period()), counters(counters, one, day));
            switch (Rater.rate(one.table(), one.event(), state)) {
                case RatedResult.Priced priced -> {
                    buckets.take(product, one.period(), priced);
                    counters.move(product, day, one.period().from(), priced);
                    Period stamp = stamps.stamp(line.accountId(), line.cycle(), one.period());
                    rated.add(
                            new RatedRecord(
                                    one.usage(),
                                    line,
                                    one.table(),
                                    day,
                                    one.period(),
                                    stamp,
                                    priced));
                }
                case RatedResult.NoPrice none ->
                        aside.add(suspended(one.usage(), none.reason(), ""));
                case RatedResult.Free free ->
                        aside.add(one.usage().aside(Verdict.IGNORED, "error.usage.free", ""));
            }
        }
        buckets.write();
        counters.write();
        return rated;
    }

    private LocalDate day(Assigned one) {
        return LocalDate.ofInstant(one.usage().startedAt(), zone);
    }

    private static List<UsageState.Counter> counters(
            Counters counters, Assigned one, LocalDate day) {
        PriceTable.Match match = one.table().find(one.event());
        return match == null
                ? List.of()
                : counters.of(
                        one.line().productId(), match.leaf().tariff(), day, one.period().from());
    }

    private Map<String, Decoded.Usage> known(List<Decoded.Usage> usage) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, new Columns(connection).texts(usage, Decoded.Usage::key));
            Map<String, Decoded.Usage> known = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    String key = row.getString("record_key");
                    known.put(
                            key,
                            new Decoded.Usage(
                                    0,
                                    "",
                                    key,
                                    row.getObject("started_at", OffsetDateTime.class).toInstant(),
                                    bellbird.offering.UsageType.valueOf(row.getString("service")),
                                    row.getString("served"),
                                    row.getString("other_party"),
                                    row.getLong("quantity")));
                }
            }
            return known;
        }
    }

    private static @Nullable Assignment lineOf(List<Assignment> lines, Decoded.Usage usage) {
        for (Assignment line : lines) {
            if (line.covers(usage.startedAt())) {
                return line;
            }
        }
        return null;
    }

    private static @Nullable Terms termsOf(List<Terms> terms, LocalDate day) {
        for (Terms one : terms) {
            if (one.cover(day)) {
                return one;
            }
        }
        return null;
    }

    private static Decoded.SetAside suspended(Decoded.Usage usage, String reason, String detail) {
        return usage.aside(Verdict.SUSPENDED, reason, detail);
    }
}
