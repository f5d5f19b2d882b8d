package bellbird.order;

import java.util.UUID;

/** What the order of an add-on has made. */
public record OrderedAddOn(UUID orderId, UUID productId) {}
