package bellbird.order;

import java.util.UUID;

/**
 * What an order has made.
 *
 * @param msisdn E.164 without +
 */
public record ActivatedLine(UUID orderId, UUID productId, UUID serviceId, String msisdn) {}
