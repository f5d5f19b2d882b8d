package bellbird.local;

import java.time.Duration;

/** Hears what the stack does and how long each step took. */
public interface Progress {

    /** Tells nobody. */
    static Progress silent() {
        return (step, took) -> {};
    }

    void done(String step, Duration took);
}
