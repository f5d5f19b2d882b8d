package bellbird.bill;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks is wrong.
 *
 * @param line its number on the bill
 * @param amount as the line's own, in major units; null for all that is left of the line
 * @param words why
 */
public record DisputeRequest(int line, @Nullable BigDecimal amount, String words) {}
