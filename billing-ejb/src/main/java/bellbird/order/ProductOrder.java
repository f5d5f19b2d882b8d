package bellbird.order;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A completed order; it never changes. */
@Entity
@Table(name = "product_order")
class ProductOrder {

    @Id private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column private String action;

    @Column(name = "offering_id")
    private UUID offeringId;

    @Column(name = "ordered_at")
    private Instant orderedAt;

    @Column(name = "ordered_by")
    private String orderedBy;

    @Column private String state;

    /** As the program that ordered names it; no other order has this name. */
    @Column(name = "external_id")
    private @Nullable String externalId;

    /** Of what it ordered by that name. */
    @Column(name = "request_sha256")
    private @Nullable String requestSha256;

    protected ProductOrder() {}

    /**
     * @param externalId as the program that orders names it; null for none
     * @param requestSha256 of what it orders; null without a name
     */
    ProductOrder(
            UUID accountId,
            UUID offeringId,
            Instant orderedAt,
            String orderedBy,
            @Nullable String externalId,
            @Nullable String requestSha256) {
        this.id = Ids.next();
        this.accountId = accountId;
        this.action = "ADD";
        this.offeringId = offeringId;
        this.orderedAt = orderedAt;
        this.orderedBy = orderedBy;
        this.state = "COMPLETED";
        this.externalId = externalId;
        this.requestSha256 = requestSha256;
    }

    UUID id() {
        return id;
    }
}
