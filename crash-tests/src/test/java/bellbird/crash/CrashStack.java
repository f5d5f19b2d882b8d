package bellbird.crash;

import bellbird.local.Checkout;
import bellbird.local.LocalStack;
import bellbird.local.Ports;
import bellbird.local.StackPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A stack of its own whose server tells the driver of its commits. */
final class CrashStack implements AutoCloseable {

    private final Path data = Path.of("target/stack").toAbsolutePath();
    private final CommitDriver driver = new CommitDriver(0);
    private final LocalStack stack;

    CrashStack() {
        Path agent = data.resolveSibling("commit-agent.jar");
        try {
            Files.createDirectories(agent.getParent());
            AgentJar.write(agent);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        stack =
                LocalStack.start(
                        new StackPlan(
                                Checkout.find(),
                                data,
                                Ports.free(),
                                true,
                                true,
                                (step, took) -> System.out.println(step + " " + took),
                                List.of(
                                        "-javaagent:" + agent + "=" + driver.port(),
                                        "-Djboss.modules.system.pkgs=org.jboss.byteman,bellbird.crash.agent",
                                        // It starts often and lives briefly.
                                        "-XX:TieredStopAtLevel=1",
                                        "-XX:-UseG1GC",
                                        "-XX:+UseSerialGC",
                                        "-XX:+UnlockDiagnosticVMOptions",
                                        "-XX:-BytecodeVerificationRemote",
                                        "-Xms384m")));
    }

    LocalStack parts() {
        return stack;
    }

    CommitDriver driver() {
        return driver;
    }

    Sql sql() {
        return new Sql(stack::database);
    }

    /** Whether the payment partner has told everything it has to tell. */
    boolean webhooksAreDelivered() {
        try (var files = Files.list(data.resolve("stripe/deliveries"))) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.close();
        stack.close();
    }
}
