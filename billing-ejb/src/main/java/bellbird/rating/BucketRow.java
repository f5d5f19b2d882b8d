package bellbird.rating;

import bellbird.kernel.id.Ids;
import bellbird.offering.VersionTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An allowance that was granted, one row for its whole life: from {@link Granted#ownUntil} on, what
 * is left of it counts as rolled over, up to a cap. Nothing happens when the month changes, so
 * usage that comes late finds the bucket of its own month as it would have been (rules R8, R12).
 *
 * @param ownerId product, account or group
 * @param terms the same for most of those who got it in a period
 * @param rolled what was taken as rolled over; part of {@code consumed}
 */
record BucketRow(UUID id, UUID ownerId, Granted terms, long consumed, long rolled) {

    /**
     * What was granted, and until when.
     *
     * @param allowanceId the allowance of the version that granted it
     * @param key id of the allowance's terms
     * @param rollCap the most that may be taken as rolled over
     * @param memberCap most that one of those who share it may take; null for no cap
     */
    record Granted(
            UUID offeringId,
            UUID allowanceId,
            String key,
            String service,
            int priority,
            LocalDate from,
            LocalDate ownUntil,
            LocalDate usableUntil,
            long quantity,
            long rollCap,
            @Nullable Long memberCap) {}

    /** What stands in a row of {@code allowance_bucket b}. */
    static final String COLUMNS =
            """
            b.id, b.owner_id, b.offering_id, b.allowance_id, b.key, b.service, b.priority, b.period_from,
            b.own_until, b.usable_until, b.granted, b.consumed, b.roll_cap, b.rolled, b.member_cap
            """;

    /**
     * Where the quantity granted is on a day: always {@code granted = consumed + remaining +
     * rolledOver + expired}, none of them negative (rule R8).
     */
    record Balance(long consumed, long remaining, long rolledOver, long expired) {}

    /**
     * @param shared of rows that are kept
     */
    static BucketRow of(Grant grant, Shared shared) {
        VersionTerms.Allowance allowance = grant.allowance();
        Granted terms =
                new Granted(
                        grant.offeringId(),
                        allowance.id(),
                        allowance.terms().id(),
                        grant.service(),
                        allowance.terms().priority(),
                        grant.period().from(),
                        grant.ownUntil(),
                        grant.usableUntil(),
                        grant.quantity(),
                        grant.rollCap(),
                        allowance.terms().memberCap());
        return new BucketRow(Ids.next(), grant.owner().id(), shared.one(terms), 0, 0);
    }

    /**
     * @param shared of rows that are kept
     */
    static BucketRow read(ResultSet row, Shared shared) throws SQLException {
        Granted terms =
                new Granted(
                        row.getObject("offering_id", UUID.class),
                        row.getObject("allowance_id", UUID.class),
                        row.getString("key"),
                        row.getString("service"),
                        row.getInt("priority"),
                        row.getObject("period_from", LocalDate.class),
                        row.getObject("own_until", LocalDate.class),
                        row.getObject("usable_until", LocalDate.class),
                        row.getLong("granted"),
                        row.getLong("roll_cap"),
                        row.getObject("member_cap", Long.class));
        return new BucketRow(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                shared.one(terms),
                row.getLong("consumed"),
                row.getLong("rolled"));
    }

    boolean usableOn(LocalDate day) {
        return !day.isBefore(terms.from) && day.isBefore(terms.usableUntil);
    }

    boolean rolledOn(LocalDate day) {
        return !day.isBefore(terms.ownUntil);
    }

    Balance on(LocalDate day) {
        long left = terms.quantity - consumed;
        if (!rolledOn(day)) {
            return new Balance(consumed, left, 0, 0);
        }
        long usable = usableOn(day) ? Math.min(left, terms.rollCap - rolled) : 0;
        return new Balance(consumed, 0, usable, left - usable);
    }

    /**
     * The bucket as usage of a day sees it.
     *
     * @param midnight when a day begins where the tenant is
     * @param most what the line may take of it
     */
    Bucket seenOn(LocalDate day, Function<LocalDate, Instant> midnight, long most) {
        Balance balance = on(day);
        LocalDate end = rolledOn(day) ? terms.usableUntil : terms.ownUntil;
        return new Bucket(
                id,
                terms.key,
                terms.priority,
                rolledOn(day),
                midnight.apply(end),
                Math.min(most, balance.remaining() + balance.rolledOver()));
    }

    BucketRow less(long quantity, boolean rolledOver) {
        return new BucketRow(
                id, ownerId, terms, consumed + quantity, rolled + (rolledOver ? quantity : 0));
    }
}
