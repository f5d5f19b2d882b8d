package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What people look at before they let a run issue its bills; reading only. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillRunReviews {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject TenantProfiles tenants;
    @Inject Issuers issuers;
    @Inject TenantBrands brands;
    @Inject BillTaxes taxes;
    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject BillRenderer renderer;
    @EJB UsageFeeds feeds;
    @EJB UsageFiles files;
    @EJB BillRuns runs;

    /**
     * While a run moves it is not held against the run before: that reads all its lines, and would
     * be out of date when it is shown.
     *
     * @throws BellbirdException not found
     */
    public RunReview of(UUID id) {
        BillRunSummary run = runs.get(id);
        List<RunAlarm> alarms = run.isReviewed() ? alarms(id) : List.of();
        return session()
                .doReturningWork(
                        connection -> {
                            Currency currency = tenants.current().currency();
                            RunReviewReader reader = new RunReviewReader(connection, currency);
                            RunApprovals approvals = new RunApprovals(connection, id);
                            RunReview.Before before = reader.before(id).orElse(null);
                            @Nullable UUID earlier = before == null ? null : before.runId();
                            UnusualBills unusual =
                                    new UnusualBills(connection, currency, id, earlier);
                            return new RunReview(
                                    alarms,
                                    approvals.all(),
                                    run.state() == BillRunState.REVIEW
                                            && !approvals.isOf(caller.subject()),
                                    new RunDraftReader(connection, currency).opinions(id),
                                    before,
                                    run.isMoving() ? List.of() : reader.changes(id, earlier),
                                    run.isMoving()
                                            ? List.of()
                                            : unusual.list(RunReviewReader.SHOWN),
                                    run.isMoving() ? List.of() : unusual.counts());
                        });
    }

    /**
     * What keeps a run from approval; nothing once its bills are issued.
     *
     * @throws BellbirdException not found
     */
    public List<RunAlarm> alarms(UUID id) {
        BillRunSummary run = runs.get(id);
        if (run.state() == BillRunState.ISSUING || run.state() == BillRunState.DONE) {
            return List.of();
        }
        List<FeedAlarm> missing = feeds.alarms();
        List<UsageFileRow> unfinished =
                files.unfinished(run.period().from().atStartOfDay(clock.zone()).toInstant());
        return session()
                .doReturningWork(
                        connection ->
                                new RunAlarmReader(connection, tenants.current().currency())
                                        .of(id, occasion(run), clock.zone(), missing, unfinished));
    }

    /**
     * All unusual bills of a run as CSV, not only those that its page shows.
     *
     * @throws BellbirdException not found
     */
    public BillPdf unusualBills(UUID id) {
        BillRunSummary run = runs.get(id);
        List<RunReview.Outlier> all =
                session()
                        .doReturningWork(
                                connection -> {
                                    Currency currency = tenants.current().currency();
                                    @Nullable UUID earlier =
                                            new RunReviewReader(connection, currency)
                                                    .before(id)
                                                    .map(RunReview.Before::runId)
                                                    .orElse(null);
                                    return new UnusualBills(connection, currency, id, earlier)
                                            .list(Integer.MAX_VALUE);
                                });
        return new BillPdf(
                "unusual-bills-" + run.period().from() + ".csv",
                "text/csv",
                UnusualBillsCsv.of(all).getBytes(StandardCharsets.UTF_8));
    }

    /** Drafts with something to bill, mixed: some small, some large; always in the same order. */
    public List<RunReview.Sample> samples(UUID id, int offset, int limit) {
        return session()
                .doReturningWork(
                        connection ->
                                new RunDraftReader(connection, tenants.current().currency())
                                        .samples(id, offset, limit));
    }

    /**
     * Draws the bill as it would be issued today, marked as a draft.
     *
     * @throws BellbirdException not found, also for an account that has nothing to bill
     */
    public BillPdf draft(UUID run, UUID account) {
        BillDocument document =
                session().doReturningWork(connection -> document(connection, run, account));
        RenderedBill drawn = renderer.render(document);
        return new BillPdf(document.label() + ".pdf", drawn.mediaType(), drawn.content());
    }

    private BillDocument document(Connection connection, UUID id, UUID account)
            throws SQLException {
        BillRunSummary run = runs.get(id);
        if (!new BillDraftTable(connection, id)
                .fingerprints(List.of(account))
                .containsKey(account)) {
            throw BellbirdException.notFound();
        }
        Occasion occasion = occasion(run);
        AccountsToBill source =
                new AccountsToBill(connection, clock.zone(), List.of(account), occasion);
        source.seePeriods();
        TenantProfile tenant = tenants.current();
        IssuerDetails issuer = issuers.current();
        BillContext context =
                new BillContext(
                        tenant,
                        issuer,
                        new BillNumberingTable(connection).get(issuer.documentKind()),
                        BillDocument.Brand.of(brands.current()),
                        new BillTextTable(connection).get(),
                        clock.today(),
                        tenants.baseUrl(tenant));
        return new BillCalculation(taxes.answered(connection, occasion, List.of(account)), occasion)
                .of(source.read().getFirst())
                .map(draft -> new BillIssue(context).sample(draft))
                .orElseThrow(BellbirdException::notFound);
    }

    private static Occasion occasion(BillRunSummary run) {
        return Occasion.regular(new BillCycle(run.cycle()), run.period());
    }

    private Session session() {
        return entities.unwrap(Session.class);
    }
}
