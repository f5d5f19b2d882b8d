package bellbird.offering;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.hibernate.Session;

/** The whole catalogue out and in: all of it or nothing. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER, Roles.API, Roles.SYSTEM})
public class Catalogs {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject TenantProfiles tenants;
    @Inject AuditTrail audit;

    /** All that is sold or drafted. */
    public Catalog get() {
        return entities.unwrap(Session.class).doReturningWork(this::read);
    }

    private Catalog read(Connection connection) throws SQLException {
        CatalogTables tables = new CatalogTables(connection, clock.zone());
        PromotionTables promotions = new PromotionTables(connection);
        return new Catalog(
                Catalog.FORMAT,
                tenants.current().currency().getCurrencyCode(),
                tables.offerings().values().stream()
                        .filter(one -> !one.retired())
                        .map(CatalogTables.Kept::offering)
                        .toList(),
                promotions.all().values().stream()
                        .filter(one -> !one.retired())
                        .map(PromotionTables.Kept::promotion)
                        .toList());
    }

    /**
     * Makes the catalogue what a document says. New and changed prices become drafts; what is not
     * in the document is retired; what is published does not change.
     *
     * @return one entry for each offering and promotion
     * @throws BellbirdException with JSON pointers of all that is wrong; nothing is kept then
     */
    public List<CatalogChange> replace(Catalog catalog) {
        check(catalog);
        List<CatalogChange> changes =
                entities.unwrap(Session.class)
                        .doReturningWork(connection -> apply(connection, catalog));
        for (CatalogChange one : changes) {
            if (one.outcome() != CatalogChange.Outcome.UNCHANGED) {
                audit.record(
                        "import catalog",
                        one.kind().name().toLowerCase(java.util.Locale.ROOT),
                        one.code(),
                        null,
                        one.outcome().name());
            }
        }
        return changes;
    }

    /**
     * What {@link #replace} would do; nothing is kept.
     *
     * @throws BellbirdException as it does
     */
    public List<CatalogChange> compare(Catalog catalog) {
        check(catalog);
        List<CatalogChange> changes =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> {
                                    execute(connection, "savepoint compared");
                                    List<CatalogChange> all = apply(connection, catalog);
                                    entities.flush();
                                    execute(connection, "rollback to savepoint compared");
                                    return all;
                                });
        entities.clear();
        return changes;
    }

    private void check(Catalog catalog) {
        List<Problem> problems = CatalogChecks.problems(catalog, tenants.current().currency());
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }

    private List<CatalogChange> apply(Connection connection, Catalog catalog) throws SQLException {
        return new CatalogImport(
                        new CatalogTables(connection, clock.zone()),
                        new PromotionTables(connection),
                        new Drafts(entities, tenants.current().currency(), clock.zone()))
                .apply(catalog);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
