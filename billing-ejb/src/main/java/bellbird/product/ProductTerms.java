package bellbird.product;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** On which version of an offering a product was, from a day until another. */
@Entity
@Table(name = "product_terms")
class ProductTerms {

    @Id private UUID id;

    @Column(name = "product_id")
    private UUID productId;

    @Column(name = "offering_version_id")
    private UUID offeringVersionId;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Column private String reason;

    protected ProductTerms() {}

    ProductTerms(UUID productId, UUID offeringVersionId, LocalDate validFrom, String reason) {
        this.id = Ids.next();
        this.productId = productId;
        this.offeringVersionId = offeringVersionId;
        this.validFrom = validFrom;
        this.reason = reason;
    }
}
