package bellbird.offering;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** What the operator sells: drafts are written, published and then never changed. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class Offerings {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject TenantProfiles tenants;
    @Inject AuditTrail audit;

    /** All offerings by name. */
    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.API,
        Roles.SYSTEM
    })
    public List<OfferingRow> list() {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new OfferingReader(connection, clock.zone()).list(clock.today()));
    }

    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.SYSTEM
    })
    public OfferingDetail get(UUID id) {
        ProductOffering offering = find(id);
        return new OfferingDetail(
                offering.id(),
                offering.code(),
                offering.name(),
                offering.description(),
                offering.status(),
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new OfferingReader(connection, clock.zone()).versions(id)));
    }

    /**
     * Checks a draft without saving it: problems are thrown with the fields {@code code}, {@code
     * name}, {@code recurringPrice}, {@code prices/0/amount}, {@code allowances/1/quantity} and the
     * like.
     */
    public void check(OfferingDraft draft) {
        DraftChecks.check(draft);
        if (draft.offeringId() == null && !offeringsWithCode(draft.code()).isEmpty()) {
            throw BellbirdException.user("code", "error.offering.codeTaken", draft.code());
        }
    }

    /** Saves a draft as a new offering, or as the draft version of an offering (replacing it). */
    public OfferingDetail draft(OfferingDraft draft) {
        check(draft);
        ProductOffering offering = offeringOf(draft);
        OfferingVersion version = draftOf(offering, draft);
        entities.flush();
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                new DraftWriter(connection)
                                        .replace(version.id(), draft.terms(clock.zone())));
        audit.record(
                "draft offering",
                "offering",
                offering.id().toString(),
                null,
                draft.code() + " version " + version.number());
        return get(offering.id());
    }

    /**
     * Makes a draft version sellable from its first day; from now on it never changes.
     *
     * @throws BellbirdException for {@code validFrom} before the first day of the newest published
     *     version, and for places of the terms that cannot be billed yet
     */
    public OfferingDetail publish(UUID versionId) {
        OfferingVersion version = entities.find(OfferingVersion.class, versionId);
        if (version == null) {
            throw BellbirdException.notFound();
        }
        ProductOffering offering = lock(version.offeringId());
        boolean outOfOrder =
                versionsOf(offering.id()).stream()
                        .filter(other -> !other.isDraft())
                        .anyMatch(other -> other.validFrom().isAfter(version.validFrom()));
        if (outOfOrder) {
            throw BellbirdException.user("validFrom", "error.offering.outOfOrder");
        }
        PublicationChecks.check(
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection ->
                                        new OfferingVersions(connection, clock.zone())
                                                .get(versionId)
                                                .priceTerms()));
        version.publish(clock.now());
        offering.published();
        entities.flush();
        audit.record(
                "publish offering",
                "offering",
                offering.id().toString(),
                "DRAFT",
                offering.code() + " version " + version.number());
        return get(offering.id());
    }

    private ProductOffering offeringOf(OfferingDraft draft) {
        if (draft.offeringId() == null) {
            ProductOffering created = new ProductOffering(draft);
            entities.persist(created);
            return created;
        }
        ProductOffering offering = lock(draft.offeringId());
        offering.rename(draft.name(), draft.description());
        return offering;
    }

    private OfferingVersion draftOf(ProductOffering offering, OfferingDraft draft) {
        List<OfferingVersion> versions = versionsOf(offering.id());
        for (OfferingVersion version : versions) {
            if (version.isDraft()) {
                version.change(draft);
                return version;
            }
        }
        OfferingVersion version =
                new OfferingVersion(
                        offering.id(), versions.size() + 1, tenants.current().currency(), draft);
        entities.persist(version);
        return version;
    }

    private List<OfferingVersion> versionsOf(UUID offeringId) {
        return entities.createQuery(
                        "select v from OfferingVersion v where v.offeringId = :offering"
                                + " order by v.number",
                        OfferingVersion.class)
                .setParameter("offering", offeringId)
                .getResultList();
    }

    private List<ProductOffering> offeringsWithCode(String code) {
        return entities.createQuery(
                        "select o from ProductOffering o where o.code = :code",
                        ProductOffering.class)
                .setParameter("code", code)
                .getResultList();
    }

    private ProductOffering lock(UUID id) {
        ProductOffering offering =
                entities.find(ProductOffering.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (offering == null) {
            throw BellbirdException.notFound();
        }
        return offering;
    }

    private ProductOffering find(UUID id) {
        ProductOffering offering = entities.find(ProductOffering.class, id);
        if (offering == null) {
            throw BellbirdException.notFound();
        }
        return offering;
    }
}
