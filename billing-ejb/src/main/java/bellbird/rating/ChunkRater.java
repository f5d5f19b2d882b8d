package bellbird.rating;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.time.Period;
import bellbird.usage.Decoded;
import bellbird.usage.Verdict;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Rates a chunk of a file: known already? whose? on which plan? at what price? Records that get no
 * price are set aside; the rest is rated in the order of its time, so that a file gives the same
 * amounts however often it is begun.
 */
final class ChunkRater {

    private static final Comparator<Assigned> ORDER =
            Comparator.comparing((Assigned one) -> one.usage().startedAt())
                    .thenComparing(one -> one.usage().key());

    private final Connection connection;
    private final PriceTables prices;
    private final TenantProfile tenant;
    private final FileMemory memory;

    ChunkRater(Connection connection, PriceTables prices, TenantProfile tenant) {
        this(connection, prices, tenant, new FileMemory());
    }

    /**
     * @param memory of the chunks before; it is right only if this one is committed
     */
    ChunkRater(Connection connection, PriceTables prices, TenantProfile tenant, FileMemory memory) {
        this.connection = connection;
        this.prices = prices;
        this.tenant = tenant;
        this.memory = memory;
    }

    /**
     * Rates; nothing is written but allowances and periods that were not there. The caller holds a
     * {@link RatingTurn}.
     */
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
        new ChunkMonths(usage).make(connection);
        List<Assigned> assigned = assigning(aside).of(usage);
        assigned.sort(ORDER);
        return new ChunkResult(price(assigned, aside), aside);
    }

    /**
     * Rates records as parts of sessions.
     *
     * @param wholes what each counts as, by its key: all of its session, or nothing
     */
    ChunkResult wholes(List<Decoded.Usage> usage, Map<String, Long> wholes) throws SQLException {
        if (usage.isEmpty()) {
            return new ChunkResult(List.of(), List.of());
        }
        new ChunkMonths(usage).make(connection);
        List<Decoded.SetAside> aside = new ArrayList<>();
        List<Assigned> assigned = assigning(aside).wholes(usage, wholes);
        assigned.sort(ORDER);
        return new ChunkResult(price(assigned, aside), aside);
    }

    /**
     * Rates again what is rated already, in the order given. The caller has taken the old result
     * away and holds a {@link RatingTurn}.
     *
     * @throws IllegalStateException if one of them can no longer be rated
     */
    List<RatedRecord> again(List<Decoded.Usage> usage) throws SQLException {
        List<Decoded.SetAside> aside = new ArrayList<>();
        List<RatedRecord> rated = price(assigning(aside).again(usage), aside);
        if (!aside.isEmpty()) {
            throw new IllegalStateException(
                    "record " + aside.getFirst().key() + ": " + aside.getFirst().reason());
        }
        return rated;
    }

    private ChunkAssigning assigning(List<Decoded.SetAside> aside) {
        return new ChunkAssigning(connection, prices, tenant, aside, memory.lines());
    }

    private List<RatedRecord> price(List<Assigned> assigned, List<Decoded.SetAside> aside)
            throws SQLException {
        if (assigned.isEmpty()) {
            return List.of();
        }
        PeriodStamps stamps = new PeriodStamps(connection, memory.periods());
        Buckets buckets =
                new Buckets(
                        connection,
                        tenant.zone(),
                        version -> prices.get(connection, tenant, version).version(),
                        memory.buckets());
        Counters counters = new Counters(connection);
        for (Assigned one : assigned) {
            buckets.want(one.sharer(), one.month(), one.terms());
            for (AddOn addOn : one.addOns()) {
                buckets.want(one.sharer().of(addOn.owner()), one.month(), addOn.terms());
            }
            PriceTable.Match match = one.match();
            if (match != null) {
                stamps.want(one.line().accountId(), one.billed());
                counters.want(
                        one.line().productId(),
                        match.leaf().tariff(),
                        one.day(),
                        one.month().from());
            }
        }
        stamps.make();
        buckets.make();
        counters.lock();
        List<RatedRecord> rated = new ArrayList<>(assigned.size());
        for (Assigned one : assigned) {
            Assignment line = one.line();
            Beside beside = beside(buckets, one);
            UsageState state =
                    new UsageState(
                            beside.with(
                                    buckets.of(
                                            one.sharer(),
                                            one.table().version().offeringId(),
                                            one.day())),
                            counters(counters, one));
            switch (Rater.rate(one.table(), beside.terms(), one.event(), state)) {
                case RatedResult.Priced priced -> {
                    buckets.take(one.sharer(), priced);
                    counters.move(line.productId(), one.day(), one.month().from(), priced);
                    Period stamp = stamps.stamp(line.accountId(), line.cycle(), one.billed());
                    rated.add(new RatedRecord(one, stamp, priced, inAnyOrder(one, state, priced)));
                }
                case RatedResult.NoPrice none ->
                        aside.add(one.usage().aside(Verdict.SUSPENDED, none.reason(), ""));
                case RatedResult.Free free ->
                        aside.add(one.usage().aside(Verdict.IGNORED, "error.usage.free", ""));
            }
        }
        buckets.write();
        counters.write();
        return rated;
    }

    /**
     * Whether no order could change what it costs: nothing is counted, and no allowance is for it,
     * or the only one that is paid all of it.
     */
    private static boolean inAnyOrder(Assigned one, UsageState state, RatedResult.Priced priced) {
        PriceTable.Match match = one.match();
        if (match == null || !one.addOns().isEmpty() || !priced.counted().isEmpty()) {
            return false;
        }
        int allowances = 0;
        for (int i = 0; i < state.bucketCount(); i++) {
            if (match.leaf().allowances().containsKey(state.bucket(i).allowance())) {
                allowances++;
            }
        }
        return allowances == 0
                || allowances == 1 && priced.charged() == 0 && priced.amount().signum() == 0;
    }

    private Beside beside(Buckets buckets, Assigned one) throws SQLException {
        if (one.addOns().isEmpty()) {
            return Beside.NOTHING;
        }
        Beside beside = new Beside();
        boolean atHome = one.table().isHome(one.event());
        for (AddOn addOn : one.addOns()) {
            Set<UUID> versions = new LinkedHashSet<>();
            addOn.terms().forEach(terms -> versions.add(terms.versionId()));
            for (UUID version : versions) {
                beside.add(
                        prices.get(connection, tenant, version),
                        one.event(),
                        atHome,
                        (allowance, key) -> buckets.granted(addOn, allowance, key, one.day()));
            }
        }
        return beside;
    }

    private static List<UsageState.Counter> counters(Counters counters, Assigned one) {
        PriceTable.Match match = one.match();
        return match == null
                ? List.of()
                : counters.of(
                        one.line().productId(),
                        match.leaf().tariff(),
                        one.day(),
                        one.month().from());
    }
}
