package bellbird.local;

import java.nio.file.Path;

/**
 * What to start and where.
 *
 * @param data folder of everything this stack writes: database, mails, logs, usage inbox
 * @param fresh whether to forget what an earlier stack wrote there
 * @param demo whether the demo tenant is loaded
 */
public record StackPlan(
        Checkout checkout,
        Path data,
        Ports ports,
        boolean fresh,
        boolean demo,
        Progress progress) {}
