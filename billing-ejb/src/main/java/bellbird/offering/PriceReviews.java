package bellbird.offering;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.UUID;

/**
 * The second person who reads prices before they are sold, where the operator wants one: a draft is
 * handed in, and {@link Offerings#publish} then takes somebody else.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class PriceReviews {

    private static final String POLICY =
            """
            insert into price_policy (four_eyes) values (:on)
            on conflict (only_one) do update set four_eyes = excluded.four_eyes
            """;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject Caller caller;
    @Inject AuditTrail audit;

    /**
     * Where a version stands.
     *
     * @param submittedBy who handed it in, for people; empty if nobody has
     * @param mayApprove whether the caller may publish it
     */
    public record State(boolean inReview, String submittedBy, boolean mayApprove) {}

    /** Whether prices need a second person. */
    public boolean fourEyes() {
        return fourEyes(entities);
    }

    static boolean fourEyes(EntityManager entities) {
        return entities.createNativeQuery("select four_eyes from price_policy", Boolean.class)
                .getResultStream()
                .anyMatch(Boolean.TRUE::equals);
    }

    @RolesAllowed(Roles.OWNER)
    public void changeFourEyes(boolean on) {
        boolean before = fourEyes();
        entities.createNativeQuery(POLICY).setParameter("on", on).executeUpdate();
        audit.record(
                "change price policy",
                "price_policy",
                "four_eyes",
                Boolean.toString(before),
                Boolean.toString(on));
    }

    public State of(UUID versionId) {
        OfferingVersion version = find(versionId);
        return new State(
                version.isInReview(),
                version.submittedByName(),
                !fourEyes() || version.isInReview() && !version.wasSubmittedBy(caller.subject()));
    }

    /** Hands a draft to the second person; until then nobody changes it. */
    public void submit(UUID versionId) {
        find(versionId).submit(caller.subject(), caller.displayName());
        record("submit offering", versionId, "DRAFT", "IN_REVIEW");
    }

    /** Makes it a draft again, to be changed by anybody. */
    public void sendBack(UUID versionId) {
        find(versionId).sendBack();
        record("send offering back", versionId, "IN_REVIEW", "DRAFT");
    }

    private void record(String action, UUID versionId, String before, String after) {
        OfferingVersion version = find(versionId);
        audit.record(
                action,
                "offering",
                version.offeringId().toString(),
                "version " + version.number() + " " + before,
                "version " + version.number() + " " + after);
    }

    private OfferingVersion find(UUID id) {
        OfferingVersion version =
                entities.find(OfferingVersion.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (version == null) {
            throw BellbirdException.notFound();
        }
        return version;
    }
}
