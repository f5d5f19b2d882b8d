package bellbird.portal.care;

import bellbird.care.ticket.TicketState;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.Tone;
import bellbird.portal.text.Texts;

/** A question's state, seen by who asked. */
final class TicketBadge {

    private TicketBadge() {}

    static StatusBadge of(TicketState state) {
        Tone tone =
                switch (state) {
                    case OPEN -> Tone.WARN;
                    case WAITING -> Tone.OK;
                    case CLOSED -> Tone.QUIET;
                };
        return new StatusBadge(tone, Texts.text("care.ticket", state));
    }
}
