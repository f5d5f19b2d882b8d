package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.money.Money;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TaxRules;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.time.Period;
import bellbird.testing.Entities;
import bellbird.testing.Holding;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import bellbird.usage.FeedAlarm;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageFiles;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;

/** An operator whose runs people review: three customers on a plan of 30 euros and VAT. */
abstract class ReviewedBills {

    static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 1);
    static final Instant MID_OCTOBER = Instant.parse("2026-10-15T10:00:00Z");
    static final String RUN = "1/2026-10-01";
    static final UUID ID =
            BillIds.ofRun(CycleSpecification.monthly(1), new Period(OCTOBER, NOVEMBER));

    final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    final TestBilling billing;
    final TestTenant tenant;
    final BillRuns runs;
    final BillRunReviews reviews;
    final BillRunDecisions decisions;
    final UUID plan;
    final List<TestTenant.Line> lines = new ArrayList<>();
    final List<FeedAlarm> feedAlarms = new ArrayList<>();

    ReviewedBills() throws SQLException {
        work.now = NOVEMBER.atStartOfDay(TestBilling.ZONE).toInstant();
        billing = new TestBilling(NOVEMBER, work);
        tenant = new TestTenant(work.database);
        work.add(UsageFeeds.class, new Feeds());
        work.add(new UsageFiles());
        work.add(Issuers.class, (Issuers) TestBilling::issuer);
        work.add(TenantBrands.class, (TenantBrands) TestBilling::brand);
        work.add(
                BillTaxes.class,
                TestBilling.taxes(day -> new TaxRules.Verdict.Taxed(new BigDecimal("23"), "S")));
        work.add(
                BillRenderer.class,
                (BillRenderer)
                        document ->
                                new RenderedBill(
                                        BillDocuments.toJson(document)
                                                .getBytes(StandardCharsets.UTF_8),
                                        "text/plain",
                                        ""));
        runs = work.add(new BillRuns());
        reviews = work.add(new BillRunReviews());
        decisions = work.add(new BillRunDecisions());
        plan = tenant.plan("Larkspur 30", "30.00", false);
        for (int i = 0; i < 3; i++) {
            lines.add(tenant.line(tenant.account(1, OCTOBER), plan, OCTOBER));
        }
    }

    @AfterEach
    void the_books_are_in_order() throws SQLException {
        Holding.assertInvariants(work.database);
        work.close();
    }

    /**
     * What is wrong with files, said by the test; the real answers are asked in FileControlTest.
     */
    private final class Feeds extends UsageFeeds {
        @Override
        public List<FeedAlarm> alarms() {
            return List.copyOf(feedAlarms);
        }
    }

    void reviewedBy(int people) {
        work.run(() -> decisions.changePolicy(new BillRunPolicy(people, true, 0)));
    }

    void goOn() throws SQLException {
        billing.run(RUN + "/retry-" + UUID.randomUUID());
    }

    boolean approve(boolean canary) {
        return work.call(() -> decisions.approve(ID, canary));
    }

    BillRunSummary run() {
        return work.call(() -> runs.get(ID));
    }

    RunReview review() {
        return work.call(() -> reviews.of(ID));
    }

    void assertConflict(Runnable decision, String messageKey) {
        assertThatThrownBy(() -> work.run(decision)).hasMessageContaining(messageKey);
    }

    List<String> states() throws SQLException {
        return query(
                """
                select r.state, a.state from bill_run r join bill_run_account a on a.run_id = r.id
                 order by 1, 2""");
    }

    List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }

    static Money euro(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }
}
