package bellbird.portal.operator;

import bellbird.bill.BillRunState;
import bellbird.bill.BillRunSummary;
import bellbird.portal.text.DurationFormat;
import bellbird.portal.text.Texts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How long a run's step will take, from what was done since the page began to look. */
final class Pace {

    private final Clock system;
    private @Nullable Instant since;
    private BillRunState state = BillRunState.DONE;
    private long doneThen;

    /**
     * @param system real time, in which work is done
     */
    Pace(Clock system) {
        this.system = system;
    }

    /** Such as “about 3 min left”; empty as long as nothing can be said. */
    String left(BillRunSummary run) {
        boolean issuing = run.state() == BillRunState.ISSUING;
        long done = issuing ? run.billed() : run.due() - run.waiting();
        long open = issuing ? run.drafts() : run.waiting();
        Instant now = system.instant();
        if (!run.isMoving() || since == null || state != run.state()) {
            since = now;
            state = run.state();
            doneThen = done;
            return "";
        }
        long seconds = Duration.between(since, now).toSeconds();
        if (done <= doneThen || seconds == 0 || open == 0) {
            return "";
        }
        return Texts.text(
                "operator.billRun.left",
                DurationFormat.duration(Math.max(1, open * seconds / (done - doneThen))));
    }
}
