package bellbird.rating;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A product that a line has beside its plan, as allowances see it.
 *
 * @param lineProductId the product of the line
 * @param owner the add-on itself: what it includes is granted to it
 * @param inBundle whether it is paid with a bundle
 * @param terms in order of time, until its end
 */
record AddOn(UUID lineProductId, Sharer.Owner owner, boolean inBundle, List<Terms> terms) {

    boolean covers(LocalDate day) {
        return terms.stream().anyMatch(one -> one.cover(day));
    }
}
