package bellbird.offering;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.json.JsonWriter;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.offering.PromotionTables.Kept;
import bellbird.offering.PromotionTables.Person;
import bellbird.offering.PromotionTables.Status;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * What the operator gives with a code: written as a draft, by people or by the catalogue document,
 * and ordered from its publication on until it ends. Who has it keeps what was promised, whatever
 * becomes of it.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
public class Promotions {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject AuditTrail audit;
    @Inject Caller caller;

    /** All by code, ended ones too. */
    public List<PromotionRow> list() {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new PromotionTables(connection)
                                        .all().values().stream().map(Kept::row).toList());
    }

    /**
     * @throws BellbirdException not found
     */
    public PromotionDetail get(UUID id) {
        return entities.unwrap(Session.class).doReturningWork(connection -> get(connection, id));
    }

    private PromotionDetail get(Connection connection, UUID id) throws SQLException {
        Kept kept =
                new PromotionTables(connection).find(id).orElseThrow(BellbirdException::notFound);
        Person submitter = kept.submitter();
        return new PromotionDetail(
                kept.row(), submitter == null ? "" : submitter.name(), mayPublish(kept));
    }

    private boolean mayPublish(Kept kept) {
        return switch (kept.status()) {
            case DRAFT -> !PriceReviews.fourEyes(entities);
            case IN_REVIEW -> !PriceReviews.fourEyes(entities) || !isSubmitter(kept);
            case PUBLISHED, RETIRED -> false;
        };
    }

    private boolean isSubmitter(Kept kept) {
        Person submitter = kept.submitter();
        return submitter != null && submitter.subject().equals(caller.subject());
    }

    /**
     * Saves a draft. One that was published is a draft again, and nobody can order it meanwhile.
     *
     * @param id of the promotion that is changed; null for a new one
     * @throws BellbirdException with the fields {@code code}, {@code name}, {@code
     *     benefit/percent}, {@code benefit/amount}, {@code benefit/quantity}, {@code offerings},
     *     {@code firstPeriods}, {@code validTo} and {@code limit}; a conflict if somebody reads it
     */
    public PromotionDetail draft(@Nullable UUID id, Promotion promotion) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            new CatalogTables(connection, clock.zone()).lock();
                            PromotionTables tables = new PromotionTables(connection);
                            check(connection, promotion);
                            Kept before = id == null ? null : before(tables, id, promotion);
                            if (before == null && tables.find(promotion.code()).isPresent()) {
                                throw BellbirdException.user(
                                        "code", "error.promotion.codeTaken", promotion.code());
                            }
                            tables.write(promotion, false);
                            audit.record(
                                    "draft promotion",
                                    "promotion",
                                    promotion.code(),
                                    before == null ? null : told(before.promotion()),
                                    told(promotion));
                            return get(
                                    connection, tables.find(promotion.code()).orElseThrow().id());
                        });
    }

    private static void check(Connection connection, Promotion promotion) throws SQLException {
        List<Problem> problems = new ArrayList<>();
        RuleChecks rules = new RuleChecks(new WrittenRules(connection).kinds(), problems::add);
        new PromotionChecks(rules, problems::add).check(promotion, "");
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    private static Kept before(PromotionTables tables, UUID id, Promotion promotion)
            throws SQLException {
        Kept before = tables.locked(id).orElseThrow(BellbirdException::notFound);
        if (before.status() == Status.IN_REVIEW) {
            throw BellbirdException.conflict("error.promotion.inReview");
        }
        if (!before.promotion().code().equals(promotion.code())) {
            throw BellbirdException.user("code", "error.promotion.otherCode");
        }
        return before;
    }

    private static String told(Promotion promotion) {
        return JsonWriter.write(promotion).toString();
    }

    /** Hands a draft to the second person; until then nobody changes it. */
    public PromotionDetail submit(UUID id) {
        return decide(
                id,
                "submit promotion",
                Status.IN_REVIEW,
                kept -> {
                    if (kept.status() != Status.DRAFT) {
                        throw BellbirdException.conflict("error.offering.notDraft");
                    }
                });
    }

    /** Makes it a draft again, to be changed by anybody. */
    public PromotionDetail sendBack(UUID id) {
        return decide(
                id,
                "send promotion back",
                Status.DRAFT,
                kept -> {
                    if (kept.status() != Status.IN_REVIEW) {
                        throw BellbirdException.conflict("error.promotion.notInReview");
                    }
                });
    }

    /**
     * Lets it be ordered.
     *
     * @throws BellbirdException a conflict if it is no draft, or needs another person than the one
     *     who handed it in; for {@code validTo} if its days are over
     */
    public PromotionDetail publish(UUID id) {
        return decide(id, "publish promotion", Status.PUBLISHED, this::checkPublication);
    }

    private void checkPublication(Kept kept) {
        if (kept.status() != Status.DRAFT && kept.status() != Status.IN_REVIEW) {
            throw BellbirdException.conflict("error.promotion.notDraft");
        }
        if (!mayPublish(kept)) {
            throw BellbirdException.conflict(
                    kept.status() == Status.DRAFT
                            ? "error.offering.needsReview"
                            : "error.promotion.ownReview");
        }
        LocalDate end = kept.promotion().validTo();
        if (end != null && !clock.today().isBefore(end)) {
            throw BellbirdException.user("validTo", "error.promotion.over");
        }
    }

    /** Nobody can order it any more. */
    public PromotionDetail end(UUID id) {
        return decide(
                id,
                "end promotion",
                Status.RETIRED,
                kept -> {
                    if (kept.retired()) {
                        throw BellbirdException.conflict("error.promotion.ended");
                    }
                });
    }

    /** Refuses by throwing. */
    private interface Check {
        void of(Kept kept);
    }

    private PromotionDetail decide(UUID id, String action, Status status, Check check) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            PromotionTables tables = new PromotionTables(connection);
                            Kept kept = tables.locked(id).orElseThrow(BellbirdException::notFound);
                            check.of(kept);
                            String code = kept.promotion().code();
                            tables.decide(
                                    code,
                                    status,
                                    status == Status.IN_REVIEW
                                            ? new Person(caller.subject(), caller.displayName())
                                            : null);
                            audit.record(
                                    action, "promotion", code, kept.status().name(), status.name());
                            return get(connection, id);
                        });
    }
}
