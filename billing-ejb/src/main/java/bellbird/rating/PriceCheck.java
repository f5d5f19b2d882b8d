package bellbird.rating;

import bellbird.kernel.json.Absent;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageType;
import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question what usage would cost; nothing of it is stored.
 *
 * @param offering code of a plan, priced by the version of each event's day; or else
 * @param catalogue terms as a document, {@link bellbird.offering.PriceTerms}
 * @param allowances what is left before the first event; none if it is empty
 * @param events in the order in which they are rated
 * @param cycleDay day of the month on which billing periods begin
 */
public record PriceCheck(
        @Nullable String offering,
        @Nullable JsonObject catalogue,
        List<Left> allowances,
        List<Event> events,
        @Absent("1") int cycleDay) {

    /** The most events of one question. */
    public static final int MOST_EVENTS = 50_000;

    /**
     * @param id of the allowance's terms
     * @param unit of the allowance, if it is to be checked
     * @param remaining seconds, messages or bytes; money in millionths
     * @param expiresAt null if it outlasts all the events
     */
    public record Left(
            String id,
            AllowanceTerms.@Nullable Unit unit,
            long remaining,
            @Nullable OffsetDateTime expiresAt) {}

    /**
     * @param durationSeconds of a call; a started second is a whole one (rule R1)
     * @param bytes of a data session
     * @param count of messages or pieces; one if it is missing
     * @param from who calls, or sends to the line
     * @param to who is called, or sent to
     * @param mcc country of the visited network; missing at home
     * @param mnc code of the visited network; text
     */
    public record Event(
            String id,
            UsageType service,
            @Absent("outgoing") UsageMatch.Direction direction,
            OffsetDateTime start,
            @Nullable BigDecimal durationSeconds,
            @Nullable Long bytes,
            @Nullable Long count,
            @Nullable String from,
            @Nullable String to,
            @Nullable String mcc,
            @Nullable String mnc) {}
}
