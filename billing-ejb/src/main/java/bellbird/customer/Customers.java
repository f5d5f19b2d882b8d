package bellbird.customer;

import static java.util.Objects.requireNonNull;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.party.Party;
import bellbird.party.PartyData;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/** Registers customers, finds them again and keeps their contact data. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.SYSTEM})
public class Customers {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject FirstAccount firstAccount;
    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject AuditTrail audit;

    /**
     * Creates party, customer and a first billing account.
     *
     * @throws BellbirdException naming the fields of {@link PartyData}, a field of {@link
     *     bellbird.kernel.cycle.CycleWish}, and {@code paymentTermDays}
     */
    public CustomerDetail register(NewCustomer order) {
        Party party = new Party(order.party());
        entities.persist(party);
        String number = withConnection(connection -> NumberCounter.next(connection, "C"));
        Customer customer = new Customer(number, party.id(), clock.now());
        entities.persist(customer);
        entities.flush();
        firstAccount.open(customer.id(), order.cycle(), order.paymentTermDays());
        audit.record("register customer", "customer", customer.id().toString(), null, number);
        return detail(customer);
    }

    /**
     * Newest first.
     *
     * @param search part of name, number, e-mail or telephone number; empty for all
     * @param limit at most 200 are given
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API, Roles.SYSTEM})
    public List<CustomerRow> list(String search, int offset, int limit) {
        return withConnection(
                connection -> new CustomerReader(connection).list(search, offset, limit));
    }

    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API, Roles.SYSTEM})
    public long count(String search) {
        return withConnection(connection -> new CustomerReader(connection).count(search));
    }

    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API, Roles.SYSTEM})
    public CustomerDetail get(UUID id) {
        return detail(find(id));
    }

    /**
     * Replaces the contact data.
     *
     * @param version as read; a conflict if somebody else has saved since
     */
    public CustomerDetail update(UUID id, PartyData party, int version) {
        return change(find(id), party, version);
    }

    /** The customer the signed-in subscriber belongs to. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public CustomerDetail mine() {
        return detail(own());
    }

    /** A subscriber changes where mails go and what to call; who it is stays as it is. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public CustomerDetail updateMine(PartyData data, int version) {
        Customer customer = own();
        PartyData known = party(customer).data();
        return change(
                customer,
                new PartyData(
                        known.kind(),
                        known.name(),
                        data.email(),
                        data.phone(),
                        data.street(),
                        data.postcode(),
                        data.city(),
                        data.country(),
                        data.language(),
                        known.vatId()),
                version);
    }

    private CustomerDetail change(Customer customer, PartyData data, int version) {
        Party party = party(customer);
        if (party.version() != version) {
            throw BellbirdException.conflict("error.changedSince");
        }
        String before = party.data().toString();
        party.change(data);
        entities.flush();
        audit.record(
                "change contact data",
                "customer",
                customer.id().toString(),
                before,
                party.data().toString());
        return detail(customer);
    }

    private Customer own() {
        return find(caller.customer().orElseThrow(BellbirdException::notFound));
    }

    private Customer find(UUID id) {
        Customer customer = entities.find(Customer.class, id);
        if (customer == null) {
            throw BellbirdException.notFound();
        }
        return customer;
    }

    private Party party(Customer customer) {
        return requireNonNull(entities.find(Party.class, customer.partyId()));
    }

    private CustomerDetail detail(Customer customer) {
        Party party = party(customer);
        return withConnection(
                connection -> {
                    CustomerReader reader = new CustomerReader(connection);
                    return new CustomerDetail(
                            customer.id(),
                            customer.number(),
                            customer.status(),
                            customer.createdAt(),
                            party.data(),
                            party.version(),
                            reader.accounts(customer.id(), clock.today()),
                            reader.lines(customer.id()));
                });
    }

    private <R extends @Nullable Object> R withConnection(ReturningWork<R> work) {
        return entities.unwrap(Session.class).doReturningWork(work);
    }
}
