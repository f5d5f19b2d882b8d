package bellbird.portal.testing;

import bellbird.account.BillCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionRow;
import bellbird.offering.UsageType;
import bellbird.order.ActivateLine;
import bellbird.order.ActivatedLine;
import bellbird.order.OrderAddOn;
import bellbird.order.Orders;
import bellbird.product.AddOns;
import bellbird.product.LineAddOn;
import bellbird.product.LineChange;
import bellbird.product.ProductChanges;
import bellbird.product.ProductEvent;
import bellbird.product.ProductHistory;
import bellbird.product.SharingGroups;
import bellbird.rating.SharedPool;
import bellbird.rating.SharedPools;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What customers have: lines, their add-ons, and the groups they share in. */
public final class Lines {

    public static final UUID LINE = UUID.fromString("00000000-0000-7000-8000-000000000061");

    public final List<String> joined = new ArrayList<>();
    public final List<LineChange> changed = new ArrayList<>();
    public final List<OrderAddOn> addOns = new ArrayList<>();

    private final Larkspur larkspur;

    Lines(Larkspur larkspur) {
        this.larkspur = larkspur;
    }

    List<Object> beans() {
        return List.of(
                new FakeOrders(),
                new FakeAddOns(),
                new FakeChanges(),
                new FakeGroups(),
                new FakePools());
    }

    private final class FakeOrders extends Orders {
        @Override
        public ActivatedLine activate(ActivateLine order) {
            larkspur.mayRefuse();
            return new ActivatedLine(
                    Catalogue.PLAN, Catalogue.PLAN, Catalogue.PLAN, "353209142299");
        }

        @Override
        public Promotion promised(String code, UUID offeringId, LocalDate startOn) {
            return larkspur.catalogue.promotions().stream()
                    .map(PromotionRow::promotion)
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow(
                            () -> BellbirdException.user("promotionCode", "error.order.promotion"));
        }

        @Override
        public UUID addOn(OrderAddOn order) {
            larkspur.mayRefuse();
            addOns.add(order);
            return Catalogue.PLAN;
        }
    }

    /** The line has 5 GB more since a while. */
    private final class FakeAddOns extends AddOns {

        private @Nullable LocalDate end;

        @Override
        public List<LineAddOn> of(UUID lineProductId) {
            return List.of(
                    new LineAddOn(
                            Catalogue.PROMOTION,
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
            larkspur.mayRefuse();
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
                    Catalogue.PLAN,
                    LINE,
                    Catalogue.PLAN,
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
                    Larkspur.NOON,
                    "Ines Kovač");
        }

        @Override
        public ProductHistory change(UUID lineId, LineChange change) {
            larkspur.mayRefuse();
            changed.add(change);
            return history(lineId);
        }
    }

    private final class FakeGroups extends SharingGroups {
        @Override
        public void join(UUID productId, String name, LocalDate from) {
            larkspur.mayRefuse();
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
}
