package bellbird.rating;

import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.VersionTerms;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Why rated records cost what they cost, on a tenant's connection: recomputed from the price
 * version and the allowance state before each.
 */
public final class UsageExplanations {

    private final Connection connection;
    private final TenantProfile tenant;
    private final PriceTables prices;
    private final RatedReader reader;

    public UsageExplanations(Connection connection, TenantProfile tenant, PriceTables prices) {
        this.connection = connection;
        this.tenant = tenant;
        this.prices = prices;
        this.reader = new RatedReader(connection);
    }

    /** One record, with the number at the other end in full. */
    Optional<ExplainedUsage> find(String recordKey, Instant startedAt) throws SQLException {
        return explained(reader.find(recordKey, startedAt), UnaryOperator.identity()).stream()
                .findFirst();
    }

    /**
     * Oldest first.
     *
     * @param listed writes the number at the other end as it may be shown, as long as it is
     */
    public List<ExplainedUsage> of(
            UsageGroup group, int offset, int limit, UnaryOperator<String> listed)
            throws SQLException {
        return explained(reader.of(group, offset, limit), listed);
    }

    /** The oldest that cost something: there the allowances ended. */
    public Optional<ExplainedUsage> firstCharged(UsageGroup group, UnaryOperator<String> listed)
            throws SQLException {
        return explained(reader.firstCharged(group), listed).stream().findFirst();
    }

    /** What all records of the group together took from each allowance, in the order of use. */
    public List<ExplanationStep> allowances(UsageGroup group) throws SQLException {
        return AllowancesTaken.of(connection, group);
    }

    private List<ExplainedUsage> explained(
            List<RatedReader.Rated> records, UnaryOperator<String> listed) throws SQLException {
        List<ExplainedUsage> explained = new ArrayList<>();
        for (RatedReader.Rated rated : records) {
            explained.add(explained(rated, listed));
        }
        return explained;
    }

    private ExplainedUsage explained(RatedReader.Rated rated, UnaryOperator<String> listed)
            throws SQLException {
        PriceTable table = prices.get(connection, tenant, rated.versionId());
        RatedRow row = rated.row();
        List<Bucket> own = new ArrayList<>();
        Beside beside = new Beside();
        for (RatedReader.Before one :
                reader.bucketsBefore(row.recordKey(), row.startedAt(), tenant.zone())) {
            if (one.offeringId().equals(table.version().offeringId())) {
                own.add(one.bucket());
            } else {
                granting(one).ifPresent(allowance -> beside.add(one.bucket(), allowance));
            }
        }
        own.sort(Bucket.ORDER_OF_USE);
        RatedResult again =
                Rater.rate(
                        table,
                        beside.terms(),
                        rated.event(),
                        new UsageState(
                                beside.with(own),
                                reader.countersBefore(row.recordKey(), row.startedAt())));
        boolean holds =
                again instanceof RatedResult.Priced priced
                        && priced.amount().compareTo(row.amount()) == 0;
        List<ExplanationStep> steps = new ArrayList<>();
        if (!holds) {
            steps.add(differs(row, again, table.version().currency().getCurrencyCode()));
        }
        steps.addAll(Explanation.of(table.version(), rated.event(), again, listed));
        return new ExplainedUsage(row, holds, steps);
    }

    /** What was billed stands; the steps after this one say what has become of it. */
    private static ExplanationStep differs(RatedRow row, RatedResult again, String currency) {
        String billed = row.amount().stripTrailingZeros().toPlainString();
        return again instanceof RatedResult.Priced priced
                ? ExplanationStep.of(
                        "explain.differs",
                        row.recordKey(),
                        billed,
                        priced.amount().stripTrailingZeros().toPlainString(),
                        currency)
                : ExplanationStep.of("explain.differs.noPrice", row.recordKey(), billed, currency);
    }

    /** Empty if the version grants it no more; then the record does not hold. */
    private Optional<VersionTerms.Allowance> granting(RatedReader.Before one) throws SQLException {
        UUID id = one.allowanceId();
        return prices.get(connection, tenant, one.versionId()).version().allowances().stream()
                .filter(allowance -> allowance.id().equals(id))
                .findFirst();
    }
}
