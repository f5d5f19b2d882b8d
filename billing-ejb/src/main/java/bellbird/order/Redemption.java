package bellbird.order;

import bellbird.account.BillCycle;
import bellbird.charge.PromotionDays;
import bellbird.kernel.error.BellbirdException;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.Benefit;
import bellbird.offering.BundlePart;
import bellbird.offering.OfferingVersions;
import bellbird.offering.PriceTerms;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionGiven;
import bellbird.offering.PromotionTables;
import bellbird.offering.RecurringPrice;
import bellbird.offering.SoldOfferings.Sold;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A promotion's code with an order: whether it holds for it, and for which product until when. */
final class Redemption {

    private static final String FIELD = "promotionCode";

    private final PromotionTables promotions;
    private final OfferingVersions versions;

    /**
     * @param zone of the tenant
     */
    Redemption(Connection connection, ZoneId zone) {
        promotions = new PromotionTables(connection);
        versions = new OfferingVersions(connection, zone);
    }

    /**
     * @param today day of the order
     * @throws BellbirdException if the code does not hold for what is ordered
     */
    Promotion check(String code, Sold sold, LocalDate today) throws SQLException {
        Promotion promotion =
                promotions
                        .published(code.strip())
                        .orElseThrow(() -> BellbirdException.user(FIELD, "error.order.promotion"));
        LocalDate end = promotion.validTo();
        if (today.isBefore(promotion.validFrom()) || end != null && !today.isBefore(end)) {
            throw BellbirdException.user(FIELD, "error.order.promotionDays");
        }
        if (!promotion.offerings().isEmpty() && !promotion.offerings().contains(sold.code())) {
            throw BellbirdException.user(FIELD, "error.order.promotionOther", sold.code());
        }
        if (!hasWhatIsReduced(promotion.benefit(), sold)) {
            throw BellbirdException.user(FIELD, "error.order.promotionNothing", sold.code());
        }
        return promotion;
    }

    private boolean hasWhatIsReduced(Benefit benefit, Sold sold) throws SQLException {
        long recurring =
                versions.get(sold.versionId()).priceTerms().prices().stream()
                        .filter(RecurringPrice.class::isInstance)
                        .count();
        return switch (benefit) {
            case Benefit.PercentOff off -> recurring > 0;
            case Benefit.AmountOff off -> recurring == 1;
            case Benefit.FreeUnits free -> {
                List<UUID> all = new ArrayList<>(List.of(sold.versionId()));
                for (BundlePart part : sold.parts()) {
                    if (part.versionId() != null) {
                        all.add(part.versionId());
                    }
                }
                boolean found = false;
                for (UUID version : all) {
                    found |= PromotionGiven.adds(versions.get(version).priceTerms(), free) != null;
                }
                yield found;
            }
        };
    }

    /**
     * Counts the order and gives its product what was promised.
     *
     * @throws BellbirdException if others were faster
     */
    void give(Promotion promotion, Sale sale, BillCycle cycle) throws SQLException {
        if (!promotions.redeem(promotion.code())) {
            throw BellbirdException.user(FIELD, "error.order.promotionUsedUp");
        }
        promotions.give(
                product(promotion.benefit(), sale),
                PromotionDays.given(promotion, sale.startOn(), cycle));
    }

    /** Prices are the first product's; units go where an allowance of them is. */
    private UUID product(Benefit benefit, Sale sale) throws SQLException {
        if (benefit instanceof Benefit.FreeUnits free) {
            for (Map.Entry<UUID, UUID> one : sale.versions().entrySet()) {
                PriceTerms terms = versions.get(one.getValue()).priceTerms();
                AllowanceTerms allowance = PromotionGiven.adds(terms, free);
                if (allowance != null) {
                    return one.getKey();
                }
            }
        }
        return sale.paid();
    }
}
