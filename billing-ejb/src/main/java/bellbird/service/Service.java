package bellbird.service;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line. */
@Entity
@Table(name = "service")
class Service {

    @Id private UUID id;

    @Column(name = "product_id")
    private UUID productId;

    @Column private String status;

    @Column(name = "activated_at")
    private Instant activatedAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version private int version;

    protected Service() {}

    Service(UUID productId, Instant activatedAt) {
        this.id = Ids.next();
        this.productId = productId;
        this.status = "ACTIVE";
        this.activatedAt = activatedAt;
    }

    UUID id() {
        return id;
    }
}
