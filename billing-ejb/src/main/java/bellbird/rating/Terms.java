package bellbird.rating;

import bellbird.kernel.time.Period;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which offering version a product was, from a day until another. */
record Terms(UUID versionId, LocalDate from, @Nullable LocalDate to) {

    boolean touch(Period period) {
        return from.isBefore(period.to()) && (to == null || to.isAfter(period.from()));
    }

    boolean cover(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
