package bellbird.rating;

import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One rated record.
 *
 * @param otherParty called number, E.164 without +; null for data
 * @param used seconds, messages or bytes
 * @param billed after increments
 * @param included paid from allowances
 * @param amount exact, six decimals
 */
public record RatedRow(
        String recordKey,
        Instant startedAt,
        UsageType service,
        @Nullable String otherParty,
        long used,
        long billed,
        long included,
        BigDecimal amount) {}
