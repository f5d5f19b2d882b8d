package bellbird.bill;

import bellbird.offering.UsageType;
import bellbird.rating.ExplanationStep;
import java.math.BigDecimal;
import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A usage record behind a line of a bill. Quantities are seconds, messages or bytes.
 *
 * @param key the network's own id of it
 * @param startedAt in the tenant's zone
 * @param otherParty called or sent to, as itemised lists show it (rule R24); null where there is
 *     none
 * @param used as the network measured it
 * @param billed after increments
 * @param included paid from allowances of usage
 * @param amount exact, in major units, as the line adds it up
 * @param holds whether it comes to the same amount again; if not, the first step says so
 * @param steps how the amount came about, with the number as it is shown
 */
public record SourceRecord(
        String key,
        ZonedDateTime startedAt,
        UsageType service,
        @Nullable String otherParty,
        long used,
        long billed,
        long included,
        BigDecimal amount,
        boolean holds,
        List<ExplanationStep> steps) {

    public SourceRecord {
        steps = List.copyOf(steps);
    }
}
