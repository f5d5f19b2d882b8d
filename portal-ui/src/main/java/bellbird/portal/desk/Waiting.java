package bellbird.portal.desk;

import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.TicketState;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.text.Texts;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a customer has waited, and how bad that is. */
final class Waiting {

    private static final Duration LONG = Duration.ofHours(4);
    private static final Duration TOO_LONG = Duration.ofHours(24);

    private Waiting() {}

    static StatusBadge badge(TicketRow ticket, Instant now) {
        return badge(ticket.state(), ticket.waitingSince(), now);
    }

    static StatusBadge badge(TicketState state, @Nullable Instant since, Instant now) {
        if (since == null) {
            return new StatusBadge(Tone.QUIET, Texts.text("desk.ticket", state));
        }
        Duration waited = Duration.between(since, now);
        Tone tone =
                waited.compareTo(TOO_LONG) > 0
                        ? Tone.BAD
                        : waited.compareTo(LONG) > 0 ? Tone.WARN : Tone.ACTION;
        return new StatusBadge(tone, Texts.text("desk.waits", text(waited)));
    }

    private static String text(Duration waited) {
        if (waited.toDays() > 0) {
            return Texts.text("desk.waits.days", waited.toDays());
        }
        return waited.toHours() > 0
                ? Texts.text("desk.waits.hours", waited.toHours())
                : Texts.text("desk.waits.minutes", Math.max(0, waited.toMinutes()));
    }
}
