package bellbird.order;

import static java.util.Objects.requireNonNull;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.BundlePart;
import bellbird.offering.OfferingKind;
import bellbird.offering.SoldOfferings.Sold;
import bellbird.product.Products;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The products that an order starts: one, or a bundle's own, which is paid, and one for each part,
 * which is used.
 */
final class Sale {

    private final Products products;
    private final UUID account;
    private final UUID order;
    private final LocalDate startOn;

    /** Version by product, what is paid first. */
    private final Map<UUID, UUID> versions = new LinkedHashMap<>();

    private @Nullable UUID line;
    private @Nullable UUID paid;

    Sale(Products products, UUID account, UUID order, LocalDate startOn) {
        this.products = products;
        this.account = account;
        this.order = order;
        this.startOn = startOn;
    }

    /** A plan, or a bundle with its plan and its add-ons. */
    Sale line(Sold sold) {
        if (sold.kind() != OfferingKind.BUNDLE) {
            line = products.start(account, order, sold.versionId(), startOn);
            paid = line;
            versions.put(line, sold.versionId());
            return this;
        }
        List<BundlePart> plans =
                sold.parts().stream().filter(one -> one.kind() == OfferingKind.BASE_PLAN).toList();
        if (plans.size() != 1) {
            throw BellbirdException.user("offering", "error.order.bundle", sold.code());
        }
        UUID plan = requireNonNull(plans.getFirst().versionId());
        UUID ofLine = products.start(account, order, plan, startOn);
        UUID bundle = add(ofLine, sold.versionId());
        List<UUID> parts = new ArrayList<>(List.of(ofLine));
        versions.put(ofLine, plan);
        for (BundlePart part : sold.parts()) {
            if (part.kind() != OfferingKind.BASE_PLAN) {
                parts.add(add(ofLine, requireNonNull(part.versionId())));
            }
        }
        products.bundle(bundle, parts);
        line = ofLine;
        paid = bundle;
        return this;
    }

    /** An add-on. */
    Sale beside(UUID lineProduct, Sold sold) {
        line = lineProduct;
        paid = add(lineProduct, sold.versionId());
        return this;
    }

    private UUID add(UUID lineProduct, UUID version) {
        UUID product = products.startBeside(lineProduct, account, order, version, startOn);
        versions.put(product, version);
        return product;
    }

    /** The product of the line. */
    UUID line() {
        return requireNonNull(line);
    }

    /** The product whose prices are paid. */
    UUID paid() {
        return requireNonNull(paid);
    }

    /** Version by product, what is paid first. */
    Map<UUID, UUID> versions() {
        return versions;
    }

    LocalDate startOn() {
        return startOn;
    }
}
