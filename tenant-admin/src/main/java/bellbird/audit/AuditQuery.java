package bellbird.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Which changes to show.
 *
 * @param text part of who, from where, the action, the thing, before or after; empty for all
 * @param who display name; empty for everybody
 * @param noun what was changed, such as {@code customer}; empty for everything
 * @param from first day in the zone; null for the beginning
 * @param to last day in the zone; null for today
 */
public record AuditQuery(
        String text,
        String who,
        String noun,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        ZoneId zone) {}
