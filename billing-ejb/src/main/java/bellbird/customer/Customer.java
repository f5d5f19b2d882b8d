package bellbird.customer;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** A party that buys. */
@Entity
@Table(name = "customer")
class Customer {

    @Id private UUID id;
    @Column private String number;

    @Column(name = "party_id")
    private UUID partyId;

    @Column private String status;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version private int version;

    protected Customer() {}

    Customer(String number, UUID partyId, Instant createdAt) {
        this.id = Ids.next();
        this.number = number;
        this.partyId = partyId;
        this.status = "ACTIVE";
        this.createdAt = createdAt;
    }

    UUID id() {
        return id;
    }

    String number() {
        return number;
    }

    UUID partyId() {
        return partyId;
    }

    String status() {
        return status;
    }

    Instant createdAt() {
        return createdAt;
    }
}
