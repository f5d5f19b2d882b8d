package bellbird.tenancy;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Names the work at hand in every line that is logged meanwhile, on this thread: {@code tenant} by
 * its opaque code, {@code job} by kind and key.
 */
public final class LogContext implements AutoCloseable {

    private final String name;
    private final @Nullable Object before;

    private LogContext(String name, String value) {
        this.name = name;
        this.before = MDC.put(name, value);
    }

    public static LogContext tenant(String code) {
        return new LogContext("tenant", code);
    }

    public static LogContext job(String kind, String key) {
        return new LogContext("job", kind + "/" + key);
    }

    @Override
    public void close() {
        if (before == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, before);
        }
    }
}
