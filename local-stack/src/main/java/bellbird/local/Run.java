package bellbird.local;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/**
 * What {@code ./run} runs after the build: starts the stack, says where everything is, and stays
 * until it is told to stop.
 */
public final class Run {

    private static final int DEMO_SUBSCRIBERS = 200;

    private static final String HELP =
            """
            Usage: ./run [--fresh | --check | --help]

              (nothing)  build if needed, start the product with everything around it, stay until Ctrl-C
              --fresh    the same, but forget the database, mails and files of earlier runs
              --check    start on free ports with data of its own, walk a smoke path, stop; exit 0 or 1
              --help     this text

            BELLBIRD_PORT is the first of eight neighbouring ports, 8080 if not set.
            Data and logs are in .bellbird/run.
            """;

    private final PrintStream out;
    private final Checkout checkout;

    private Run(PrintStream out, Checkout checkout) {
        this.out = out;
        this.checkout = checkout;
    }

    /** Exits with 0 when all went well, 1 when not, 2 for an option that does not exist. */
    public static void main(String[] arguments) {
        System.exit(main(List.of(arguments), System.out));
    }

    private static int main(List<String> arguments, PrintStream out) {
        try {
            return switch (String.join(" ", arguments)) {
                case "" -> new Run(out, Checkout.find()).stay(false);
                case "--fresh" -> new Run(out, Checkout.find()).stay(true);
                case "--check" -> new Run(out, Checkout.find()).check();
                case "--help" -> {
                    out.print(HELP);
                    yield 0;
                }
                default -> {
                    System.err.print(HELP);
                    yield 2;
                }
            };
        } catch (StackException e) {
            System.err.println();
            System.err.println(e.getMessage());
            return 1;
        }
    }

    private int stay(boolean fresh) {
        endWithParent();
        long start = System.nanoTime();
        Path data = checkout.home().resolve("run");
        LocalStack stack =
                LocalStack.start(
                        new StackPlan(checkout, data, port(), fresh, true, ProgressLines.to(out))
                                .withDemoOf(DEMO_SUBSCRIBERS));
        ready(stack, start);
        AddressTable.print(stack, out);
        out.printf("%nCtrl-C stops everything. Logs: %s%n", stack.logs());
        out.flush();
        untilTold();
        return 0;
    }

    private int check() {
        endWithParent();
        Ports ports = Ports.free();
        Path data = checkout.home().resolve("check-" + ports.base());
        try {
            return check(data, ports);
        } catch (StackException e) {
            LogTails.print(data.resolve("logs"), out);
            throw e;
        } finally {
            Folders.delete(data);
        }
    }

    private int check(Path data, Ports ports) {
        long start = System.nanoTime();
        try (LocalStack stack =
                LocalStack.start(
                        new StackPlan(checkout, data, ports, true, true, ProgressLines.to(out)))) {
            ready(stack, start);
            if (new SmokePath(stack, out).walk()) {
                out.println("The smoke path is clear.");
                return 0;
            }
            LogTails.print(stack.logs(), out);
            out.println("The smoke path is blocked.");
            return 1;
        }
    }

    private void ready(LocalStack stack, long start) {
        out.printf(
                Locale.ROOT,
                "  Ready after %.1f s, %s%n%n",
                (System.nanoTime() - start) / 1e9,
                Memory.of(stack.processes()));
    }

    private static Ports port() {
        String told = System.getenv().getOrDefault("BELLBIRD_PORT", "8080");
        if (!told.matches("\\d{1,5}")) {
            throw new StackException(
                    "BELLBIRD_PORT must be a number from 1024 to 65527, but is '%s'."
                            .formatted(told));
        }
        return new Ports(Integer.parseInt(told));
    }

    /** Stops with the shell that started us, even if that was killed and could not tell. */
    private static void endWithParent() {
        ProcessHandle.current()
                .parent()
                .ifPresent(parent -> parent.onExit().thenRun(() -> System.exit(1)));
    }

    private static void untilTold() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
