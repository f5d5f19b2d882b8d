package bellbird.party;

import bellbird.kernel.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person or organisation. */
@Entity
@Table(name = "party")
public class Party {

    @Id private UUID id;

    @Column
    @Enumerated(EnumType.STRING)
    private PartyKind kind;

    @Column private String name;
    @Column private String email;
    @Column private @Nullable String phone;
    @Column private String street;
    @Column private String postcode;
    @Column private String city;
    @Column private String country;
    @Column private String language;

    @Column(name = "vat_id")
    private @Nullable String vatId;

    @Version private int version;

    protected Party() {}

    /**
     * @throws bellbird.kernel.error.BellbirdException naming each field that is wrong
     */
    public Party(PartyData data) {
        id = Ids.next();
        change(data);
    }

    /**
     * @throws bellbird.kernel.error.BellbirdException naming each field that is wrong
     */
    public final void change(PartyData typed) {
        PartyData data = PartyChecks.checked(typed);
        kind = data.kind();
        name = data.name();
        email = data.email();
        phone = data.phone();
        street = data.street();
        postcode = data.postcode();
        city = data.city();
        country = data.country();
        language = data.language();
        vatId = data.vatId();
    }

    public UUID id() {
        return id;
    }

    public int version() {
        return version;
    }

    public PartyData data() {
        return new PartyData(
                kind, name, email, phone, street, postcode, city, country, language, vatId);
    }
}
