package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** Saves drafts that were checked: as a new offering, or as the draft version of one. */
final class Drafts {

    private final EntityManager entities;
    private final Currency currency;
    private final ZoneId zone;

    /**
     * @param currency of the tenant
     * @param zone of the tenant
     */
    Drafts(EntityManager entities, Currency currency, ZoneId zone) {
        this.entities = entities;
        this.currency = currency;
        this.zone = zone;
    }

    OfferingVersion save(OfferingDraft draft) {
        OfferingVersion version = versionOf(offeringOf(draft), draft);
        entities.flush();
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                new DraftWriter(connection)
                                        .replace(version.id(), draft.terms(zone)));
        return version;
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

    private OfferingVersion versionOf(ProductOffering offering, OfferingDraft draft) {
        List<OfferingVersion> versions = versionsOf(offering.id());
        for (OfferingVersion version : versions) {
            if (!version.isPublished()) {
                version.change(draft);
                return version;
            }
        }
        OfferingVersion version =
                new OfferingVersion(offering.id(), versions.size() + 1, currency, draft);
        entities.persist(version);
        return version;
    }

    /** Sends what was changed to the database, before other statements read it. */
    void flush() {
        entities.flush();
    }

    /** All of an offering, by number. */
    List<OfferingVersion> versionsOf(UUID offeringId) {
        return entities.createQuery(
                        "select v from OfferingVersion v where v.offeringId = :offering"
                                + " order by v.number",
                        OfferingVersion.class)
                .setParameter("offering", offeringId)
                .getResultList();
    }

    ProductOffering lock(UUID id) {
        ProductOffering offering =
                entities.find(ProductOffering.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (offering == null) {
            throw BellbirdException.notFound();
        }
        return offering;
    }
}
