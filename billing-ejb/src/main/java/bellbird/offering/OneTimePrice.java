package bellbird.offering;

import java.math.BigDecimal;

/**
 * Paid once, when the product starts.
 *
 * @param name as bills print it, such as {@code Activation}
 */
public record OneTimePrice(String id, String name, BigDecimal amount) implements OfferingPrice {}
