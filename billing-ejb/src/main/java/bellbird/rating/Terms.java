package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.offering.PromotionGiven;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * On which offering version a product was, from a day until another.
 *
 * @param promised free units of a promotion besides; null for none
 */
record Terms(
        UUID versionId, LocalDate from, @Nullable LocalDate to, @Nullable PromotionGiven promised) {

    Terms(UUID versionId, LocalDate from, @Nullable LocalDate to) {
        this(versionId, from, to, null);
    }

    boolean touch(Period period) {
        return from.isBefore(period.to()) && (to == null || to.isAfter(period.from()));
    }

    boolean cover(LocalDate day) {
        return !day.isBefore(from) && (to == null || day.isBefore(to));
    }
}
