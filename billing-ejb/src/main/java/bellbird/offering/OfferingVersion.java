package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an offering says from a day on; once published it never changes. */
@Entity
@Table(name = "offering_version")
class OfferingVersion {

    @Id private UUID id;

    @Column(name = "offering_id")
    private UUID offeringId;

    @Column private int number;
    @Column private String status;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column private String currency;

    @Column(name = "recurring_price", columnDefinition = "numeric")
    private BigDecimal recurringPrice;

    @Column(name = "tax_included")
    private boolean taxIncluded;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    protected OfferingVersion() {}

    OfferingVersion(UUID offeringId, int number, Currency currency, OfferingDraft draft) {
        this.id = Ids.next();
        this.offeringId = offeringId;
        this.number = number;
        this.status = "DRAFT";
        this.currency = currency.getCurrencyCode();
        change(draft);
    }

    final void change(OfferingDraft draft) {
        if (!isDraft()) {
            throw BellbirdException.conflict("error.offering.published");
        }
        validFrom = draft.validFrom();
        recurringPrice = draft.recurringPrice();
        taxIncluded = draft.taxIncluded();
    }

    void publish(Instant at) {
        if (!isDraft()) {
            throw BellbirdException.conflict("error.offering.published");
        }
        status = "PUBLISHED";
        publishedAt = at;
    }

    boolean isDraft() {
        return status.equals("DRAFT");
    }

    UUID id() {
        return id;
    }

    UUID offeringId() {
        return offeringId;
    }

    int number() {
        return number;
    }

    LocalDate validFrom() {
        return validFrom;
    }
}
