package bellbird.local;

import java.nio.file.Path;
import java.util.List;

/**
 * What to start and where.
 *
 * @param data folder of everything this stack writes: database, mails, logs, usage inbox
 * @param fresh whether to forget what an earlier stack wrote there
 * @param demo whether the demo tenant is loaded
 * @param serverOptions of the server's JVM, after our own: what comes later wins
 */
public record StackPlan(
        Checkout checkout,
        Path data,
        Ports ports,
        boolean fresh,
        boolean demo,
        Progress progress,
        List<String> serverOptions) {

    /** With a server as it always is. */
    public StackPlan(
            Checkout checkout,
            Path data,
            Ports ports,
            boolean fresh,
            boolean demo,
            Progress progress) {
        this(checkout, data, ports, fresh, demo, progress, List.of());
    }
}
