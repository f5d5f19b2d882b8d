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
