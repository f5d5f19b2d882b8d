package bellbird.rating;

import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One rated record.
 *
 * @param otherParty called number, E.164 without +; null for data
 * @param used seconds, messages or bytes
 * @param billed after increments
 * @param included paid from allowances
 * @param charged billed less included
 * @param amount exact, six decimals
 */
public record RatedRow(
        String recordKey,
        Instant startedAt,
        UUID serviceId,
        UsageType service,
        @Nullable String otherParty,
        String destination,
        long used,
        long billed,
        long included,
        long charged,
        BigDecimal amount,
        Currency currency) {}
