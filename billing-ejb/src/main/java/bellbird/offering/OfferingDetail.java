package bellbird.offering;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An offering with all its versions, newest first; what each says of prices is asked for by {@link
 * Offerings#terms}.
 */
public record OfferingDetail(
        UUID id,
        String code,
        String name,
        String description,
        String status,
        List<Version> versions) {

    public OfferingDetail {
        versions = List.copyOf(versions);
    }

    /**
     * @throws java.util.NoSuchElementException if it has none with that id
     */
    public Version version(UUID id) {
        return versions.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /**
     * A version without its prices: a deck has fifty thousand.
     *
     * @param number counts from 1
     * @param status {@code DRAFT} or {@code PUBLISHED}; published versions never change
     * @param recurringPrice exact price of a full period
     * @param publishedAt null while it is a draft
     */
    public record Version(
            UUID id,
            int number,
            String status,
            LocalDate validFrom,
            Currency currency,
            BigDecimal recurringPrice,
            boolean taxIncluded,
            @Nullable Instant publishedAt) {}
}
