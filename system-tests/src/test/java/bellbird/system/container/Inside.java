package bellbird.system.container;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.ejb.AsyncResult;
import jakarta.ejb.Asynchronous;
import jakarta.ejb.EJBContext;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.CriteriaUpdate;
import jakarta.persistence.criteria.Root;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.hibernate.Session;

/** Does what a piece of the product might do in a transaction, well or badly. */
@Stateless
@PermitAll
public class Inside {

    @PersistenceContext(unitName = "inside")
    private EntityManager entities;

    @Resource private EJBContext context;

    @Resource private SessionContext session;

    @Resource private ManagedExecutorService managed;

    /** Role and path of the tenant's connection. */
    public String whereAmI(TenantId tenant) {
        return CurrentTenant.call(
                tenant,
                () ->
                        (String)
                                entities.createNativeQuery(
                                                "select current_user || '|' ||"
                                                        + " current_setting('search_path')",
                                                String.class)
                                        .getSingleResult());
    }

    public void rollBack(TenantId tenant) {
        whereAmI(tenant);
        context.setRollbackOnly();
    }

    /** Runs a statement as the tenant, as its only work. */
    public void execute(TenantId tenant, String sql) {
        CurrentTenant.run(
                tenant,
                () ->
                        entities.unwrap(Session.class)
                                .doWork(
                                        connection -> {
                                            try (var statement = connection.createStatement()) {
                                                statement.execute(sql);
                                            }
                                        }));
    }

    /** Asks for the tenant's connection where there is no transaction to carry the role. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String outsideATransaction(TenantId tenant) {
        return whereAmI(tenant);
    }

    /** Ways from one thread to another. */
    public enum Way {
        COMMON_POOL,
        MANAGED_EXECUTOR,
        ASYNCHRONOUS_EJB,
        NEW_THREAD
    }

    /** Ways to change many rows in one statement, without loading one. */
    public enum Bulk {
        HQL,
        CRITERIA,
        NATIVE_SQL
    }

    /** Raises the version of all offerings the tenant has, and tells how many it has. */
    public int raiseVersions(TenantId tenant, Bulk how) {
        return CurrentTenant.call(
                tenant,
                () ->
                        switch (how) {
                            case HQL ->
                                    entities.createQuery(
                                                    "update ProductOffering set version = version + 1")
                                            .executeUpdate();
                            case CRITERIA -> entities.createQuery(versions()).executeUpdate();
                            case NATIVE_SQL ->
                                    entities.createNativeQuery(
                                                    "update product_offering set version = version + 1")
                                            .executeUpdate();
                        });
    }

    private CriteriaUpdate<?> versions() {
        return entities.getMetamodel().getEntities().stream()
                .filter(entity -> entity.getName().equals("ProductOffering"))
                .map(entity -> versions(entity.getJavaType()))
                .findFirst()
                .orElseThrow();
    }

    private <T> CriteriaUpdate<T> versions(Class<T> type) {
        CriteriaBuilder builder = entities.getCriteriaBuilder();
        CriteriaUpdate<T> update = builder.createCriteriaUpdate(type);
        Root<T> row = update.from(type);
        return update.set("version", builder.sum(row.<Integer>get("version"), 1));
    }

    /** A number the tenant reads. */
    public long number(TenantId tenant, String sql) {
        return CurrentTenant.call(
                tenant,
                () ->
                        ((Number) entities.createNativeQuery(sql, Long.class).getSingleResult())
                                .longValue());
    }

    /** Hands work to the pool with its tenant, as workers do, and tells what it sees there. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Future<Object> carried(TenantId tenant) {
        Inside self = session.getBusinessObject(Inside.class);
        return CompletableFuture.supplyAsync(
                () -> CurrentTenant.call(tenant, self::withoutATenant), managed);
    }

    /** Starts work in the tenant that asks for a connection on another thread. */
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public Future<Object> onAnotherThread(TenantId tenant, Way way) {
        Inside self = session.getBusinessObject(Inside.class);
        return CurrentTenant.call(
                tenant,
                () ->
                        switch (way) {
                            case COMMON_POOL -> CompletableFuture.supplyAsync(self::withoutATenant);
                            case MANAGED_EXECUTOR ->
                                    CompletableFuture.supplyAsync(self::withoutATenant, managed);
                            case ASYNCHRONOUS_EJB -> self.later();
                            case NEW_THREAD ->
                                    CompletableFuture.supplyAsync(
                                            self::withoutATenant, work -> new Thread(work).start());
                        });
    }

    /** Asks for a connection when the container comes to it. */
    @Asynchronous
    public Future<Object> later() {
        return new AsyncResult<>(withoutATenant());
    }

    /** Asks for a connection without saying whose. */
    public Object withoutATenant() {
        return entities.createNativeQuery("select current_user", String.class).getSingleResult();
    }
}
