package bellbird.testing;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test class takes its tenants with it; found by JUnit itself. */
public final class TenantDatabasesEnd implements AfterAllCallback {

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            TenantDatabase.dropAll();
        }
    }
}
