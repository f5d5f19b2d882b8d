package bellbird.jobs;

import bellbird.bell.Wakes;
import bellbird.kernel.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * This node's workers: a few at a time, fewer still for one tenant, so that one tenant's long job
 * neither stops its own mails nor the others' work.
 */
@ApplicationScoped
public class Workers implements Wakes {

    private static final int PER_NODE = 8;
    private static final int PER_TENANT = 4;

    @Resource private ManagedExecutorService executor;
    @Inject private Instance<Worker> worker;

    private final Map<TenantId, Integer> active = new HashMap<>();
    private final Set<TenantId> waiting = new LinkedHashSet<>();
    private int total;

    /** Has the tenant's work looked at, at once or as soon as a worker is free. */
    @Override
    public synchronized void wake(TenantId tenant) {
        waiting.add(tenant);
        startWaiting();
    }

    private void startWaiting() {
        for (Iterator<TenantId> next = waiting.iterator(); next.hasNext() && total < PER_NODE; ) {
            TenantId tenant = next.next();
            if (active.getOrDefault(tenant, 0) < PER_TENANT) {
                next.remove();
                active.merge(tenant, 1, Integer::sum);
                total++;
                executor.execute(() -> work(tenant));
            }
        }
    }

    private void work(TenantId tenant) {
        try {
            worker.get().work(tenant);
        } finally {
            finished(tenant);
        }
    }

    private synchronized void finished(TenantId tenant) {
        active.computeIfPresent(tenant, (t, count) -> count > 1 ? count - 1 : null);
        total--;
        startWaiting();
    }
}
