package bellbird.rating;

import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The prices of a published version, compiled for look-up. Immutable: it may be shared and kept.
 */
public final class PriceTable {

    private final VersionTerms terms;
    private final Map<UsageType, PrefixTree<UsagePrice>> prices = new EnumMap<>(UsageType.class);

    public PriceTable(VersionTerms terms) {
        this.terms = terms;
        Map<UsageType, Map<String, UsagePrice>> byService = new EnumMap<>(UsageType.class);
        for (UsagePrice price : terms.prices()) {
            byService
                    .computeIfAbsent(price.service(), service -> new HashMap<>())
                    .put(price.prefix(), price);
        }
        byService.forEach((service, entries) -> prices.put(service, new PrefixTree<>(entries)));
    }

    public VersionTerms terms() {
        return terms;
    }

    /** The allowances of a full period, to find out which buckets there must be. */
    public List<VersionTerms.Allowance> allowances() {
        return terms.allowances();
    }

    /** The price with the longest prefix of the called number (rule R5). */
    @Nullable UsagePrice find(UsageEvent event) {
        PrefixTree<UsagePrice> tree = prices.get(event.service());
        String digits = event.otherParty() == null ? "" : event.otherParty();
        return tree == null ? null : tree.longest(digits);
    }
}
