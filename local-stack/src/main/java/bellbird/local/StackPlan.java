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
 * @param demoSubscribers how many subscribers the demo tenant gets
 */
public record StackPlan(
        Checkout checkout,
        Path data,
        Ports ports,
        boolean fresh,
        boolean demo,
        Progress progress,
        List<String> serverOptions,
        int demoSubscribers) {

    /** Few, since tests wait for them. */
    private static final int FEW = 8;

    /** For a server that is looked at or tested, not measured: its code is compiled in haste. */
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1");

    /** With a small demo. */
    public StackPlan(
            Checkout checkout,
            Path data,
            Ports ports,
            boolean fresh,
            boolean demo,
            Progress progress,
            List<String> serverOptions) {
        this(checkout, data, ports, fresh, demo, progress, serverOptions, FEW);
    }

    /** With a server that starts quickly and is not meant to run for days. */
    public StackPlan(
            Checkout checkout,
            Path data,
            Ports ports,
            boolean fresh,
            boolean demo,
            Progress progress) {
        this(checkout, data, ports, fresh, demo, progress, QUICK);
    }

    /** The same, with as many subscribers as people expect of an operator. */
    StackPlan withDemoOf(int subscribers) {
        return new StackPlan(
                checkout, data, ports, fresh, demo, progress, serverOptions, subscribers);
    }
}
