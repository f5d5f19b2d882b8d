package bellbird.portal.access;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import bellbird.tenancy.LogContext;
import jakarta.enterprise.concurrent.ContextService;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Carries identity and tenant of a request to another thread: capture it on the request's thread
 * and run bodies of {@code ui.access} and pool tasks through it. Neither travels by itself.
 */
public final class CarriedRequest {

    private CarriedRequest() {}

    public static Executor capture(ContextService contexts) {
        Optional<TenantId> tenant = CurrentTenant.find();
        Executor identity = contexts.currentContextExecutor();
        return work ->
                identity.execute(
                        () -> {
                            if (tenant.isPresent()) {
                                try (LogContext named = LogContext.tenant(tenant.get().code())) {
                                    CurrentTenant.run(tenant.get(), work);
                                }
                            } else {
                                work.run();
                            }
                        });
    }
}
