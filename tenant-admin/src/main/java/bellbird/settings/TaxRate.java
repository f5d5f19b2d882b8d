package bellbird.settings;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * VAT of mobile services for a span of days.
 *
 * @param category UNCL 5305 code
 * @param percent such as 19
 * @param to first day on which it no longer holds; null while it holds
 */
public record TaxRate(
        String category, BigDecimal percent, LocalDate from, @Nullable LocalDate to) {}
