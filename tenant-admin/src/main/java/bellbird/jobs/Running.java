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

    private record Work(TenantId tenant, ClaimedJob job) {}

    private final Map<UUID, Work> jobs = new ConcurrentHashMap<>();

    public void started(TenantId tenant, ClaimedJob job) {
        jobs.put(job.id(), new Work(tenant, job));
    }

    public void finished(ClaimedJob job) {
        jobs.remove(job.id());
    }

    public void forEach(BiConsumer<TenantId, ClaimedJob> action) {
        jobs.values().forEach(work -> action.accept(work.tenant(), work.job()));
    }
}
