package bellbird.tenancy;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import jakarta.annotation.Resource;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Refuses a second tenant inside one transaction: its entity manager would silently stay with the
 * first. Bound to every EJB in {@code ejb-jar.xml}.
 */
public class OneTenantPerTransaction {

    @Resource private TransactionSynchronizationRegistry transaction;

    @AroundInvoke
    Object check(InvocationContext call) throws Exception {
        if (transaction.getTransactionStatus() == Status.STATUS_ACTIVE) {
            String tenant = CurrentTenant.find().map(TenantId::code).orElse("");
            Object first = transaction.getResource(OneTenantPerTransaction.class);
            if (first == null) {
                transaction.putResource(OneTenantPerTransaction.class, tenant);
            } else if (!first.equals(tenant)) {
                throw new IllegalStateException(
                        "this transaction belongs to tenant '" + first + "', not '" + tenant + "'");
            }
        }
        return call.proceed();
    }
}
