package bellbird.portal.testing;

import bellbird.kernel.error.BellbirdException;
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
import bellbird.product.PriceReach;
import bellbird.product.PublicationReport;
import bellbird.product.Publications;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is sold: plans, add-ons and promotions. */
public final class Catalogue {

    public static final UUID PLAN = UUID.fromString("00000000-0000-7000-8000-000000000051");
    public static final UUID PROMOTION = UUID.fromString("00000000-0000-7000-8000-000000000052");
    public static final UUID DRAFT = UUID.fromString("00000000-0000-7000-8000-000000000059");
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

    public final List<OfferingDraft> drafts = new ArrayList<>();
    public final List<UUID> published = new ArrayList<>();
    public final List<Audience> audiences = new ArrayList<>();
    public boolean sellsAddOn;
    public final List<String> given = new ArrayList<>();
    public final List<UUID> submitted = new ArrayList<>();
    public boolean fourEyes;
    private final Map<UUID, PriceTerms> drafted = new HashMap<>();

    private final Larkspur larkspur;

    Catalogue(Larkspur larkspur) {
        this.larkspur = larkspur;
    }

    List<Object> beans() {
        return List.of(
                new FakeOfferings(),
                new FakeCatalogs(),
                new FakeTimelines(),
                new FakeReviews(),
                new FakePublications(),
                new FakePromotions());
    }

    private static OfferingDetail.Version version(int number, String from, String price) {
        return new OfferingDetail.Version(
                new UUID(PLAN.getMostSignificantBits(), number),
                number,
                "PUBLISHED",
                LocalDate.parse(from),
                Larkspur.EUR,
                new BigDecimal(price),
                true,
                Larkspur.NOON);
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

    private final class FakeOfferings extends Offerings {
        @Override
        public List<OfferingRow> list() {
            OfferingDetail.Version version = plan().versions().getFirst();
            OfferingRow more =
                    new OfferingRow(
                            Usage.FILE,
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
            larkspur.mayRefuse();
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

    private final class FakeCatalogs extends Catalogs {
        @Override
        public List<CatalogChange> compare(Catalog catalog) {
            larkspur.mayRefuse();
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

    List<PromotionRow> promotions() {
        return new FakePromotions().list();
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
            larkspur.mayRefuse();
            half = promotion;
            given.remove("HALF");
            return get(PROMOTION);
        }

        @Override
        public PromotionDetail publish(UUID id) {
            larkspur.mayRefuse();
            given.add(get(id).promotion().code());
            return get(id);
        }
    }
}
