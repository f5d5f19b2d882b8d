package bellbird.system.container;

import bellbird.local.RunningStack;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the stack before Arquillian looks for its server, and says where that is managed. */
final class RunningServer implements BeforeAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        System.setProperty(
                "bellbird.management.port",
                String.valueOf(RunningStack.get().ports().management()));
    }
}
