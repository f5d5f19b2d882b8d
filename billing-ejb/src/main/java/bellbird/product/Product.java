package bellbird.product;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an account has, from a day on. */
@Entity
@Table(name = "product")
class Product {

    @Id private UUID id;

    @Column(name = "account_id")
    private UUID accountId;

    @Column(name = "order_id")
    private @Nullable UUID orderId;

    /** The product of the line it belongs to; null for that product itself. */
    @Column(name = "line_product_id")
    private @Nullable UUID lineProductId;

    /** The bundle it was sold in, and is paid with. */
    @Column(name = "bundle_id")
    private @Nullable UUID bundleId;

    @Column private String status;

    @Column(name = "start_on")
    private LocalDate startOn;

    @Column(name = "end_on")
    private @Nullable LocalDate endOn;

    @Version private int version;

    protected Product() {}

    Product(UUID accountId, UUID orderId, LocalDate startOn) {
        this.id = Ids.next();
        this.accountId = accountId;
        this.orderId = orderId;
        this.status = "ACTIVE";
        this.startOn = startOn;
    }

    /** Belongs to the line of another product, and is there no longer than that. */
    void joinLineOf(Product product) {
        lineProductId = product.id;
        endOn = product.endOn;
    }

    /** Is a part of what was sold as one. */
    void joinBundle(UUID product) {
        bundleId = product;
    }

    /** As the product of a line; empty if it belongs to another's, or has ended. */
    Optional<Products.Line> line() {
        return lineProductId != null || status.equals("ENDED")
                ? Optional.empty()
                : Optional.of(new Products.Line(accountId, startOn, endOn));
    }

    UUID id() {
        return id;
    }
}
