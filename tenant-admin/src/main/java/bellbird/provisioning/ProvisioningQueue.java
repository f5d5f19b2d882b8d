package bellbird.provisioning;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Sign-ups this node works on, each at most once at a time. */
@ApplicationScoped
public class ProvisioningQueue {

    @Resource private ManagedExecutorService executor;
    @Inject private Instance<Provisioner> provisioner;

    private final Set<UUID> atWork = ConcurrentHashMap.newKeySet();

    /** Works on it in the background. */
    public void wake(UUID signUp) {
        if (atWork.add(signUp)) {
            executor.execute(
                    () -> {
                        try {
                            provisioner.get().run(signUp);
                        } finally {
                            atWork.remove(signUp);
                        }
                    });
        }
    }
}
