package bellbird.offering;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonWriter;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What the operator sells: drafts are written, published and then never changed. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class Offerings {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject TenantProfiles tenants;
    @Inject AuditTrail audit;
    @Inject Caller caller;

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
                .doReturningWork(connection -> new OfferingReader(connection).list(clock.today()));
    }

    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.API,
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
                                connection -> new OfferingReader(connection).versions(id)));
    }

    /** The offering with a code, if there is one. */
    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.API,
        Roles.SYSTEM
    })
    public Optional<UUID> find(String code) {
        return offeringsWithCode(code).stream().map(ProductOffering::id).findFirst();
    }

    /** Everything a version says about prices. */
    @RolesAllowed({
        Roles.OWNER,
        Roles.PRODUCT_MANAGER,
        Roles.BILLING_CLERK,
        Roles.SUPPORT_AGENT,
        Roles.SYSTEM
    })
    public PriceTerms terms(UUID versionId) {
        if (entities.find(OfferingVersion.class, versionId) == null) {
            throw BellbirdException.notFound();
        }
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new OfferingVersions(connection, clock.zone())
                                        .get(versionId)
                                        .priceTerms());
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
        UUID known = draft.offeringId();
        StoredDraft before = known == null ? null : storedDraft(known).orElse(null);
        OfferingVersion version = drafts().save(draft);
        StoredDraft.between(before, storedDraft(version.offeringId()).orElseThrow())
                .ifPresent(
                        change ->
                                audit.record(
                                        "draft offering",
                                        "offering",
                                        version.offeringId().toString(),
                                        change.before(),
                                        change.after()));
        return get(version.offeringId());
    }

    /** What an offering is, and what goes with it. */
    public OfferingRules rules(UUID id) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> new CatalogTables(connection, clock.zone()).rules(id));
    }

    /**
     * Saves a draft and, at once, what the offering is and what goes with it.
     *
     * @throws BellbirdException as {@link #draft(OfferingDraft)}, also with the places {@code
     *     kind}, {@code parts} and {@code compatibility/requires} and the like
     */
    public OfferingDetail draft(OfferingDraft draft, OfferingRules rules) {
        UUID known = draft.offeringId();
        OfferingRules before = known == null ? OfferingRules.USUAL : rules(known);
        if (rules.equals(before)) {
            return draft(draft);
        }
        if (known != null
                && rules.kind() != before.kind()
                && drafts().versionsOf(known).stream().anyMatch(OfferingVersion::isPublished)) {
            throw BellbirdException.user("kind", "error.catalog.kindSold");
        }
        OfferingDetail saved = draft(draft);
        entities.unwrap(Session.class)
                .doWork(
                        connection -> {
                            CatalogTables tables = new CatalogTables(connection, clock.zone());
                            tables.lock();
                            tables.write(saved.id(), rules);
                            new WrittenRules(connection).check(saved.code());
                        });
        audit.record(
                "change offering rules",
                "offering",
                saved.id().toString(),
                JsonWriter.write(before).toString(),
                JsonWriter.write(rules).toString());
        return saved;
    }

    private Drafts drafts() {
        return new Drafts(entities, tenants.current().currency(), clock.zone());
    }

    private Optional<StoredDraft> storedDraft(UUID offering) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new OfferingVersions(connection, clock.zone()).draft(offering));
    }

    /** Publishes a draft version for new orders. */
    public OfferingDetail publish(UUID versionId) {
        return publish(versionId, Audience.NEW_ORDERS);
    }

    /**
     * Makes a draft version sellable from its first day; from now on it never changes. Who has the
     * plan is moved by {@code bellbird.product.Publications}.
     *
     * @throws BellbirdException for {@code validFrom} before the first day of the newest published
     *     version or in a time that was billed, for places of the terms that cannot be billed yet,
     *     and if it is retired
     */
    public OfferingDetail publish(UUID versionId, Audience audience) {
        OfferingVersion version = entities.find(OfferingVersion.class, versionId);
        if (version == null) {
            throw BellbirdException.notFound();
        }
        ProductOffering offering = drafts().lock(version.offeringId());
        if (offering.status().equals("RETIRED")) {
            throw BellbirdException.conflict("error.offering.retired");
        }
        mayPublish(version);
        boolean outOfOrder =
                drafts().versionsOf(offering.id()).stream()
                        .filter(OfferingVersion::isPublished)
                        .anyMatch(other -> other.validFrom().isAfter(version.validFrom()));
        if (outOfOrder) {
            throw BellbirdException.user("validFrom", "error.offering.outOfOrder");
        }
        entities.unwrap(Session.class)
                .doWork(
                        connection -> {
                            OfferingVersions versions =
                                    new OfferingVersions(connection, clock.zone());
                            CatalogTables tables = new CatalogTables(connection, clock.zone());
                            refuseBilledTime(version.validFrom(), tables.billedUntil());
                            OfferingRules rules = tables.rules(offering.id());
                            PublicationChecks.check(
                                    rules.kind(),
                                    versions.get(versionId).priceTerms(),
                                    new SoldOfferings(connection)
                                            .parts(rules, version.validFrom()));
                        });
        version.publish(clock.now(), audience);
        offering.published();
        entities.flush();
        audit.record(
                "publish offering",
                "offering",
                offering.id().toString(),
                offering.code() + " version " + version.number() + " DRAFT",
                offering.code() + " version " + version.number() + " PUBLISHED");
        return get(offering.id());
    }

    private static void refuseBilledTime(LocalDate validFrom, @Nullable LocalDate open) {
        if (open != null && validFrom.isBefore(open)) {
            throw BellbirdException.user("validFrom", "error.catalog.billed", open.toString());
        }
    }

    /** Where prices need four eyes, two of them are not the submitter's. */
    private void mayPublish(OfferingVersion version) {
        if (version.isPublished() || !PriceReviews.fourEyes(entities)) {
            return;
        }
        if (!version.isInReview()) {
            throw BellbirdException.conflict("error.offering.needsReview");
        }
        if (version.wasSubmittedBy(caller.subject())) {
            throw BellbirdException.conflict("error.offering.ownReview");
        }
    }

    private List<ProductOffering> offeringsWithCode(String code) {
        return entities.createQuery(
                        "select o from ProductOffering o where o.code = :code",
                        ProductOffering.class)
                .setParameter("code", code)
                .getResultList();
    }

    private ProductOffering find(UUID id) {
        ProductOffering offering = entities.find(ProductOffering.class, id);
        if (offering == null) {
            throw BellbirdException.notFound();
        }
        return offering;
    }
}
