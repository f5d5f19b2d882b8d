package bellbird.system.stack;

import bellbird.local.RunningStack;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Starts the stack, with two operators, before the first integration test, and tells Arquillian
 * where its server is managed. Unit tests of this module need neither.
 */
public final class StackForTheRun implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("bellbird.stack")) {
            System.setProperty(
                    "bellbird.management.port",
                    String.valueOf(RunningStack.get().ports().management()));
            Operators.first();
            Operators.second();
        }
    }
}
