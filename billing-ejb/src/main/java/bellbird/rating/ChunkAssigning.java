package bellbird.rating;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.usage.Decoded;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Finds for each record of a chunk whose it is, on which plan, and which price is for it. */
final class ChunkAssigning {

    private static final String KNOWN =
            """
            select record_key, started_at, service, served, other_party, quantity, direction,
                   visited_mcc, visited_mnc
              from usage_record
             where record_key = any(?)
               and started_at >= date_trunc('month', ?::timestamptz - interval '1 day', 'UTC')
               and started_at < date_trunc('month', ?::timestamptz + interval '1 day', 'UTC') + interval '1 month'
            """;

    private final Connection connection;
    private final PriceTables prices;
    private final TenantProfile tenant;
    private final List<Decoded.SetAside> aside;
    private final KnownLines lines;
    private Map<String, Long> wholes = Map.of();
    private @Nullable BiPredicate<String, Instant> ownNumbers;

    /**
     * @param aside takes the records that no price is for
     * @param lines are not looked up again
     */
    ChunkAssigning(
            Connection connection,
            PriceTables prices,
            TenantProfile tenant,
            List<Decoded.SetAside> aside,
            KnownLines lines) {
        this.connection = connection;
        this.prices = prices;
        this.tenant = tenant;
        this.aside = aside;
        this.lines = lines;
    }

    List<Assigned> of(List<Decoded.Usage> usage) throws SQLException {
        ChunkMonths months = new ChunkMonths(usage);
        Set<YearMonth> dropped = months.dropped(connection);
        return of(usage, dropped, known(usage, months));
    }

    /**
     * Assigns parts of sessions.
     *
     * @param quantities what each counts as, by its key
     */
    List<Assigned> wholes(List<Decoded.Usage> usage, Map<String, Long> quantities)
            throws SQLException {
        wholes = quantities;
        return of(usage);
    }

    /** Assigns records that are there already, in the order given. */
    List<Assigned> again(List<Decoded.Usage> usage) throws SQLException {
        return of(usage, Set.of(), new HashMap<>());
    }

    private List<Assigned> of(
            List<Decoded.Usage> usage, Set<YearMonth> dropped, Map<String, Decoded.Usage> known)
            throws SQLException {
        Set<String> numbers = new LinkedHashSet<>();
        usage.forEach(one -> numbers.add(one.served()));
        lines.learn(new LineLookup(connection), numbers);
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
            if (!dropped.isEmpty() && dropped.contains(ChunkMonths.of(one.startedAt()))) {
                suspend(one, "error.usage.dropped", ChunkMonths.of(one.startedAt()).toString());
                continue;
            }
            KnownLines.Line line = lines.of(one.served(), one.startedAt());
            if (line == null) {
                suspend(one, "error.usage.unknownNumber", one.served());
                continue;
            }
            LocalDate day = LocalDate.ofInstant(one.startedAt(), tenant.zone());
            Terms then = termsOf(line.terms(), day);
            if (then == null) {
                suspend(one, "error.usage.noTerms", day.toString());
                continue;
            }
            PriceTable table = prices.get(connection, tenant, then.versionId());
            List<AddOn> beside = line.addOnsOf(day);
            UsageEvent event = event(one, namesNet(table, beside), usage);
            PriceTable.Match match = table.find(event);
            if (match == null && table.free(event.other()) == null) {
                withoutPrice(one, event, table);
                continue;
            }
            known.put(one.key(), one);
            Assignment whose = line.assignment();
            Sharer sharer = whose.sharer(LineLookup.groupOn(line.groups(), day));
            assigned.add(
                    new Assigned(
                            one,
                            whose,
                            sharer,
                            line.terms(),
                            beside,
                            table,
                            day,
                            whose.cycle().containing(day),
                            sharer.months().containing(day),
                            event,
                            match));
        }
        return assigned;
    }

    private boolean namesNet(PriceTable table, List<AddOn> beside) throws SQLException {
        boolean named = table.namesNet();
        for (AddOn addOn : beside) {
            for (Terms terms : addOn.terms()) {
                named |= prices.get(connection, tenant, terms.versionId()).namesNet();
            }
        }
        return named;
    }

    private UsageEvent event(Decoded.Usage one, boolean namesNet, List<Decoded.Usage> chunk)
            throws SQLException {
        Decoded.Path path = one.path();
        String other = one.other();
        Boolean told = path.onNet();
        boolean onNet =
                told == null
                        ? namesNet && other != null && ours(chunk).test(other, one.startedAt())
                        : told;
        return UsageEvent.recorded(
                one.service(),
                path.direction(),
                one.startedAt(),
                other,
                onNet,
                path.mcc(),
                path.mnc(),
                wholes.isEmpty() ? one.quantity() : wholes.getOrDefault(one.key(), one.quantity()));
    }

    /** Our numbers of the time of use; looked up only where a plan asks. */
    private BiPredicate<String, Instant> ours(List<Decoded.Usage> chunk) throws SQLException {
        if (ownNumbers == null) {
            Set<String> numbers = new LinkedHashSet<>();
            for (Decoded.Usage one : chunk) {
                if (one.other() != null) {
                    numbers.add(one.other());
                }
            }
            ownNumbers = new OwnNumbers(connection, numbers);
        }
        return ownNumbers;
    }

    private void withoutPrice(Decoded.Usage one, UsageEvent event, PriceTable table) {
        if (!table.knowsNetwork(event)) {
            suspend(one, "error.usage.unknownNetwork", one.path().mcc() + "/" + one.path().mnc());
        } else if (event.direction() == Direction.INCOMING
                && (table.isHome(event) || event.service() != UsageType.VOICE)) {
            aside.add(one.aside(Verdict.IGNORED, "error.usage.incoming", ""));
        } else {
            String other = one.other();
            suspend(
                    one,
                    event.other().kind() == UsageEvent.Other.Kind.SHORT_CODE
                            ? "error.usage.shortNumber"
                            : "error.usage.noPrice",
                    other == null ? "" : other);
        }
    }

    private void suspend(Decoded.Usage usage, String reason, String detail) {
        aside.add(usage.aside(Verdict.SUSPENDED, reason, detail));
    }

    /**
     * Records with the same keys in the months of the chunk, and in the one before or after if a
     * day's difference leads there: what was read with a wrong zone is seen (rule B3).
     */
    private Map<String, Decoded.Usage> known(List<Decoded.Usage> usage, ChunkMonths months)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(KNOWN)) {
            statement.setArray(1, new Columns(connection).texts(usage, Decoded.Usage::key));
            statement.setObject(2, months.first());
            statement.setObject(3, months.last());
            Map<String, Decoded.Usage> known = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    known.put(row.getString("record_key"), known(row));
                }
            }
            return known;
        }
    }

    private static Decoded.Usage known(ResultSet row) throws SQLException {
        return new Decoded.Usage(
                0,
                "",
                row.getString("record_key"),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                UsageType.valueOf(row.getString("service")),
                row.getString("served"),
                row.getString("other_party"),
                row.getLong("quantity"),
                new Decoded.Path(
                        Direction.valueOf(row.getString("direction")),
                        row.getString("visited_mcc"),
                        row.getString("visited_mnc"),
                        null));
    }

    private static @Nullable Terms termsOf(List<Terms> terms, LocalDate day) {
        for (Terms one : terms) {
            if (one.cover(day)) {
                return one;
            }
        }
        return null;
    }
}
