package bellbird.offering;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;

/** Something that is sold; what it costs stands in its versions. */
@Entity
@Table(name = "product_offering")
class ProductOffering {

    @Id private UUID id;
    @Column private String code;
    @Column private String name;
    @Column private String description;
    @Column private String status;
    @Version private int version;

    protected ProductOffering() {}

    ProductOffering(OfferingDraft draft) {
        id = Ids.next();
        code = draft.code();
        name = draft.name();
        description = draft.description();
        status = "DRAFT";
    }

    UUID id() {
        return id;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    String status() {
        return status;
    }

    /** The name is how people speak of it; the code stays. */
    void rename(String name, String description) {
        this.name = name;
        this.description = description;
    }

    void published() {
        status = "PUBLISHED";
    }
}
