package bellbird.portal.testing;

import bellbird.bill.BillDetail;
import bellbird.bill.BillDocument;
import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunPolicy;
import bellbird.bill.BillRunReviews;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.BillRuns;
import bellbird.bill.ParkedAccount;
import bellbird.bill.RunAlarm;
import bellbird.bill.RunReview;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** A bill run, its review, and what people decide about it. */
public final class Cockpit {

    public static final UUID RUN = UUID.fromString("00000000-0000-7000-8000-000000000081");
    private static final RunReview.Payer MAEVES =
            new RunReview.Payer(
                    UUID.fromString("00000000-0000-7000-8000-000000000002"),
                    "A-000001",
                    Larkspur.MAEVE,
                    "Maeve Hanlon");

    public final List<BillRunSummary> runs = new ArrayList<>();
    public RunReview review = reviewed();
    public BillRunPolicy policy = BillRunPolicy.AUTOMATIC;
    public final List<String> decisions = new ArrayList<>();
    public final List<ParkedAccount> parked = new ArrayList<>();

    Cockpit() {
        runs.add(
                new BillRunSummary(
                        RUN,
                        CycleSpecification.monthly(1),
                        new Period(LocalDate.parse("2026-10-01"), LocalDate.parse("2026-11-01")),
                        BillRunState.DONE,
                        null,
                        0,
                        Instant.parse("2026-11-01T00:00:00Z"),
                        Instant.parse("2026-11-01T00:00:12Z"),
                        18_420,
                        0,
                        0,
                        18_400,
                        4,
                        16,
                        18_400,
                        Larkspur.euro(30_001_016)));
        parked.add(
                new ParkedAccount(
                        UUID.fromString("00000000-0000-7000-8000-000000000002"),
                        "A-000001",
                        Larkspur.MAEVE,
                        "Maeve Hanlon",
                        "error.bill.taxRefused",
                        "IE",
                        Larkspur.euro(2_700)));
    }

    List<Object> beans() {
        return List.of(new FakeRuns(), new FakeRunReviews(), new FakeRunDecisions());
    }

    private final class FakeRuns extends BillRuns {
        @Override
        public List<BillRunSummary> list(int offset, int limit) {
            return runs.stream().skip(offset).limit(limit).toList();
        }

        @Override
        public long count() {
            return runs.size();
        }

        @Override
        public BillRunSummary get(UUID id) {
            return runs.stream()
                    .filter(run -> run.id().equals(id))
                    .findFirst()
                    .orElseThrow(BellbirdException::notFound);
        }

        @Override
        public List<ParkedAccount> parked(UUID id) {
            return List.copyOf(parked);
        }

        @Override
        public int retryParked(UUID id) {
            int count = parked.size();
            parked.clear();
            return count;
        }

        @Override
        public int retryParked(UUID id, String reason) {
            int count = parked.size();
            parked.removeIf(account -> account.reasonKey().equals(reason));
            return count - parked.size();
        }
    }

    private final class FakeRunReviews extends BillRunReviews {
        @Override
        public RunReview of(UUID id) {
            return review;
        }

        @Override
        public List<RunAlarm> alarms(UUID id) {
            return review.alarms();
        }

        @Override
        public List<RunReview.Sample> samples(UUID id, int offset, int limit) {
            return List.of(new RunReview.Sample(MAEVES, Larkspur.euro(4_767)));
        }
    }

    private final class FakeRunDecisions extends BillRunDecisions {
        @Override
        public BillRunPolicy policy() {
            return policy;
        }

        @Override
        public void changePolicy(BillRunPolicy changed) {
            policy = changed;
        }

        @Override
        public void waive(UUID id, String alarm, String reason) {
            if (reason.isBlank()) {
                throw BellbirdException.user("reason", "error.billRun.reason");
            }
            decisions.add("waive " + alarm + ": " + reason);
        }

        @Override
        public void acceptDiffering(UUID id, UUID account, String reason) {
            decisions.add("accept bill of " + account + ": " + reason);
        }

        @Override
        public void acceptUnusual(UUID id, UUID account, Money total, String reason) {
            decisions.add("accept " + total + " of " + account + ": " + reason);
        }

        @Override
        public boolean approve(UUID id, boolean canary) {
            decisions.add(canary ? "approve with canary" : "approve");
            return true;
        }

        @Override
        public void pause(UUID id) {
            decisions.add("pause");
        }

        @Override
        public void resume(UUID id) {
            decisions.add("resume");
        }

        @Override
        public int reject(UUID id) {
            decisions.add("reject");
            return 1;
        }

        @Override
        public int calculateAgain(UUID id) {
            decisions.add("calculate again");
            return 1;
        }
    }

    /** A month like the one before, of which people approved every draft. */
    private static RunReview reviewed() {
        return new RunReview(
                List.of(),
                List.of(),
                false,
                new RunReview.Opinions(false, 0, 0, 0, 0, List.of()),
                new RunReview.Before(RUN, 18_331, Larkspur.euro(29_770_240)),
                List.of(
                        new RunReview.Change(
                                BillDetail.LineKind.RECURRING,
                                null,
                                "Larkspur 40",
                                Larkspur.euro(26_500_000),
                                Larkspur.euro(26_891_400),
                                earlier(25_500_000, 26_265_000, 26_000_000, 26_500_000)),
                        new RunReview.Change(
                                BillDetail.LineKind.USAGE,
                                BillDocument.Usage.Service.DATA,
                                "",
                                Larkspur.euro(602_000),
                                Larkspur.euro(831_000),
                                earlier(500_000, 550_000, 522_500, 602_000))),
                List.of(
                        new RunReview.Outlier(
                                RunReview.Unusual.UP,
                                MAEVES,
                                Larkspur.NOVEMBER_BILL,
                                Larkspur.euro(2_700),
                                Larkspur.euro(4_767),
                                new RunReview.Usual(Larkspur.euro(2_400), Larkspur.euro(2_700)),
                                "Data in Switzerland",
                                Larkspur.euro(1_272),
                                null)),
                List.of(new RunReview.UnusualCount(RunReview.Unusual.UP, 1, 0)));
    }

    private static List<Money> earlier(long... cents) {
        return LongStream.of(cents).mapToObj(Larkspur::euro).toList();
    }
}
