package bellbird.product;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
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

    UUID id() {
        return id;
    }
}
