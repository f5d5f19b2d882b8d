package bellbird.rating;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which offering version a product was, from a day until another. */
record Terms(UUID versionId, LocalDate from, @Nullable LocalDate to) {

    boolean cover(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
