package bellbird.offering;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.hibernate.Session;

/**
 * What the operator gives with a code. The catalogue document writes promotions as drafts; from
 * their publication on they can be ordered.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class Promotions {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject AuditTrail audit;
    @Inject Caller caller;

    /** All by code, retired ones too. */
    public List<PromotionRow> list() {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new PromotionTables(connection)
                                        .all().values().stream()
                                                .map(
                                                        one ->
                                                                new PromotionRow(
                                                                        one.promotion(),
                                                                        one.status(),
                                                                        one.redeemed()))
                                                .toList());
    }

    /**
     * Lets a draft be ordered.
     *
     * @throws BellbirdException a conflict if it is no draft, or needs another person than the one
     *     who wrote it
     */
    public void publish(String code) {
        PromotionTables.Kept draft =
                entities.unwrap(Session.class)
                        .doReturningWork(connection -> new PromotionTables(connection).locked(code))
                        .orElseThrow(BellbirdException::notFound);
        if (PriceReviews.fourEyes(entities) && caller.subject().equals(draft.writtenBy())) {
            throw BellbirdException.conflict("error.offering.ownReview");
        }
        boolean published =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> new PromotionTables(connection).publish(code));
        if (!published) {
            throw BellbirdException.conflict("error.promotion.notDraft");
        }
        audit.record("publish promotion", "promotion", code, draft.status(), "PUBLISHED");
    }
}
