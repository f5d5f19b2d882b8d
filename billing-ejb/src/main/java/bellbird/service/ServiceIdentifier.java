package bellbird.service;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A number or card of a line, from an instant until another. */
@Entity
@Table(name = "service_identifier")
class ServiceIdentifier {

    @Id private UUID id;

    @Column(name = "service_id")
    private UUID serviceId;

    @Enumerated(EnumType.STRING)
    @Column
    private IdentifierKind kind;

    @Column private String value;

    @Column(name = "valid_from")
    private Instant validFrom;

    @Column(name = "valid_to")
    private @Nullable Instant validTo;

    protected ServiceIdentifier() {}

    ServiceIdentifier(UUID serviceId, IdentifierKind kind, String value, Instant validFrom) {
        this.id = Ids.next();
        this.serviceId = serviceId;
        this.kind = kind;
        this.value = value;
        this.validFrom = validFrom;
    }
}
