package bellbird.jobs;

import bellbird.kernel.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** Jobs at work on this node: their leases are renewed as long as the node lives. */
@ApplicationScoped
public class Running {

    /** An id alone does not say whose job it is. */
    private record Key(TenantId tenant, UUID job) {}

    private final Map<Key, ClaimedJob> jobs = new ConcurrentHashMap<>();

    public void started(TenantId tenant, ClaimedJob job) {
        jobs.put(new Key(tenant, job.id()), job);
    }

    public void finished(TenantId tenant, ClaimedJob job) {
        jobs.remove(new Key(tenant, job.id()));
    }

    public void forEach(BiConsumer<TenantId, ClaimedJob> action) {
        jobs.forEach((key, job) -> action.accept(key.tenant(), job));
    }
}
