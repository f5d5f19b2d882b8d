package bellbird.portal.operator;

import bellbird.portal.text.DurationFormat;
import bellbird.portal.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long work will take, from what was done since the page began to look. */
final class Pace {

    private final Clock system;
    private @Nullable Instant since;
    private @Nullable Object step;
    private long doneThen;

    /**
     * @param system real time, in which work is done
     */
    Pace(Clock system) {
        this.system = system;
    }

    /**
     * Such as “about 3 min left”; empty as long as nothing can be said.
     *
     * @param now the step under way: with another one the watch begins anew
     * @param done of it, in any unit
     * @param open in the same unit
     */
    String left(Object now, long done, long open) {
        Instant looked = system.instant();
        if (since == null || !now.equals(step)) {
            since = looked;
            step = now;
            doneThen = done;
            return "";
        }
        long seconds = Duration.between(since, looked).toSeconds();
        if (done <= doneThen || seconds == 0 || open == 0) {
            return "";
        }
        return Texts.text(
                "operator.left",
                DurationFormat.duration(Math.max(1, open * seconds / (done - doneThen))));
    }
}
