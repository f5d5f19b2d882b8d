package bellbird.portal.plan;

import bellbird.offering.PriceTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The terms as they stand while they are written; whoever shows them hears of changes. */
final class Writing {

    private PriceTerms terms;
    private final List<Runnable> readers = new ArrayList<>();

    Writing(PriceTerms terms) {
        this.terms = terms;
    }

    PriceTerms terms() {
        return terms;
    }

    void change(UnaryOperator<PriceTerms> change) {
        PriceTerms now = change.apply(terms);
        if (!now.equals(terms)) {
            terms = now;
            tell();
        }
    }

    void whenChanged(Runnable reader) {
        readers.add(reader);
    }

    /** Something beside the terms has changed, such as the name. */
    void tell() {
        List.copyOf(readers).forEach(Runnable::run);
    }
}
