package bellbird.portal.testing;

import bellbird.account.AccountCycle;
import bellbird.account.BillCycle;
import bellbird.account.CycleChanges;
import bellbird.audit.AuditEntries;
import bellbird.audit.AuditEntry;
import bellbird.audit.AuditQuery;
import bellbird.bill.AccountBills;
import bellbird.bill.BillDetail;
import bellbird.bill.BillDocument;
import bellbird.bill.BillProofs;
import bellbird.bill.BillRunDecisions;
import bellbird.bill.BillRunPolicy;
import bellbird.bill.BillRunReviews;
import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.bill.BillRuns;
import bellbird.bill.CreditNotes;
import bellbird.bill.CreditRequest;
import bellbird.bill.Creditable;
import bellbird.bill.Dispute;
import bellbird.bill.DisputeRequest;
import bellbird.bill.Disputes;
import bellbird.bill.ParkedAccount;
import bellbird.bill.RunAlarm;
import bellbird.bill.RunReview;
import bellbird.bill.TaxEngineSettings;
import bellbird.charge.Alignment;
import bellbird.charge.BillEstimates;
import bellbird.charge.Due;
import bellbird.charge.FirstCharges;
import bellbird.charge.PricedVersion;
import bellbird.charge.RecurringCharges;
import bellbird.charge.Subscription;
import bellbird.customer.TaxExemption;
import bellbird.customer.TaxExemptions;
import bellbird.identity.Invitation;
import bellbird.identity.Invitations;
import bellbird.identity.People;
import bellbird.invariant.CheckedRule;
import bellbird.invariant.Invariants;
import bellbird.invariant.PlatformInvariants;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.time.Period;
import bellbird.ledger.BookedEntry;
import bellbird.ledger.Ledger;
import bellbird.ledger.TrialBalance;
import bellbird.offering.AllowanceDraft;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.Audience;
import bellbird.offering.Benefit;
import bellbird.offering.Catalog;
import bellbird.offering.CatalogChange;
import bellbird.offering.Catalogs;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingPrice;
import bellbird.offering.OfferingRow;
import bellbird.offering.OfferingRules;
import bellbird.offering.OfferingTimelines;
import bellbird.offering.Offerings;
import bellbird.offering.PriceReviews;
import bellbird.offering.PriceTerms;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionDetail;
import bellbird.offering.PromotionRow;
import bellbird.offering.Promotions;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsagePrices;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.order.ActivateLine;
import bellbird.order.ActivatedLine;
import bellbird.order.OrderAddOn;
import bellbird.order.Orders;
import bellbird.payment.Trace;
import bellbird.payment.Traces;
import bellbird.product.AddOns;
import bellbird.product.LineAddOn;
import bellbird.product.LineChange;
import bellbird.product.PriceReach;
import bellbird.product.ProductChanges;
import bellbird.product.ProductEvent;
import bellbird.product.ProductHistory;
import bellbird.product.PublicationReport;
import bellbird.product.Publications;
import bellbird.product.SharingGroups;
import bellbird.provisioning.SignUpProgress;
import bellbird.provisioning.SignUpRequest;
import bellbird.provisioning.SignUps;
import bellbird.provisioning.Step;
import bellbird.rating.ExplanationStep;
import bellbird.rating.PriceCheck;
import bellbird.rating.PriceCheckResult;
import bellbird.rating.PriceChecks;
import bellbird.rating.PriceTable;
import bellbird.rating.SharedPool;
import bellbird.rating.SharedPools;
import bellbird.rating.UsageTrial;
import bellbird.rating.UsageTrials;
import bellbird.settings.Settings;
import bellbird.settings.TaxRate;
import bellbird.settings.brand.BrandColorDerivation;
import bellbird.tax.TaxAnswer;
import bellbird.tax.TaxQuestion;
import bellbird.tax.TaxReply;
import bellbird.tenancy.TenantEntry;
import bellbird.tenancy.Tenants;
import bellbird.usage.FeedAlarm;
import bellbird.usage.FeedDetail;
import bellbird.usage.FeedRow;
import bellbird.usage.FileCounts;
import bellbird.usage.FileLine;
import bellbird.usage.FileReceipt;
import bellbird.usage.FileState;
import bellbird.usage.FileTotal;
import bellbird.usage.FilesWaiting;
import bellbird.usage.ProfileDocument;
import bellbird.usage.ProfileTrial;
import bellbird.usage.Recycling;
import bellbird.usage.RefusedFiles;
import bellbird.usage.SetAsideRow;
import bellbird.usage.SuspendedSum;
import bellbird.usage.Suspense;
import bellbird.usage.SuspenseCause;
import bellbird.usage.SuspenseGroup;
import bellbird.usage.UsageFeeds;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageFiles;
import bellbird.usage.UsageHold;
import bellbird.usage.UsageMonth;
import bellbird.usage.UsageMonth.Kept;
import bellbird.usage.UsageRetention;
import bellbird.usage.Verdict;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What the staff of {@link Larkspur} and the platform work with, in memory. */
public final class Backoffice {

    public static final UUID PLAN = UUID.fromString("00000000-0000-7000-8000-000000000051");
    public static final UUID PROMOTION = UUID.fromString("00000000-0000-7000-8000-000000000052");
    public static final UUID DRAFT = UUID.fromString("00000000-0000-7000-8000-000000000059");
    public static final UUID LINE = UUID.fromString("00000000-0000-7000-8000-000000000061");
    public static final UUID FILE = UUID.fromString("00000000-0000-7000-8000-000000000071");
    public static final UUID FEED = UUID.fromString("00000000-0000-7000-8000-000000000072");
    public static final UUID RUN = UUID.fromString("00000000-0000-7000-8000-000000000081");
    public static final UUID SIGN_UP = UUID.fromString("00000000-0000-7000-8000-000000000091");

    private static final LocalDate TODAY = LocalDate.parse("2026-11-21");
    private static final Instant NOON = Instant.parse("2026-11-20T14:02:11Z");

    public final List<UsageFileRow> files = new ArrayList<>();
    public final List<FeedAlarm> alarms =
            new ArrayList<>(
                    List.of(
                            new FeedAlarm(
                                    FEED,
                                    "Host network",
                                    FeedAlarm.Kind.GAP,
                                    "415-416",
                                    NOON,
                                    List.of("415", "416", "2"))));
    public final List<UUID> released = new ArrayList<>();
    public ProfileDocument profile = ProfileDocument.generic(ZoneId.of("Europe/Dublin"));
    public final List<BillRunSummary> runs = new ArrayList<>();
    public RunReview review = reviewed();
    public BillRunPolicy policy = BillRunPolicy.AUTOMATIC;
    public final List<String> decisions = new ArrayList<>();
    public final List<ParkedAccount> parked = new ArrayList<>();
    public final List<OfferingDraft> drafts = new ArrayList<>();
    public final List<UUID> published = new ArrayList<>();
    public final List<Audience> audiences = new ArrayList<>();
    public final List<String> joined = new ArrayList<>();
    public final List<LineChange> changed = new ArrayList<>();
    public final List<CreditRequest> credited = new ArrayList<>();
    public final List<Dispute> disputed = new ArrayList<>();
    public final List<TaxExemption> exempted = new ArrayList<>();
    public final List<OrderAddOn> addOns = new ArrayList<>();
    public boolean sellsAddOn;
    public final List<String> given = new ArrayList<>();
    public final List<UUID> submitted = new ArrayList<>();
    public boolean fourEyes;
    private final Map<UUID, PriceTerms> drafted = new HashMap<>();
    public final List<String> invited = new ArrayList<>();
    public final List<People.Member> staff =
            new ArrayList<>(
                    List.of(
                            new People.Member(
                                    "sub-1",
                                    "ines@larkspur.example",
                                    "Ines Kovač",
                                    Roles.OWNER,
                                    NOON),
                            new People.Member(
                                    "sub-2",
                                    "oto@larkspur.example",
                                    "Oto Brandner",
                                    Roles.SUPPORT_AGENT,
                                    NOON)));
    public final List<UUID> withdrawn = new ArrayList<>();
    public final List<SignUpRequest> signUps = new ArrayList<>();
    public @Nullable BellbirdException refusal;
    private final Larkspur larkspur;

    Backoffice(Larkspur larkspur) {
        this.larkspur = larkspur;
        files.add(
                new UsageFileRow(
                        FILE,
                        "Host network",
                        "HN_20261120_0417.csv",
                        "9f2c0d".repeat(10) + "81ab",
                        3_410_000,
                        NOON,
                        "Ines Kovač",
                        FileState.DONE,
                        null,
                        List.of(),
                        417L,
                        48_213,
                        48_213,
                        new FileCounts(48_212, 47_655, 318, 204, 35, 0)));
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
                        euro(30_001_016)));
        parked.add(
                new ParkedAccount(
                        UUID.fromString("00000000-0000-7000-8000-000000000002"),
                        "A-000001",
                        Larkspur.MAEVE,
                        "Maeve Hanlon",
                        "error.bill.taxRefused",
                        "IE",
                        euro(2_700)));
    }

    private void mayRefuse() {
        BellbirdException refused = refusal;
        if (refused != null) {
            throw refused;
        }
    }

    List<Object> beans() {
        return List.of(
                new FakeOfferings(),
                new FakeCatalogs(),
                new FakeEstimates(),
                Clock.fixed(NOON, ZoneOffset.UTC),
                new FakePriceChecks(),
                new FakeTrials(),
                new FakePublications(),
                new FakeGroups(),
                new FakePools(),
                new FakeTimelines(),
                new FakeReviews(),
                new FakePromotions(),
                new FakeIssuers(),
                new FakeOrders(),
                new FakeAddOns(),
                new FakeChanges(),
                new FakeAccountBills(),
                new FakeCycles(),
                new FakeExemptions(),
                new FakeCreditNotes(),
                new FakeDisputes(),
                new BillProofs(),
                new FakeFiles(),
                new FakeFeeds(),
                new FakeRetention(),
                new FakeSuspense(),
                new RefusedFiles(),
                new FakeTraces(),
                new FakeRuns(),
                new FakeRunReviews(),
                new FakeRunDecisions(),
                new FakeLedger(),
                new FakeInvariants(),
                new FakeSettings(),
                new FakeTaxEngine(),
                new FakePeople(),
                new FakeInvitations(),
                new FakeAudit(),
                new FakeSignUps(),
                new FakeTenants(),
                new FakePlatformInvariants());
    }

    private static final List<UsagePrice> USAGE_PRICES =
            List.of(
                    new UsagePrice(
                            UsageType.VOICE, "", "Ireland", new BigDecimal("0.09"), 60, 60, 60),
                    new UsagePrice(
                            UsageType.VOICE,
                            "41",
                            "Switzerland",
                            new BigDecimal("0.22"),
                            60,
                            60,
                            60),
                    new UsagePrice(UsageType.SMS, "44", "Britain", new BigDecimal("0.07"), 1, 1, 1),
                    new UsagePrice(UsageType.SMS, "", "Ireland", new BigDecimal("0.09"), 1, 1, 1),
                    new UsagePrice(
                            UsageType.DATA,
                            "",
                            "Ireland",
                            new BigDecimal("0.0042"),
                            1_000_000,
                            1,
                            1));

    private static final List<AllowanceDraft> INCLUDED =
            List.of(
                    new AllowanceDraft(UsageType.VOICE, 60_000, 1),
                    new AllowanceDraft(UsageType.DATA, 40_000_000_000L, 1));

    private static OfferingDetail.Version version(int number, String from, String price) {
        return new OfferingDetail.Version(
                new UUID(PLAN.getMostSignificantBits(), number),
                number,
                "PUBLISHED",
                LocalDate.parse(from),
                Larkspur.EUR,
                new BigDecimal(price),
                true,
                NOON);
    }

    public static OfferingDetail plan() {
        return new OfferingDetail(
                PLAN,
                "larkspur-40",
                "Larkspur 40",
                "",
                "PUBLISHED",
                List.of(version(3, "2026-09-01", "24.00"), version(2, "2026-03-01", "22.00")));
    }

    /** What the version in force says about prices. */
    public static PriceTerms planTerms() {
        return planTerms("24.00");
    }

    private static PriceTerms planTerms(String monthly) {
        PriceTerms usage = UsagePrices.terms(ZoneId.of("Europe/Dublin"), USAGE_PRICES, INCLUDED);
        List<OfferingPrice> prices = new ArrayList<>(usage.prices());
        prices.addFirst(RecurringPrice.monthly(new BigDecimal(monthly)));
        return PriceTerms.of(usage.zone(), prices, usage.allowances(), usage.destinations());
    }

    /** Every event costs the same; the rater has tests of its own. */
    private static final class FakePriceChecks extends PriceChecks {
        @Override
        public List<PriceCheckResult> check(PriceTable draft, PriceCheck question) {
            return List.of(
                    new PriceCheckResult(
                            question.events().getFirst().id(),
                            PriceCheckResult.Outcome.RATED,
                            new BigDecimal("0.48"),
                            List.of(),
                            List.of(
                                    new ExplanationStep(
                                            "explain.plan",
                                            List.of(
                                                    draft.version().offeringName(),
                                                    "4",
                                                    LocalDate.of(2026, 11, 21))))));
        }
    }

    private static final class FakeTrials extends UsageTrials {
        @Override
        public UsageTrial lastMonth(UUID offeringId, VersionTerms draft) {
            return new UsageTrial(
                    YearMonth.parse("2026-10"),
                    6_214,
                    2_000,
                    181_004,
                    2,
                    new BigDecimal("48000.00"),
                    new BigDecimal("49632.00"),
                    1_962,
                    new BigDecimal("1962.00"),
                    38,
                    new BigDecimal("330.00"));
        }
    }

    /** One line was there before; the other ordered the version. */
    private final class FakePublications extends Publications {
        @Override
        public OfferingDetail publish(UUID versionId, Audience audience) {
            published.add(versionId);
            audiences.add(audience);
            return plan();
        }

        @Override
        public PublicationReport report(UUID versionId) {
            return new PublicationReport(
                    3,
                    LocalDate.parse("2026-09-01"),
                    Audience.NEW_ORDERS,
                    List.of(
                            reach(1, PriceReach.Outcome.NEW_ORDERS_ONLY, null),
                            reach(2, PriceReach.Outcome.REACHED, LocalDate.parse("2026-10-02"))));
        }

        private static PriceReach reach(
                int line, PriceReach.Outcome outcome, @Nullable LocalDate from) {
            return new PriceReach(
                    new UUID(7, line),
                    Larkspur.MAEVE,
                    "Maeve Hanlon",
                    "35320914220" + line,
                    outcome,
                    from);
        }
    }

    private final class FakeGroups extends SharingGroups {
        @Override
        public void join(UUID productId, String name, LocalDate from) {
            mayRefuse();
            joined.add(productId + " " + name + " " + from);
        }

        @Override
        public void leave(UUID productId, LocalDate on) {
            joined.removeIf(one -> one.startsWith(productId.toString()));
        }
    }

    private static final class FakePools extends SharedPools {
        @Override
        public List<SharedPool> of(UUID customerId) {
            UUID line = new UUID(7, 1);
            return List.of(
                    new SharedPool(
                            new UUID(8, 1),
                            "Family",
                            new UUID(9, 1),
                            "A-000001",
                            new Period(
                                    LocalDate.parse("2026-11-01"), LocalDate.parse("2026-12-01")),
                            Larkspur.EUR,
                            List.of(
                                    new SharedPool.Member(
                                            line,
                                            "353209142207",
                                            "Larkspur 40",
                                            LocalDate.parse("2026-10-12"))),
                            List.of(
                                    new SharedPool.Allowance(
                                            "",
                                            UsageType.DATA,
                                            false,
                                            3_000_000_000L,
                                            7_000_000_000L,
                                            5_000_000_000L,
                                            Map.of(
                                                    line,
                                                    2_000_000_000L,
                                                    new UUID(7, 2),
                                                    1_000_000_000L)))));
        }
    }

    private static final class FakeTimelines extends OfferingTimelines {
        @Override
        public Map<UUID, List<Stage>> all() {
            return Map.of(
                    PLAN,
                    List.of(
                            new Stage(
                                    3,
                                    "PUBLISHED",
                                    LocalDate.parse("2026-09-01"),
                                    new BigDecimal("24.00"),
                                    Larkspur.EUR)));
        }
    }

    private final class FakeReviews extends PriceReviews {
        @Override
        public boolean fourEyes() {
            return fourEyes;
        }

        @Override
        public void changeFourEyes(boolean on) {
            fourEyes = on;
        }

        @Override
        public void submit(UUID versionId) {
            submitted.add(versionId);
        }
    }

    private static final class FakeIssuers implements Issuers {
        @Override
        public IssuerDetails current() {
            return new IssuerDetails(
                    "Larkspur Mobile Ltd",
                    List.of("4 Quay Street", "Galway"),
                    "IE",
                    "IE1234567T",
                    "help@larkspur.example",
                    null,
                    null,
                    DocumentKind.INVOICE);
        }
    }

    private final class FakeCatalogs extends Catalogs {
        @Override
        public List<CatalogChange> compare(Catalog catalog) {
            mayRefuse();
            return List.of(
                    new CatalogChange(
                            CatalogChange.Kind.OFFERING,
                            "larkspur-40",
                            "Larkspur 40",
                            CatalogChange.Outcome.UNCHANGED,
                            2),
                    new CatalogChange(
                            CatalogChange.Kind.OFFERING,
                            "more",
                            "5 GB more",
                            CatalogChange.Outcome.RETIRED,
                            1));
        }
    }

    private final class FakeOfferings extends Offerings {
        @Override
        public List<OfferingRow> list() {
            OfferingDetail.Version version = plan().versions().getFirst();
            OfferingRow more =
                    new OfferingRow(
                            FILE,
                            "more",
                            "5 GB more",
                            "",
                            OfferingKind.ADD_ON,
                            "PUBLISHED",
                            1,
                            12,
                            version.validFrom(),
                            new BigDecimal("5.00"),
                            RecurringPrice.Interval.MONTH,
                            Larkspur.EUR,
                            true,
                            List.of());
            List<OfferingRow> rows = new ArrayList<>();
            if (sellsAddOn) {
                rows.add(more);
            }
            rows.add(
                    new OfferingRow(
                            PLAN,
                            "larkspur-40",
                            "Larkspur 40",
                            "",
                            "PUBLISHED",
                            2,
                            6_214,
                            version.validFrom(),
                            version.recurringPrice(),
                            Larkspur.EUR,
                            true,
                            INCLUDED));
            return rows;
        }

        @Override
        public OfferingDetail get(UUID id) {
            if (!id.equals(PLAN)) {
                throw BellbirdException.notFound();
            }
            return plan();
        }

        @Override
        public PriceTerms terms(UUID versionId) {
            boolean old = versionId.equals(plan().versions().getLast().id());
            return drafted.getOrDefault(versionId, planTerms(old ? "22.00" : "24.00"));
        }

        @Override
        public OfferingRules rules(UUID id) {
            return OfferingRules.USUAL;
        }

        @Override
        public OfferingDetail draft(OfferingDraft draft, OfferingRules rules) {
            return draft(draft);
        }

        @Override
        public OfferingDetail draft(OfferingDraft draft) {
            mayRefuse();
            drafts.add(draft);
            drafted.put(DRAFT, Objects.requireNonNull(draft.terms()));
            OfferingDetail.Version next =
                    new OfferingDetail.Version(
                            DRAFT,
                            4,
                            "DRAFT",
                            draft.validFrom(),
                            Larkspur.EUR,
                            draft.recurringPrice(),
                            draft.taxIncluded(),
                            null);
            var versions = new ArrayList<>(plan().versions());
            versions.addFirst(next);
            return new OfferingDetail(
                    PLAN, draft.code(), draft.name(), draft.description(), "PUBLISHED", versions);
        }
    }

    /** The plan at 31.00, by the product's own arithmetic. */
    private static final class FakeEstimates extends BillEstimates {
        @Override
        public FirstCharges firstBill(String offering, LocalDate start, BillCycle cycle) {
            PricedVersion price =
                    new PricedVersion(
                            PLAN,
                            RecurringPrice.monthly(new BigDecimal("31.00")),
                            Larkspur.EUR,
                            true);
            Subscription product =
                    new Subscription(
                            start,
                            null,
                            Alignment.ofProduct(cycle, start),
                            List.of(new Subscription.Term(price, start, null)),
                            List.of());
            Period first = cycle.containing(start);
            Due due = new Due(first.to(), cycle.next(first).to());
            return new FirstCharges(
                    first.to(), RecurringCharges.of(product, due, List.of()), List.of());
        }
    }

    /** HALF is a draft until it is published, MORE is published. */
    private final class FakePromotions extends Promotions {

        private Promotion half =
                new Promotion(
                        "HALF",
                        "Half price at first",
                        new Benefit.PercentOff(new BigDecimal("50")),
                        Set.of(),
                        3L,
                        LocalDate.parse("2026-11-01"),
                        LocalDate.parse("2027-02-01"),
                        500L);

        @Override
        public List<PromotionRow> list() {
            return List.of(
                    new PromotionRow(
                            PROMOTION, half, given.contains("HALF") ? "PUBLISHED" : "DRAFT", 0),
                    new PromotionRow(
                            PLAN,
                            new Promotion(
                                    "MORE",
                                    "2 GB on us",
                                    new Benefit.FreeUnits(
                                            AllowanceTerms.Unit.BYTES, 2_000_000_000L),
                                    Set.of("larkspur-40"),
                                    null,
                                    LocalDate.parse("2026-11-01"),
                                    null,
                                    null),
                            "PUBLISHED",
                            1_204));
        }

        @Override
        public PromotionDetail get(UUID id) {
            return list().stream()
                    .filter(row -> row.id().equals(id))
                    .findFirst()
                    .map(row -> new PromotionDetail(row, "", true))
                    .orElseThrow(BellbirdException::notFound);
        }

        @Override
        public PromotionDetail draft(@Nullable UUID id, Promotion promotion) {
            mayRefuse();
            half = promotion;
            given.remove("HALF");
            return get(PROMOTION);
        }

        @Override
        public PromotionDetail publish(UUID id) {
            mayRefuse();
            given.add(get(id).promotion().code());
            return get(id);
        }
    }

    private final class FakeOrders extends Orders {
        @Override
        public ActivatedLine activate(ActivateLine order) {
            mayRefuse();
            return new ActivatedLine(PLAN, PLAN, PLAN, "353209142299");
        }

        @Override
        public Promotion promised(String code, UUID offeringId, LocalDate startOn) {
            return new FakePromotions()
                    .list().stream()
                            .map(PromotionRow::promotion)
                            .filter(one -> one.code().equals(code))
                            .findFirst()
                            .orElseThrow(
                                    () ->
                                            BellbirdException.user(
                                                    "promotionCode", "error.order.promotion"));
        }

        @Override
        public UUID addOn(OrderAddOn order) {
            mayRefuse();
            addOns.add(order);
            return PLAN;
        }
    }

    /** The line has 5 GB more since a while. */
    private final class FakeAddOns extends AddOns {

        private @Nullable LocalDate end;

        @Override
        public List<LineAddOn> of(UUID lineProductId) {
            return List.of(
                    new LineAddOn(
                            PROMOTION,
                            lineProductId,
                            "MORE",
                            "Larkspur Data 10",
                            LocalDate.parse("2026-11-02"),
                            end,
                            "HALF",
                            null,
                            false,
                            List.of()));
        }

        @Override
        public LineAddOn end(UUID productId, @Nullable LocalDate on, String reason) {
            mayRefuse();
            end = on;
            return of(LINE).getFirst();
        }
    }

    /** A line on Larkspur 40 since October that is suspended since a week ago. */
    private final class FakeChanges extends ProductChanges {
        @Override
        public ProductHistory history(UUID lineId) {
            if (!lineId.equals(LINE)) {
                throw BellbirdException.notFound();
            }
            return new ProductHistory(
                    PLAN,
                    LINE,
                    PLAN,
                    new BillCycle(1),
                    Larkspur.MAEVE,
                    "Maeve Hanlon",
                    "353209142207",
                    LocalDate.parse("2026-10-12"),
                    null,
                    List.of(
                            event(ProductEvent.Kind.STARTED, "2026-10-12", "Larkspur 40", ""),
                            event(
                                    ProductEvent.Kind.SUSPENDED,
                                    "2026-11-13",
                                    null,
                                    "Phone is stolen")));
        }

        private static ProductEvent event(
                ProductEvent.Kind kind, String on, @Nullable String plan, String reason) {
            return new ProductEvent(
                    kind,
                    LocalDate.parse(on),
                    plan,
                    plan == null ? null : 3,
                    reason,
                    NOON,
                    "Ines Kovač");
        }

        @Override
        public ProductHistory change(UUID lineId, LineChange change) {
            mayRefuse();
            changed.add(change);
            return history(lineId);
        }
    }

    private final class FakeDisputes extends Disputes {
        @Override
        public List<Dispute> of(UUID bill) {
            return List.copyOf(disputed);
        }

        @Override
        public List<Dispute> mine(UUID bill) {
            return of(bill);
        }

        @Override
        public UUID open(UUID bill, DisputeRequest request) {
            mayRefuse();
            disputed.add(
                    new Dispute(
                            bill,
                            bill,
                            request.line(),
                            "Data in Switzerland",
                            euro(1272),
                            request.words(),
                            "Maeve Hanlon",
                            NOON,
                            null));
            return bill;
        }

        @Override
        public UUID openMine(UUID bill, DisputeRequest request) {
            return open(bill, request);
        }

        @Override
        public void reject(UUID id, String answer) {
            mayRefuse();
            Dispute one = disputed.removeFirst();
            disputed.add(
                    new Dispute(
                            one.id(),
                            one.bill(),
                            one.line(),
                            one.description(),
                            one.amount(),
                            one.words(),
                            one.openedBy(),
                            one.openedAt(),
                            new Dispute.Decision(answer, "Ines Kovač", NOON, null)));
        }
    }

    private final class FakeCreditNotes extends CreditNotes {
        @Override
        public Creditable of(UUID bill) {
            return new Creditable(
                    null,
                    null,
                    null,
                    "",
                    List.of(new Creditable.Line(1, "Larkspur 40", euro(2400), euro(2400))),
                    List.of(
                            new Creditable.Note(
                                    Larkspur.NOVEMBER_BILL,
                                    "CRN-2026-000001",
                                    LocalDate.parse("2026-11-20"),
                                    euro(-500),
                                    "Phone is stolen")));
        }

        @Override
        public Creditable mine(UUID bill) {
            return of(bill);
        }

        @Override
        public UUID issue(UUID bill, CreditRequest request) {
            mayRefuse();
            credited.add(request);
            return bill;
        }
    }

    private final class FakeExemptions extends TaxExemptions {
        @Override
        public List<TaxExemption> of(UUID customerId) {
            return List.copyOf(exempted);
        }

        @Override
        public List<TaxExemption> add(UUID customerId, TaxExemption exemption) {
            mayRefuse();
            exempted.add(exemption);
            return List.copyOf(exempted);
        }
    }

    /** Of day 1, until it is changed. */
    private final class FakeCycles extends CycleChanges {
        private BillCycle cycle = new BillCycle(1);

        @Override
        public AccountCycle of(UUID account) {
            return AccountCycle.of(cycle, TODAY);
        }

        @Override
        public BillCycle cycle(UUID account) {
            return cycle;
        }

        @Override
        public AccountCycle preview(UUID account, CycleWish wish) {
            CycleSpecification to = wish.specification(Larkspur.OPENED);
            if (to.equals(cycle.on(TODAY))) {
                throw BellbirdException.user("frequency", "error.cycle.same");
            }
            return AccountCycle.of(cycle.changed(to, TODAY), TODAY);
        }

        @Override
        public AccountCycle change(UUID account, CycleWish wish) {
            mayRefuse();
            cycle = cycle.changed(wish.specification(Larkspur.OPENED), TODAY);
            return of(account);
        }

        @Override
        public AccountCycle withdraw(UUID account, LocalDate begins) {
            mayRefuse();
            cycle = new BillCycle(1);
            return of(account);
        }
    }

    private static final class FakeAccountBills extends AccountBills {
        @Override
        public UUID billNow(UUID account) {
            return Larkspur.NOVEMBER_BILL;
        }
    }

    private final class FakeFiles extends UsageFiles {
        @Override
        public List<FeedRow> feeds() {
            return List.of(new FeedRow(FILE, "Host network", null));
        }

        @Override
        public FileReceipt upload(@Nullable UUID feed, String fileName, InputStream content) {
            return new FileReceipt(FILE, true, "HN_20261120_0417.csv", NOON, List.of());
        }

        @Override
        public List<UsageFileRow> list(int offset, int limit) {
            return files.stream().skip(offset).limit(limit).toList();
        }

        @Override
        public long count() {
            return files.size();
        }

        @Override
        public FilesWaiting waiting() {
            return new FilesWaiting(
                    files.stream().mapToLong(file -> file.counts().suspended()).sum(),
                    count(FileState.QUARANTINED),
                    count(FileState.REJECTED));
        }

        private long count(FileState state) {
            return files.stream().filter(file -> file.state() == state).count();
        }

        @Override
        public UsageFileRow get(UUID id) {
            return files.stream()
                    .filter(file -> file.id().equals(id))
                    .findFirst()
                    .orElseThrow(BellbirdException::notFound);
        }

        @Override
        public List<SetAsideRow> setAside(
                UUID id, @Nullable Verdict verdict, int offset, int limit) {
            return List.of(
                    new SetAsideRow(
                            7_204,
                            verdict == null ? Verdict.REJECTED : verdict,
                            "error.usage.duration",
                            "-3",
                            "<script>alert(1)</script>,voice,-3",
                            null,
                            null));
        }

        @Override
        public List<FileTotal> totals(UUID id) {
            return List.of(
                    new FileTotal("RATED", "DATA", 47_655, BigInteger.valueOf(212_000_000_000L)),
                    new FileTotal("REJECTED", "NONE", 35, BigInteger.ZERO));
        }

        @Override
        public List<FileLine> lines(UUID id, long from, int count) {
            return List.of(
                    new FileLine(from, "larkspur01", new FileLine.Rated("r1", NOON), null),
                    new FileLine(from + 1, "larkspur01", null, null));
        }

        @Override
        public void release(UUID id) {
            released.add(id);
        }

        @Override
        public void writeOriginal(UUID id, OutputStream out) throws java.io.IOException {
            out.write("record_id\n".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static final class FakeTraces extends Traces {
        @Override
        public Trace of(String recordKey) {
            return new Trace(
                    recordKey,
                    NOON,
                    new Trace.Place(FILE, "HN_20261120_0417.csv", 7_205),
                    new FileLine(7_205, "larkspur01", new FileLine.Rated(recordKey, NOON), null),
                    new Trace.Rated(
                            Larkspur.MAEVE,
                            "Maeve Hanlon",
                            PLAN,
                            PLAN,
                            LocalDate.parse("2026-10-01"),
                            UsageType.DATA,
                            "Switzerland",
                            new BigDecimal("0.06"),
                            Currency.getInstance("EUR"),
                            List.of(
                                    new ExplanationStep(
                                            "explain.plan",
                                            List.of(
                                                    "Larkspur 40",
                                                    "3",
                                                    LocalDate.parse("2026-10-01"))))),
                    new Trace.Bill(
                            Larkspur.NOVEMBER_BILL,
                            "INV-2026-000117",
                            LocalDate.parse("2026-11-01"),
                            euro(4_767),
                            new Trace.Line(
                                    2, "Data in Switzerland", new BigDecimal("12.72"), euro(1_272)),
                            List.of(
                                    new Trace.Posting("receivable", euro(4_767)),
                                    new Trace.Posting("revenue.usage", euro(-4_767))),
                            List.of(new Trace.Payment("stripe", euro(4_767), NOON))));
        }
    }

    private static final class FakeRetention extends UsageRetention {
        @Override
        public List<UsageMonth> months() {
            return List.of(
                    new UsageMonth(YearMonth.of(2026, 11), 45_000, 12_000_000, Kept.YOUNG, null),
                    new UsageMonth(YearMonth.of(2026, 4), 41_000, 11_000_000, Kept.HELD, null),
                    new UsageMonth(YearMonth.of(2026, 3), 40_000, 10_000_000, null, null),
                    new UsageMonth(YearMonth.of(2026, 2), 39_000, 9_000_000, null, NOON));
        }

        @Override
        public OptionalInt policy() {
            return OptionalInt.of(6);
        }

        @Override
        public List<UsageHold> holds() {
            return List.of(new UsageHold(FEED, null, "Phone is stolen", NOON, "Maeve Hanlon"));
        }
    }

    private static final class FakeSuspense extends Suspense {
        private static final SuspendedSum SUM =
                new SuspendedSum(
                        318,
                        BigInteger.valueOf(19_080),
                        BigInteger.TWO,
                        BigInteger.ZERO,
                        NOON.minus(Duration.ofDays(3)),
                        NOON,
                        NOON);

        @Override
        public List<SuspenseGroup> groups() {
            return List.of(
                    new SuspenseGroup("error.usage.unknownNumber", 2, 3, SUM),
                    new SuspenseGroup("error.usage.tooOld", 1, 1, SUM));
        }

        @Override
        public List<SuspenseCause> causes(String reason, int limit) {
            return List.of(new SuspenseCause("447700900456", SUM));
        }

        @Override
        public List<Recycling> recyclings(int offset, int limit) {
            return List.of(
                    new Recycling(
                            FILE,
                            NOON,
                            "Ines Kovač",
                            "error.usage.noPrice",
                            null,
                            "Larkspur 40",
                            NOON,
                            List.of(
                                    new Recycling.Outcome("RATED", "", 12),
                                    new Recycling.Outcome("SUSPENDED", "error.usage.noPrice", 1))));
        }
    }

    /** Reads samples as the product does; only the table is away. */
    private final class FakeFeeds extends UsageFeeds {
        @Override
        public List<FeedDetail> list() {
            return List.of(new FeedDetail(FEED, "Host network", null, 3, profile));
        }

        @Override
        public boolean change(
                UUID id, int version, @Nullable String folder, ProfileDocument document) {
            document.checked();
            boolean other = !document.equals(profile);
            profile = document;
            return other;
        }

        @Override
        public List<FeedAlarm> alarms() {
            return List.copyOf(alarms);
        }

        @Override
        public void settleGaps(UUID id) {
            alarms.clear();
        }

        @Override
        public UUID add(String name, @Nullable String folder, ProfileDocument document) {
            profile = document;
            return FEED;
        }

        @Override
        public ProfileTrial tryOut(ProfileDocument document, byte[] sample) {
            return document.checked().tryOut(sample, "IE", NOON);
        }
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
            return List.of(new RunReview.Sample(MAEVES, euro(4_767)));
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

    private static final RunReview.Payer MAEVES =
            new RunReview.Payer(
                    UUID.fromString("00000000-0000-7000-8000-000000000002"),
                    "A-000001",
                    Larkspur.MAEVE,
                    "Maeve Hanlon");

    /** A month like the one before, of which people approved every draft. */
    private static RunReview reviewed() {
        return new RunReview(
                List.of(),
                List.of(),
                false,
                new RunReview.Opinions(false, 0, 0, 0, 0, List.of()),
                new RunReview.Before(RUN, 18_331, euro(29_770_240)),
                List.of(
                        new RunReview.Change(
                                BillDetail.LineKind.RECURRING,
                                null,
                                "Larkspur 40",
                                euro(26_500_000),
                                euro(26_891_400),
                                earlier(25_500_000, 26_265_000, 26_000_000, 26_500_000)),
                        new RunReview.Change(
                                BillDetail.LineKind.USAGE,
                                BillDocument.Usage.Service.DATA,
                                "",
                                euro(602_000),
                                euro(831_000),
                                earlier(500_000, 550_000, 522_500, 602_000))),
                List.of(
                        new RunReview.Outlier(
                                RunReview.Unusual.UP,
                                MAEVES,
                                Larkspur.NOVEMBER_BILL,
                                euro(2_700),
                                euro(4_767),
                                new RunReview.Usual(euro(2_400), euro(2_700)),
                                "Data in Switzerland",
                                euro(1_272),
                                null)),
                List.of(new RunReview.UnusualCount(RunReview.Unusual.UP, 1, 0)));
    }

    private static List<Money> earlier(long... cents) {
        return LongStream.of(cents).mapToObj(Backoffice::euro).toList();
    }

    private static final class FakeLedger extends Ledger {
        @Override
        public TrialBalance trialBalance() {
            return new TrialBalance(
                    List.of(
                            new TrialBalance.Row("receivable", euro(4767), euro(0), euro(4767)),
                            new TrialBalance.Row(
                                    "revenue.recurring", euro(0), euro(3876), euro(-3876)),
                            new TrialBalance.Row("tax.vat", euro(0), euro(891), euro(-891))));
        }

        @Override
        public List<BookedEntry> entries(int offset, int limit) {
            return List.of(
                    new BookedEntry(
                            RUN,
                            "bill/1",
                            LocalDate.parse("2026-11-01"),
                            "INV-2026-000017",
                            List.of(
                                    new BookedEntry.BookedPosting(
                                            "receivable", "A-000001", euro(4767)),
                                    new BookedEntry.BookedPosting(
                                            "revenue.recurring", null, euro(-3876)),
                                    new BookedEntry.BookedPosting("tax.vat", null, euro(-891)))));
        }

        @Override
        public long count() {
            return 1;
        }
    }

    private static final class FakeInvariants extends Invariants {
        @Override
        public List<CheckedRule> check() {
            return last();
        }

        @Override
        public List<CheckedRule> last() {
            return List.of(
                    new CheckedRule(InvariantResult.of("I1", 0, List.of()), Instant.EPOCH, null),
                    new CheckedRule(
                            InvariantResult.of("I7", 3, List.of("(1,2)")),
                            Instant.EPOCH,
                            Instant.EPOCH));
        }
    }

    private final class FakeSettings extends Settings {
        @Override
        public TenantProfile profile() {
            return larkspur.profile();
        }

        @Override
        public IssuerDetails issuer() {
            return new IssuerDetails(
                    "Larkspur Mobile Ltd",
                    List.of("1 Pier Road", "Galway", "IE"),
                    "IE",
                    "IE1234567T",
                    "billing@larkspur.example",
                    null,
                    null,
                    DocumentKind.INVOICE);
        }

        @Override
        public List<TaxRate> taxRates() {
            return List.of(
                    new TaxRate("S", new BigDecimal("23"), LocalDate.parse("2012-01-01"), null));
        }

        @Override
        public TenantBrand brand() {
            return BrandColorDerivation.of("#F2C94C").withLogo(null);
        }

        @Override
        public void saveColor(String color) {
            mayRefuse();
        }
    }

    private static final class FakeTaxEngine extends TaxEngineSettings {
        private Setting now = new Setting("", false, false);

        @Override
        public Setting get() {
            return now;
        }

        @Override
        public void save(String address, String key, boolean isUsed) {
            now = new Setting(address, now.hasKey() || !key.isEmpty(), isUsed);
        }

        /** An engine that is asked for 23 %, and nothing without a key. */
        @Override
        public Trial tryIt(String address, String key) {
            TaxQuestion question =
                    new TaxQuestion(
                            "try",
                            "EUR",
                            new TaxQuestion.Seller("IE", null),
                            new TaxQuestion.Buyer("", "", "", "IE", null, List.of()),
                            List.of());
            BigDecimal rate = new BigDecimal("23");
            BigDecimal base = new BigDecimal("10.00");
            BigDecimal tax = new BigDecimal("2.30");
            return new Trial(
                    question,
                    key.isEmpty()
                            ? TaxReply.refused("HTTP 401")
                            : new TaxReply.Answered(
                                    new TaxAnswer(
                                            "try",
                                            null,
                                            List.of(
                                                    new TaxAnswer.LineTax(
                                                            1, "S", rate, null, null)),
                                            List.of(new TaxAnswer.Sum("S", rate, false, base, tax)),
                                            base.add(tax),
                                            null)));
        }
    }

    private final class FakePeople extends People {
        @Override
        public List<Member> staff() {
            return List.copyOf(staff);
        }

        @Override
        public void changeRole(String subject, String role) {
            mayRefuse();
            staff.replaceAll(
                    member ->
                            member.subject().equals(subject)
                                    ? new Member(subject, member.email(), member.name(), role, NOON)
                                    : member);
        }

        @Override
        public void remove(String subject) {
            mayRefuse();
            staff.removeIf(member -> member.subject().equals(subject));
        }
    }

    private final class FakeInvitations extends Invitations {
        @Override
        public void inviteStaff(String email, String name, String role) {
            mayRefuse();
            invited.add(email);
        }

        @Override
        public void inviteSubscriber(String email, String name, UUID customer) {
            invited.add(email);
        }

        @Override
        public void withdraw(UUID id) {
            withdrawn.add(id);
        }

        @Override
        public List<Invitation> open() {
            return List.of(
                    new Invitation(
                            FILE,
                            "tomas@larkspur.example",
                            "Tomas Reyes",
                            Roles.SUPPORT_AGENT,
                            null,
                            NOON,
                            NOON.plus(Duration.ofDays(7)),
                            null));
        }

        @Override
        public Invitation look(String token) {
            return open().getFirst();
        }
    }

    private static final class FakeAudit extends AuditEntries {
        @Override
        public List<AuditEntry> list(AuditQuery query, int offset, int limit) {
            return List.of(
                    new AuditEntry(
                            NOON,
                            "Ines Kovač",
                            "127.0.0.1",
                            "activate line",
                            "line",
                            "INV-1",
                            null,
                            null));
        }

        @Override
        public long count(AuditQuery query) {
            return 1;
        }

        @Override
        public List<String> people() {
            return List.of("Ines Kovač");
        }

        @Override
        public List<String> nouns() {
            return List.of("line");
        }
    }

    private final class FakeSignUps extends SignUps {
        @Override
        public List<String> countries() {
            return List.of("DE", "GB");
        }

        @Override
        public Optional<BellbirdException.Problem> check(String field, String value) {
            boolean wrong =
                    switch (field) {
                        case "email" -> !value.matches("[^@,]+@[^@,]+[.][a-z]+");
                        case "shortName" -> value.equals("www");
                        default -> false;
                    };
            return wrong
                    ? Optional.of(
                            new BellbirdException.Problem(
                                    field, "error.signUp." + field, List.of()))
                    : Optional.empty();
        }

        @Override
        public String addressOf(String shortName) {
            return "http://" + shortName + ".localhost:8080";
        }

        @Override
        public UUID start(SignUpRequest request) {
            mayRefuse();
            signUps.add(request);
            return SIGN_UP;
        }

        @Override
        public Optional<SignUpProgress> progress(UUID id) {
            return Optional.of(
                    new SignUpProgress(
                            "Larkspur Mobile",
                            "larkspur",
                            "ines@larkspur.example",
                            "http://larkspur.localhost:8080",
                            SignUpProgress.State.RUNNING,
                            List.of(
                                    new SignUpProgress.StepProgress(
                                            Step.REGISTRY, NOON, NOON.plusMillis(700)),
                                    new SignUpProgress.StepProgress(Step.DATABASE, NOON, null),
                                    new SignUpProgress.StepProgress(Step.READY, null, null)),
                            NOON,
                            null,
                            ""));
        }
    }

    private final class FakeTenants extends Tenants {
        @Override
        public List<TenantEntry> list() {
            return List.of(
                    new TenantEntry(
                            larkspur.profile(),
                            TenantEntry.State.READY,
                            "3.0",
                            "main",
                            NOON,
                            NOON));
        }

        @Override
        public Health health() {
            return new Health(true, true, 1, 0, Duration.ZERO, "3.0");
        }
    }

    private final class FakePlatformInvariants extends PlatformInvariants {
        @Override
        public List<TenantRules> list() {
            return List.of(new TenantRules(larkspur.profile(), NOON, 16, Map.of("I7", 3L)));
        }

        @Override
        public List<CheckedRule> rows(String shortName) {
            return new FakeInvariants().last();
        }
    }

    private static Money euro(long cents) {
        return new Money(cents, Larkspur.EUR);
    }
}
