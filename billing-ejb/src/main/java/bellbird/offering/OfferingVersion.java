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
    @Column private String audience;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column private String currency;

    @Column(name = "recurring_price", columnDefinition = "numeric")
    private BigDecimal recurringPrice;

    @Column(name = "tax_included")
    private boolean taxIncluded;

    @Column(name = "published_at")
    private @Nullable Instant publishedAt;

    /** Subject of the realm. */
    @Column(name = "submitted_by")
    private @Nullable String submittedBy;

    @Column(name = "submitted_by_name")
    private @Nullable String submittedByName;

    protected OfferingVersion() {}

    OfferingVersion(UUID offeringId, int number, Currency currency, OfferingDraft draft) {
        this.id = Ids.next();
        this.offeringId = offeringId;
        this.number = number;
        this.status = "DRAFT";
        this.audience = Audience.NEW_ORDERS.name();
        this.currency = currency.getCurrencyCode();
        change(draft);
    }

    final void change(OfferingDraft draft) {
        if (isInReview()) {
            throw BellbirdException.conflict("error.offering.inReview");
        }
        if (!isDraft()) {
            throw BellbirdException.conflict("error.offering.published");
        }
        validFrom = draft.validFrom();
        recurringPrice = draft.recurringPrice();
        taxIncluded = draft.taxIncluded();
    }

    void publish(Instant at, Audience audience) {
        if (isPublished()) {
            throw BellbirdException.conflict("error.offering.published");
        }
        status = "PUBLISHED";
        publishedAt = at;
        this.audience = audience.name();
    }

    /** Hands it to a second person. */
    void submit(String subject, String name) {
        if (!isDraft()) {
            throw BellbirdException.conflict("error.offering.notDraft");
        }
        status = "IN_REVIEW";
        submittedBy = subject;
        submittedByName = name;
    }

    void sendBack() {
        if (!isInReview()) {
            throw BellbirdException.conflict("error.offering.notInReview");
        }
        status = "DRAFT";
        submittedBy = null;
        submittedByName = null;
    }

    boolean wasSubmittedBy(String subject) {
        return subject.equals(submittedBy);
    }

    String submittedByName() {
        return submittedByName == null ? "" : submittedByName;
    }

    boolean isInReview() {
        return status.equals("IN_REVIEW");
    }

    boolean isPublished() {
        return status.equals("PUBLISHED");
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
