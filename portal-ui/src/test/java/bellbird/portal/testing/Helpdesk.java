package bellbird.portal.testing;

import bellbird.care.ticket.AuthorKind;
import bellbird.care.ticket.NewTicket;
import bellbird.care.ticket.TicketDetail;
import bellbird.care.ticket.TicketFilter;
import bellbird.care.ticket.TicketRow;
import bellbird.care.ticket.TicketState;
import bellbird.care.ticket.Tickets;
import bellbird.kernel.error.BellbirdException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Questions of subscribers, and what support answers. */
public final class Helpdesk {

    public final List<TicketDetail> tickets = new ArrayList<>();

    private final Larkspur larkspur;

    Helpdesk(Larkspur larkspur) {
        this.larkspur = larkspur;
        tickets.add(question());
    }

    List<Object> beans() {
        return List.of(new FakeTickets());
    }

    private static TicketDetail question() {
        Instant asked = Instant.parse("2026-11-21T13:44:00Z");
        return new TicketDetail(
                Larkspur.QUESTION,
                "T-000042",
                "Charged for Switzerland",
                TicketState.OPEN,
                Larkspur.MAEVE,
                Larkspur.NOVEMBER_BILL,
                3,
                null,
                asked,
                asked,
                0,
                List.of(
                        new TicketDetail.Message(
                                AuthorKind.SUBSCRIBER,
                                "Maeve Hanlon",
                                "Hi, my bill has €12.72 for data in Switzerland but I was in"
                                        + " Lörrach, which is Germany.\nI thought roaming was"
                                        + " included?",
                                asked)));
    }

    public TicketRow row(TicketDetail ticket) {
        return new TicketRow(
                ticket.id(),
                ticket.number(),
                ticket.subject(),
                ticket.state(),
                ticket.customerId(),
                "Maeve Hanlon",
                ticket.assigneeName(),
                ticket.openedAt(),
                ticket.waitingSince(),
                ticket.openedAt());
    }

    private TicketDetail ticket(UUID id) {
        return tickets.stream()
                .filter(ticket -> ticket.id().equals(id))
                .findFirst()
                .orElseThrow(BellbirdException::notFound);
    }

    private TicketDetail say(UUID id, AuthorKind kind, String text, TicketState state) {
        if (text.isBlank()) {
            throw BellbirdException.user("text", "error.ticket.text.missing");
        }
        TicketDetail old = ticket(id);
        var messages = new ArrayList<>(old.messages());
        messages.add(new TicketDetail.Message(kind, larkspur.name, text, larkspur.now));
        return replace(old, state, messages);
    }

    private TicketDetail replace(
            TicketDetail old, TicketState state, List<TicketDetail.Message> messages) {
        TicketDetail next =
                new TicketDetail(
                        old.id(),
                        old.number(),
                        old.subject(),
                        state,
                        old.customerId(),
                        old.billId(),
                        old.billLine(),
                        larkspur.name,
                        old.openedAt(),
                        state == TicketState.OPEN ? larkspur.now : null,
                        old.version() + 1,
                        messages);
        tickets.set(tickets.indexOf(old), next);
        return next;
    }

    private final class FakeTickets extends Tickets {
        @Override
        public List<TicketRow> mine() {
            return tickets.stream().map(Helpdesk.this::row).toList();
        }

        @Override
        public TicketDetail mineById(UUID id) {
            return ticket(id);
        }

        @Override
        public TicketDetail get(UUID id) {
            return ticket(id);
        }

        @Override
        public List<TicketRow> queue(TicketFilter filter, int offset, int limit) {
            return tickets.stream()
                    .filter(one -> filter.state() == null || one.state() == filter.state())
                    .filter(one -> one.subject().contains(filter.search()))
                    .map(Helpdesk.this::row)
                    .toList();
        }

        @Override
        public int count(TicketFilter filter) {
            return queue(filter, 0, 100).size();
        }

        @Override
        public TicketDetail open(NewTicket question) {
            if (question.subject().isBlank()) {
                throw BellbirdException.user("subject", "error.ticket.subject.missing");
            }
            TicketDetail asked =
                    new TicketDetail(
                            Larkspur.id(60 + tickets.size()),
                            "T-000099",
                            question.subject(),
                            TicketState.OPEN,
                            Larkspur.MAEVE,
                            question.billId(),
                            question.billLine(),
                            null,
                            larkspur.now,
                            larkspur.now,
                            0,
                            List.of(
                                    new TicketDetail.Message(
                                            AuthorKind.SUBSCRIBER,
                                            larkspur.name,
                                            question.text(),
                                            larkspur.now)));
            tickets.addFirst(asked);
            return asked;
        }

        @Override
        public TicketDetail reply(UUID id, String text) {
            return say(id, AuthorKind.SUBSCRIBER, text, TicketState.OPEN);
        }

        @Override
        public TicketDetail answer(UUID id, String text, int version) {
            return say(id, AuthorKind.STAFF, text, TicketState.WAITING);
        }

        @Override
        public TicketDetail close(UUID id, int version) {
            TicketDetail old = ticket(id);
            return replace(old, TicketState.CLOSED, old.messages());
        }

        @Override
        public TicketDetail assignToMe(UUID id) {
            TicketDetail old = ticket(id);
            return replace(old, old.state(), old.messages());
        }
    }
}
