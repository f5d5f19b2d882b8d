package bellbird.local;

import java.nio.file.Path;

/**
 * The one stack all system tests of a Maven run share: started by the first that asks, on free
 * ports and with its own data under {@code target/stack}, stopped when the test JVM ends.
 */
public final class RunningStack {

    private RunningStack() {}

    /** Returns the running stack; the first call starts it. */
    public static LocalStack get() {
        return Holder.STACK;
    }

    private static final class Holder {

        static final LocalStack STACK = start();

        private static LocalStack start() {
            Path data = Path.of("target/stack").toAbsolutePath();
            return LocalStack.start(
                    new StackPlan(
                            Checkout.find(),
                            data,
                            Ports.free(),
                            true,
                            true,
                            ProgressLines.to(System.out)));
        }
    }
}
