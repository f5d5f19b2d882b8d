package bellbird.rating;

import static java.util.Objects.requireNonNull;

import bellbird.kernel.time.Period;
import bellbird.offering.VersionTerms;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The allowances of a chunk: made when usage first could take from them, taken from in memory, and
 * written back: those that were there by one guarded statement (rule R10), new ones as they are in
 * the end, for a row that is written twice in a transaction has its references asked again. Nobody
 * else takes meanwhile, since all who rate usage of a tenant hold a {@link RatingTurn}: a lock on
 * each row as well would cost the database a tenth of what a record costs it.
 */
final class Buckets {

    private static final String READ =
            "select "
                    + BucketRow.COLUMNS
                    + """
                      from allowance_bucket b
                     where b.owner_id = any(?) and b.usable_until > ? and b.period_from <= ?
                    """;
    private static final String JOIN =
            """
            insert into allowance_member (bucket_id, product_id, cap, taken)
            select * from unnest(?::uuid[], ?::uuid[], ?::bigint[], ?::bigint[])
            on conflict (bucket_id, product_id) do nothing
            """;
    private static final String MEMBERS =
            """
            select m.bucket_id, m.product_id, m.taken from allowance_member m
             where m.bucket_id = any(?)
            """;

    private record Wanted(Sharer sharer, Period period) {

        /** A line has few periods. */
        @Override
        public int hashCode() {
            return sharer.line().id().hashCode();
        }
    }

    /**
     * @param there whether it is known that there is a bucket for each
     * @param all none where it is
     */
    private record Grants(List<Terms> terms, boolean there, List<Grant> all) {}

    /** The unique key of a bucket. */
    private record Place(UUID owner, UUID offering, String allowance, LocalDate from) {

        static Place of(BucketRow row) {
            return new Place(
                    row.ownerId(), row.terms().offeringId(), row.terms().key(), row.terms().from());
        }

        static Place of(Grant grant) {
            return new Place(
                    grant.owner().id(),
                    grant.offeringId(),
                    grant.allowance().terms().id(),
                    grant.period().from());
        }
    }

    /**
     * @param row as it is granted
     */
    private record Missing(Sharer sharer, Grant grant, BucketRow row) {}

    private record Member(UUID bucketId, UUID productId) {}

    /** A bucket and what it has now. */
    private static final class Held {
        BucketRow row;

        Held(BucketRow row) {
            this.row = row;
        }
    }

    private final Connection connection;
    private final ZoneId zone;
    private final Grant.Versions versions;
    private final Map<Wanted, Grants> wanted = new LinkedHashMap<>();
    private final Map<UUID, Held> rows = new HashMap<>();
    private final Map<UUID, List<Held>> byOwner = new HashMap<>();
    private final Map<Member, Long> takenByMember = new HashMap<>();
    private final Set<UUID> changed = new LinkedHashSet<>();
    private final Map<UUID, Missing> made = new LinkedHashMap<>();
    private boolean capped;
    private final Map<LocalDate, Instant> midnights = new HashMap<>();
    private final BucketTaking taking;
    private final KnownBuckets known;

    /**
     * @param zone in whose midnights buckets expire
     */
    Buckets(Connection connection, ZoneId zone, Grant.Versions versions) {
        this(connection, zone, versions, new KnownBuckets());
    }

    /**
     * @param known is not read again, and is kept up to date for the next chunk
     */
    Buckets(Connection connection, ZoneId zone, Grant.Versions versions, KnownBuckets known) {
        this.connection = connection;
        this.zone = zone;
        this.versions = versions;
        this.known = known;
        taking = new BucketTaking(connection);
    }

    /**
     * Asks for all that a line can use in a period.
     *
     * @param terms of the line, by their first day
     */
    void want(Sharer sharer, Period period, List<Terms> terms) throws SQLException {
        Wanted key = new Wanted(sharer, period);
        if (!wanted.containsKey(key)) {
            boolean there = known.hasGrants(sharer, period, terms);
            wanted.put(
                    key,
                    new Grants(
                            terms,
                            there,
                            there ? List.of() : Grant.of(sharer, period, terms, versions)));
        }
    }

    /** Reads all that was asked for, and makes what is not there yet. */
    void make() throws SQLException {
        recall();
        readMembers();
        for (Missing one : missing()) {
            made.put(one.row().id(), one);
            changed.add(one.row().ownerId());
            hold(one.row());
        }
        wanted.forEach(
                (one, grants) -> {
                    if (!grants.there()) {
                        known.granted(one.sharer(), one.period(), grants.terms());
                    }
                });
    }

    /** Reads what there is; what is not there yet is as it would be made. */
    void read() throws SQLException {
        recall();
        readMembers();
        missing().forEach(one -> hold(one.row()));
    }

    /** What a line can use on a day, by the allowances of an offering, in order of use. */
    List<Bucket> of(Sharer sharer, UUID offeringId, LocalDate day) {
        List<Bucket> buckets = new ArrayList<>(3);
        for (BucketRow row : rowsOf(sharer, day)) {
            if (row.terms().offeringId().equals(offeringId)) {
                buckets.add(row.seenOn(day, this::midnight, most(row, sharer)));
            }
        }
        buckets.sort(Bucket.ORDER_OF_USE);
        return buckets;
    }

    /** What an add-on has of one of its allowances on a day. */
    List<Bucket> granted(AddOn addOn, VersionTerms.Allowance allowance, String key, LocalDate day) {
        return rowsOf(addOn, day).stream()
                .filter(row -> row.terms().allowanceId().equals(allowance.id()))
                .map(row -> row.seenOn(day, this::midnight, Long.MAX_VALUE).named(key))
                .toList();
    }

    /** When a day begins. */
    private Instant midnight(LocalDate day) {
        return midnights.computeIfAbsent(day, one -> one.atStartOfDay(zone).toInstant());
    }

    /** The buckets of an add-on that can be used on a day. */
    List<BucketRow> rowsOf(AddOn addOn, LocalDate day) {
        return rowsOf(List.of(addOn.owner().id()), day);
    }

    /** The buckets themselves that a line can use on a day. */
    List<BucketRow> rowsOf(Sharer sharer, LocalDate day) {
        return rowsOf(sharer.owners(), day);
    }

    private List<BucketRow> rowsOf(List<UUID> owners, LocalDate day) {
        List<BucketRow> found = new ArrayList<>(3);
        for (UUID owner : owners) {
            for (Held held : byOwner.getOrDefault(owner, List.of())) {
                if (held.row.usableOn(day)) {
                    found.add(held.row);
                }
            }
        }
        return found;
    }

    /** What a line may still take of a bucket, by its cap as a member. */
    long most(BucketRow row, Sharer sharer) {
        return row.terms().memberCap() == null
                ? Long.MAX_VALUE
                : row.terms().memberCap()
                        - takenByMember.getOrDefault(new Member(row.id(), sharer.line().id()), 0L);
    }

    /** Takes what the rater took, in memory. */
    void take(Sharer sharer, RatedResult.Priced priced) {
        UUID product = sharer.line().id();
        for (RatedResult.Consumed one : priced.consumed()) {
            Held held = requireNonNull(rows.get(one.bucketId()));
            changed.add(held.row.ownerId());
            if (held.row.terms().memberCap() != null) {
                takenByMember.merge(
                        new Member(one.bucketId(), product), one.quantity(), Math::addExact);
            }
            held.row = held.row.less(one.quantity(), one.rolledOver());
            if (!made.containsKey(one.bucketId())) {
                taking.add(one.bucketId(), product, one.quantity(), one.rolledOver());
            }
        }
    }

    /**
     * Writes what was made, and what was taken.
     *
     * @throws IllegalStateException if a bucket has less than was taken: the chunk must be redone
     */
    void write() throws SQLException {
        create();
        join(members());
        taking.write();
        for (UUID owner : changed) {
            List<BucketRow> now = new ArrayList<>(3);
            for (Held held : byOwner.getOrDefault(owner, List.of())) {
                now.add(held.row);
            }
            known.keep(owner, now);
        }
    }

    /** Reads what is not known. */
    private void recall() throws SQLException {
        Set<UUID> unknown = new LinkedHashSet<>();
        Consumer<BucketRow> holding = this::hold;
        for (Wanted one : wanted.keySet()) {
            for (UUID owner : one.sharer().owners()) {
                List<BucketRow> all = known.of(owner, one.period());
                if (all == null) {
                    unknown.add(owner);
                } else {
                    all.forEach(holding);
                }
            }
        }
        read(unknown);
    }

    /** What was asked for and is not there, once each. */
    private List<Missing> missing() {
        Set<Place> there = new HashSet<>();
        List<Missing> missing = new ArrayList<>();
        wanted.forEach(
                (key, grants) -> {
                    for (Grant grant : grants.all()) {
                        Place place = Place.of(grant);
                        if (!isHeld(place) && there.add(place)) {
                            missing.add(
                                    new Missing(
                                            key.sharer(),
                                            grant,
                                            BucketRow.of(grant, known.shared())));
                        }
                    }
                });
        return missing;
    }

    private boolean isHeld(Place place) {
        for (Held held : byOwner.getOrDefault(place.owner(), List.of())) {
            if (Place.of(held.row).equals(place)) {
                return true;
            }
        }
        return false;
    }

    /** Nobody else makes any meanwhile, so what was not found is not there. */
    private void create() throws SQLException {
        CopyRows.write(
                connection,
                "allowance_bucket",
                "id, owner_id, product_id, account_id, offering_id, allowance_id, key, service,"
                        + " period_from, period_to, own_until, usable_until, priority, granted,"
                        + " consumed, remaining, rolled, roll_cap, member_cap",
                made.values(),
                (one, out) -> {
                    BucketRow row = requireNonNull(rows.get(one.row().id())).row;
                    out.add(row.id())
                            .add(row.ownerId())
                            .add(one.grant().productId(one.sharer()))
                            .add(one.sharer().account().id())
                            .add(row.terms().offeringId())
                            .add(row.terms().allowanceId())
                            .add(row.terms().key())
                            .add(row.terms().service())
                            .add(row.terms().from())
                            .add(one.grant().period().to())
                            .add(row.terms().ownUntil())
                            .add(row.terms().usableUntil())
                            .add(row.terms().priority())
                            .add(row.terms().quantity())
                            .add(row.consumed())
                            .add(row.terms().quantity() - row.consumed())
                            .add(row.rolled())
                            .add(row.terms().rollCap())
                            .add(row.terms().memberCap());
                });
    }

    private void read(Set<UUID> owners) throws SQLException {
        if (owners.isEmpty()) {
            return;
        }
        LocalDate from = LocalDate.MAX;
        LocalDate to = LocalDate.MIN;
        for (Wanted one : wanted.keySet()) {
            from = one.period().from().isBefore(from) ? one.period().from() : from;
            to = one.period().to().isAfter(to) ? one.period().to() : to;
        }
        Period days = new Period(from, to);
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setArray(1, new Columns(connection).uuids(owners));
            statement.setObject(2, from);
            statement.setObject(3, days.lastDay());
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    hold(BucketRow.read(row, known.shared()));
                }
            }
        }
        owners.forEach(owner -> known.read(owner, days));
        changed.addAll(owners);
    }

    /** Those who may take no more than a cap from a bucket they share. */
    private List<Member> members() {
        if (!capped) {
            return List.of();
        }
        Set<Member> members = new LinkedHashSet<>();
        for (Wanted one : wanted.keySet()) {
            for (UUID owner : one.sharer().owners()) {
                for (Held held : byOwner.getOrDefault(owner, List.of())) {
                    if (held.row.terms().memberCap() != null) {
                        members.add(new Member(held.row.id(), one.sharer().line().id()));
                    }
                }
            }
        }
        return List.copyOf(members);
    }

    /** Those of a new bucket with what they took of it. */
    private void join(List<Member> members) throws SQLException {
        if (members.isEmpty()) {
            return;
        }
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(JOIN)) {
            statement.setArray(1, columns.uuids(members, Member::bucketId));
            statement.setArray(2, columns.uuids(members, Member::productId));
            statement.setArray(
                    3,
                    columns.longs(
                            members,
                            one ->
                                    requireNonNull(rows.get(one.bucketId()))
                                            .row
                                            .terms()
                                            .memberCap()));
            statement.setArray(
                    4,
                    columns.longs(
                            members,
                            one ->
                                    made.containsKey(one.bucketId())
                                            ? takenByMember.getOrDefault(one, 0L)
                                            : 0L));
            statement.executeUpdate();
        }
    }

    private void readMembers() throws SQLException {
        if (!capped) {
            return;
        }
        Columns columns = new Columns(connection);
        try (PreparedStatement statement = connection.prepareStatement(MEMBERS)) {
            statement.setArray(1, columns.uuids(rows.keySet()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    takenByMember.put(
                            new Member(
                                    row.getObject("bucket_id", UUID.class),
                                    row.getObject("product_id", UUID.class)),
                            row.getLong("taken"));
                }
            }
        }
    }

    private void hold(BucketRow row) {
        capped |= row.terms().memberCap() != null;
        Held held = new Held(row);
        if (rows.putIfAbsent(row.id(), held) == null) {
            byOwner.computeIfAbsent(row.ownerId(), owner -> new ArrayList<>(3)).add(held);
        }
    }
}
