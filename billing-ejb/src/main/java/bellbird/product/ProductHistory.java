package bellbird.product;

import bellbird.account.BillCycle;
import bellbird.product.ProductEvent.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line had at any time.
 *
 * @param serviceId of the line
 * @param msisdn E.164 without +
 * @param startOn first day
 * @param endOn day after the last one; null while it lasts
 * @param events in the order in which they take effect
 */
public record ProductHistory(
        UUID productId,
        UUID serviceId,
        UUID accountId,
        BillCycle cycle,
        UUID customerId,
        String customer,
        String msisdn,
        LocalDate startOn,
        @Nullable LocalDate endOn,
        List<ProductEvent> events) {

    /** How a line is on a day. */
    public enum State {
        /** Not there yet. */
        PLANNED,
        ACTIVE,
        SUSPENDED,
        ENDED
    }

    public ProductHistory {
        events = List.copyOf(events);
    }

    public State stateOn(LocalDate day) {
        if (day.isBefore(startOn)) {
            return State.PLANNED;
        }
        if (endOn != null && !day.isBefore(endOn)) {
            return State.ENDED;
        }
        State state = State.ACTIVE;
        for (ProductEvent event : events) {
            if (!event.on().isAfter(day)) {
                state =
                        switch (event.kind()) {
                            case SUSPENDED -> State.SUSPENDED;
                            case RESUMED -> State.ACTIVE;
                            case STARTED, CHANGED, REPRICED, ENDED -> state;
                        };
            }
        }
        return state;
    }

    /** What it is on, on a day; empty before it starts and after it ends. */
    public Optional<String> offeringOn(LocalDate day) {
        if (endOn != null && !day.isBefore(endOn)) {
            return Optional.empty();
        }
        return events.stream()
                .filter(event -> event.offering() != null && !event.on().isAfter(day))
                .reduce((earlier, later) -> later)
                .map(ProductEvent::offering);
    }

    /** Whether it rests, now or later, and nobody knows until when. */
    public boolean restsLast() {
        return events.stream()
                .map(ProductEvent::kind)
                .filter(kind -> kind == Kind.SUSPENDED || kind == Kind.RESUMED)
                .reduce((earlier, later) -> later)
                .filter(kind -> kind == Kind.SUSPENDED)
                .isPresent();
    }
}
