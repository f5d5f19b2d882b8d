package bellbird.rating;

import bellbird.account.BillCycle;
import bellbird.kernel.time.Period;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.AllowanceTerms.Rollover;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An allowance as a billing period grants it; it follows from the terms alone, whenever usage asks.
 *
 * @param ownUntil first day on which what is left has rolled over
 * @param usableUntil first day on which it cannot be used any more
 * @param quantity less than that of the terms in a first, partial period
 */
record Grant(
        Sharer.Owner owner,
        UUID offeringId,
        VersionTerms.Allowance allowance,
        Period period,
        LocalDate ownUntil,
        LocalDate usableUntil,
        long quantity) {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    /** Reads the versions that terms name. */
    interface Versions {
        VersionTerms get(UUID versionId) throws SQLException;
    }

    private record Key(UUID owner, UUID offering, String allowance, LocalDate from) {}

    /**
     * What a line can use in a period: its grants, and those of earlier periods that still last.
     *
     * @param terms of the line, by their first day
     */
    static List<Grant> of(Sharer sharer, Period period, List<Terms> terms, Versions versions)
            throws SQLException {
        int longest = 1;
        for (Terms one : terms) {
            for (var allowance : versions.get(one.versionId()).allowances()) {
                longest = Math.max(longest, lifetime(allowance.terms()));
            }
        }
        Map<Key, Grant> grants = new LinkedHashMap<>();
        Period at = period;
        for (int age = 0; age < longest; age++) {
            for (Terms one : terms) {
                if (one.touch(at)) {
                    VersionTerms version = versions.get(one.versionId());
                    for (var allowance : version.allowances()) {
                        if (lifetime(allowance.terms()) > age) {
                            add(grants, sharer, at, one, version, allowance);
                        }
                    }
                }
            }
            at = sharer.months().before(at);
        }
        return List.copyOf(grants.values());
    }

    private static void add(
            Map<Key, Grant> grants,
            Sharer sharer,
            Period period,
            Terms terms,
            VersionTerms version,
            VersionTerms.Allowance allowance) {
        AllowanceTerms what = allowance.terms();
        Sharer.Owner owner = sharer.owner(what.sharing());
        boolean shared = owner != sharer.line();
        LocalDate from = shared || owner.from().isAfter(terms.from()) ? owner.from() : terms.from();
        if (!from.isBefore(period.to())) {
            return;
        }
        long free =
                terms.promised() == null
                        ? 0
                        : terms.promised().freeUnits(version.priceTerms(), what, period);
        LocalDate ownUntil = sharer.months().after(period.from(), what.validPeriods());
        grants.putIfAbsent(
                new Key(owner.id(), version.offeringId(), what.id(), period.from()),
                new Grant(
                        owner,
                        version.offeringId(),
                        allowance,
                        period,
                        ownUntil,
                        sharer.months().after(period.from(), lifetime(what)),
                        what.prorated()
                                ? quantity(sharer.months(), what.quantity() + free, period, from)
                                : what.quantity() + free));
    }

    /** Periods in which it can be used, its own and those it rolls over into. */
    private static int lifetime(AllowanceTerms terms) {
        Rollover rollover = terms.rollover();
        return terms.validPeriods() + (rollover == null ? 0 : rollover.periods());
    }

    /**
     * A first, partial period grants its share of the days, rounded down (rule R9); a bridging one
     * its share of each month that it has a part of.
     *
     * @param quantity of a whole period
     * @param startOn first day of who it is granted to
     */
    static long quantity(BillCycle months, long quantity, Period period, LocalDate startOn) {
        BigInteger granted = BigInteger.ZERO;
        LocalDate day = startOn.isAfter(period.from()) ? startOn : period.from();
        while (day.isBefore(period.to())) {
            Period month = months.whole(day);
            LocalDate to = month.to().isBefore(period.to()) ? month.to() : period.to();
            long days = ChronoUnit.DAYS.between(day, to);
            granted =
                    granted.add(
                            BigInteger.valueOf(
                                    share(quantity, days, BigInteger.valueOf(month.days()))));
            day = to;
        }
        return granted.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    /** The most of it that may be used as rolled over. */
    long rollCap() {
        Rollover rollover = allowance.terms().rollover();
        return rollover == null
                ? 0
                : Math.min(
                        quantity,
                        share(allowance.terms().quantity(), rollover.capPercent(), HUNDRED));
    }

    private static long share(long quantity, long part, BigInteger whole) {
        return BigInteger.valueOf(quantity)
                .multiply(BigInteger.valueOf(part))
                .divide(whole)
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    /** The product it is granted to; null if it is shared. */
    @Nullable UUID productId(Sharer sharer) {
        return owner == sharer.line() ? owner.id() : null;
    }

    /** The kind of usage it is shown under; {@code MONEY} pays for any. */
    String service() {
        UsageType meter = allowance.meter();
        return meter == null ? "MONEY" : meter.name();
    }
}
