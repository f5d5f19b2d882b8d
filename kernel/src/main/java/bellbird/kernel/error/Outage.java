package bellbird.kernel.error;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells what fails because our surroundings are away for a while, such as the database or its disk,
 * from what fails by itself. The first passes without a person, so it uses up no tries and asks the
 * reader for nothing but patience.
 */
public final class Outage {

    /**
     * Classes of SQLSTATE: connection, insufficient resources (disk full, memory, connections),
     * operator intervention (shutdown, starting up) and system error.
     */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    /** Of the same class as a shutdown, but the statement's own fault. */
    private static final String CANCELLED = "57014";

    private Outage() {}

    /** Whether an outage is among the causes. */
    public static boolean in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isOutage(sql.getSQLState())
                    || cause.getClass().getName().startsWith("jakarta.resource.")) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(@Nullable String state) {
        return state != null
                && state.length() == 5
                && CLASSES.contains(state.substring(0, 2))
                && !state.equals(CANCELLED);
    }
}
