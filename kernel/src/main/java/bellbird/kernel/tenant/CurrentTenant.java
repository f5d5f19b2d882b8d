package bellbird.kernel.tenant;

import java.util.Optional;

/**
 * The tenant of the work at hand, bound to a lexical scope: never inherited by pool threads, never
 * forgotten on one. A request binds it from the host name, a job from its row.
 */
public final class CurrentTenant {

    private static final ScopedValue<TenantId> CURRENT = ScopedValue.newInstance();

    private CurrentTenant() {}

    public static Optional<TenantId> find() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /**
     * @throws IllegalStateException outside any tenant; there is no default
     */
    public static TenantId require() {
        return find().orElseThrow(() -> new IllegalStateException("no tenant"));
    }

    public static <R, X extends Throwable> R call(
            TenantId tenant, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(CURRENT, tenant).<R, X>call(work);
    }

    public static void run(TenantId tenant, Runnable work) {
        ScopedValue.where(CURRENT, tenant).run(work);
    }
}
