package bellbird.product;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.Offerings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;
import org.hibernate.Session;

/** Publishes prices, and tells who gets them, when, and who does not and why. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class Publications {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @EJB Offerings offerings;
    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject AuditTrail audit;

    /**
     * Publishes a draft version. For everyone, the products on the offering change to it at the
     * start of their next billing period that nothing was billed of.
     *
     * @throws BellbirdException as {@link Offerings#publish}
     */
    public OfferingDetail publish(UUID versionId, Audience audience) {
        OfferingDetail offering = offerings.publish(versionId, audience);
        if (audience == Audience.EVERYONE) {
            int moved =
                    entities.unwrap(Session.class)
                            .doReturningWork(
                                    connection ->
                                            new PriceMove(
                                                            connection,
                                                            clock.today(),
                                                            clock.now(),
                                                            caller.displayName())
                                                    .to(
                                                            versionId,
                                                            offering.version(versionId)
                                                                    .validFrom()));
            audit.record(
                    "move to new prices",
                    "offering",
                    offering.id().toString(),
                    null,
                    moved + " products");
        }
        return offering;
    }

    /**
     * Every product on the version's offering that is not ended: whether it has the version's
     * prices, from when, or why not. Those that do not come first.
     */
    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.API,
        Roles.SYSTEM
    })
    public PublicationReport report(UUID versionId) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new PriceReachReader(connection).report(versionId, clock.today()));
    }
}
