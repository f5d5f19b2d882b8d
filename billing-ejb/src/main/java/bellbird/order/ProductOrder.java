package bellbird.order;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

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

    protected ProductOrder() {}

    ProductOrder(UUID accountId, UUID offeringId, Instant orderedAt, String orderedBy) {
        this.id = Ids.next();
        this.accountId = accountId;
        this.action = "ADD";
        this.offeringId = offeringId;
        this.orderedAt = orderedAt;
        this.orderedBy = orderedBy;
        this.state = "COMPLETED";
    }

    UUID id() {
        return id;
    }
}
