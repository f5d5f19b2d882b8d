package bellbird.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Prints each finished step with its seconds. */
final class ProgressLines implements Progress {

    private final PrintStream out;

    private ProgressLines(PrintStream out) {
        this.out = out;
    }

    static Progress to(PrintStream out) {
        return new ProgressLines(out);
    }

    @Override
    public synchronized void done(String step, Duration took) {
        out.printf(Locale.ROOT, "  %-58s %6.1f s%n", step, took.toMillis() / 1000.0);
        out.flush();
    }
}
