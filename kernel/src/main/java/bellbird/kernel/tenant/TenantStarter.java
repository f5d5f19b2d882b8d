package bellbird.kernel.tenant;

/**
 * Port: gives a new tenant what a module wants it to start with, such as sample plans. Called once
 * while the tenant is made, in a transaction of the tenant, as role {@code system}; after a crash
 * it may be called again, and doing it twice is doing it once.
 */
public interface TenantStarter {

    void start(TenantProfile tenant);
}
