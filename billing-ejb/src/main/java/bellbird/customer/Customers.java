package bellbird.customer;

import bellbird.kernel.security.Roles;
import bellbird.party.PartyData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.util.List;
import java.util.UUID;

/** Registers customers, finds them again and keeps their contact data. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class Customers {

    /** Creates party, customer and a first billing account. */
    public CustomerDetail register(NewCustomer customer) {
        throw new UnsupportedOperationException();
    }

    /**
     * Newest first.
     *
     * @param search part of name, number, e-mail or telephone number; empty for all
     * @param limit at most 200 are given
     */
    public List<CustomerRow> list(String search, int offset, int limit) {
        throw new UnsupportedOperationException();
    }

    public long count(String search) {
        throw new UnsupportedOperationException();
    }

    public CustomerDetail get(UUID id) {
        throw new UnsupportedOperationException();
    }

    /**
     * Replaces the contact data.
     *
     * @param version as read; a conflict if somebody else has saved since
     */
    public CustomerDetail update(UUID id, PartyData party, int version) {
        throw new UnsupportedOperationException();
    }

    /** The customer the signed-in subscriber belongs to. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public CustomerDetail mine() {
        throw new UnsupportedOperationException();
    }

    /** A subscriber changes where mails go and what to call; the name stays. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public CustomerDetail updateMine(PartyData party, int version) {
        throw new UnsupportedOperationException();
    }
}
