package bellbird.rating;

import bellbird.kernel.id.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An allowance that was granted, one row for its whole life: from {@link #ownUntil} on, what is
 * left of it counts as rolled over, up to a cap. Nothing happens when the month changes, so usage
 * that comes late finds the bucket of its own month as it would have been (rules R8, R12).
 *
 * @param ownerId product, account or group
 * @param allowanceId the allowance of the version that granted it
 * @param key id of the allowance's terms
 * @param rollCap the most that may be taken as rolled over
 * @param rolled what was; part of {@code consumed}
 * @param memberCap most that one of those who share it may take; null for no cap
 */
record BucketRow(
        UUID id,
        UUID ownerId,
        UUID offeringId,
        UUID allowanceId,
        String key,
        String service,
        int priority,
        LocalDate from,
        LocalDate ownUntil,
        LocalDate usableUntil,
        long granted,
        long consumed,
        long rollCap,
        long rolled,
        @Nullable Long memberCap) {

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
        return new BucketRow(
                Ids.next(),
                grant.owner().id(),
                grant.offeringId(),
                grant.allowance().id(),
                grant.allowance().terms().id(),
                grant.service(),
                grant.allowance().terms().priority(),
                shared.one(grant.period().from()),
                shared.one(grant.ownUntil()),
                shared.one(grant.usableUntil()),
                grant.quantity(),
                0,
                grant.rollCap(),
                0,
                grant.allowance().terms().memberCap());
    }

    /**
     * @param shared of rows that are kept
     */
    static BucketRow read(ResultSet row, Shared shared) throws SQLException {
        return new BucketRow(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                shared.one(row.getObject("offering_id", UUID.class)),
                shared.one(row.getObject("allowance_id", UUID.class)),
                shared.one(row.getString("key")),
                shared.one(row.getString("service")),
                row.getInt("priority"),
                shared.one(row.getObject("period_from", LocalDate.class)),
                shared.one(row.getObject("own_until", LocalDate.class)),
                shared.one(row.getObject("usable_until", LocalDate.class)),
                row.getLong("granted"),
                row.getLong("consumed"),
                row.getLong("roll_cap"),
                row.getLong("rolled"),
                row.getObject("member_cap", Long.class));
    }

    boolean usableOn(LocalDate day) {
        return !day.isBefore(from) && day.isBefore(usableUntil);
    }

    boolean rolledOn(LocalDate day) {
        return !day.isBefore(ownUntil);
    }

    Balance on(LocalDate day) {
        long left = granted - consumed;
        if (!rolledOn(day)) {
            return new Balance(consumed, left, 0, 0);
        }
        long usable = usableOn(day) ? Math.min(left, rollCap - rolled) : 0;
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
        LocalDate end = rolledOn(day) ? usableUntil : ownUntil;
        return new Bucket(
                id,
                key,
                priority,
                rolledOn(day),
                midnight.apply(end),
                Math.min(most, balance.remaining() + balance.rolledOver()));
    }

    BucketRow less(long quantity, boolean rolledOver) {
        return new BucketRow(
                id,
                ownerId,
                offeringId,
                allowanceId,
                key,
                service,
                priority,
                from,
                ownUntil,
                usableUntil,
                granted,
                consumed + quantity,
                rollCap,
                rolled + (rolledOver ? quantity : 0),
                memberCap);
    }
}
