package bellbird.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.hibernate.Session;

/** Plain SQL on the current tenant's connection, in the current transaction; fails outside one. */
@ApplicationScoped
public class TenantSql {

    @PersistenceContext(unitName = "bellbird")
    private EntityManager entities;

    public <T> T call(SqlWork<T> work) {
        return entities.unwrap(Session.class).doReturningWork(work::on);
    }

    public void run(SqlAction work) {
        entities.unwrap(Session.class).doWork(work::on);
    }
}
