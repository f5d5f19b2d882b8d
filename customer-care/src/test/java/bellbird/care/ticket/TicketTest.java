package bellbird.care.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TicketTest {

    private static final Instant MORNING = Instant.parse("2026-11-21T09:00:00Z");
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Author MAEVE = new Author("sub-1", "Maeve Hanlon");
    private static final Author TOMAS = new Author("sub-2", "Tomas Reyes");

    private final Ticket ticket = asked("Charged for Switzerland", "I was in Germany");

    @Test
    void a_new_ticket_waits_for_us_since_it_was_asked() {
        assertThat(ticket.state()).isEqualTo(TicketState.OPEN);
        assertThat(ticket.waitingSince()).isEqualTo(MORNING);
        assertThat(ticket.messages()).hasSize(1);
    }

    @Test
    void an_answered_ticket_waits_for_the_customer_and_belongs_to_the_agent() {
        ticket.answer(TOMAS, "I have looked", NOON);

        assertThat(ticket.state()).isEqualTo(TicketState.WAITING);
        assertThat(ticket.waitingSince()).isNull();
        assertThat(ticket.assigneeName()).isEqualTo("Tomas Reyes");
    }

    @Test
    void the_audit_trail_sees_where_a_ticket_stood_and_where_it_stands() {
        assertThat(ticket.standing()).isEqualTo("T-000001 OPEN");
        ticket.answer(TOMAS, "I have looked", NOON);
        assertThat(ticket.standing()).isEqualTo("T-000001 WAITING, Tomas Reyes");
    }

    @Test
    void a_second_question_does_not_shorten_the_wait_of_the_first() {
        ticket.reply(MAEVE, "And another thing", NOON);

        assertThat(ticket.waitingSince()).isEqualTo(MORNING);
    }

    @Test
    void whoever_writes_to_a_closed_ticket_opens_it_again() {
        ticket.close(NOON);

        ticket.reply(MAEVE, "It happened again", NOON.plusSeconds(60));

        assertThat(ticket.state()).isEqualTo(TicketState.OPEN);
        assertThat(ticket.waitingSince()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void a_ticket_is_closed_once() {
        ticket.close(NOON);

        assertThatThrownBy(() -> ticket.close(NOON)).isInstanceOf(BellbirdException.class);
    }

    @Test
    void a_question_without_words_is_refused_at_its_field() {
        assertThatThrownBy(() -> asked("  ", "text")).hasMessageContaining("subject.missing");
        assertThatThrownBy(() -> asked("Subject", " \n ")).hasMessageContaining("text.missing");
    }

    @Test
    void hostile_text_stays_the_text_it_is() {
        String hostile = "<script>alert(1)</script> ' or 1=1 --";

        assertThat(asked(hostile, hostile).messages().getFirst().read().body()).isEqualTo(hostile);
    }

    @Test
    void an_agent_who_read_an_older_state_is_told_so() {
        assertThatThrownBy(() -> ticket.requireVersion(7)).hasMessageContaining("ticket.changed");
    }

    private static Ticket asked(String subject, String text) {
        return Ticket.open(
                "T-000001",
                UUID.fromString("00000000-0000-7000-8000-000000000001"),
                new NewTicket(subject, text, null, null),
                MAEVE,
                MORNING);
    }
}
