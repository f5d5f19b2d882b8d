package bellbird.charge;

import bellbird.kernel.time.Period;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product's history, as far as it is known.
 *
 * @param start first day
 * @param end day after the last one; null while it lasts
 * @param terms what it cost from when to when, in order of time
 * @param suspended when it was suspended, in order of time
 */
public record Subscription(
        LocalDate start,
        @Nullable LocalDate end,
        Alignment alignment,
        List<Term> terms,
        List<Period> suspended) {

    public Subscription {
        terms = List.copyOf(terms);
        suspended = List.copyOf(suspended);
    }

    /**
     * @param to null while they last
     */
    public record Term(PricedVersion price, LocalDate from, @Nullable LocalDate to) {}

    /** Days on a term, suspended ones too. */
    Days days(Term term, LocalDate until) {
        LocalDate from = Days.latest(start, term.from());
        return Days.between(from, Days.earliest(Days.earliest(until, term.to()), end));
    }
}
