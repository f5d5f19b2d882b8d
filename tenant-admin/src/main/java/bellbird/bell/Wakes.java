package bellbird.bell;

import bellbird.kernel.tenant.TenantId;

/** Is told at once, on this node, that a tenant has work; others hear the bell by their timer. */
public interface Wakes {

    void wake(TenantId tenant);
}
