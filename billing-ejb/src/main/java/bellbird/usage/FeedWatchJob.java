package bellbird.usage;

import bellbird.kernel.job.JobHandler;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.time.BusinessClock;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Looks at a feed when the next file should have come, and when a day is over. Each file that comes
 * asks for its own look, by the tenant's clock, so no chain of jobs can break.
 */
@ApplicationScoped
class FeedWatchJob implements JobHandler {

    static final String KIND = "usage-feed";

    /** A key begins with the id of its feed. */
    private static final int ID_LENGTH = 36;

    @EJB FeedWatch watch;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(JobRun run) {
        watch.look(run, UUID.fromString(run.key().substring(0, ID_LENGTH)));
    }

    /**
     * Asks for the looks that follow from a file that comes now, or from a change of what is
     * expected.
     *
     * @param cause natural key of it within the feed
     */
    static void ask(
            Jobs jobs, BusinessClock clock, UUID feedId, String cause, FeedProfile.Watch expected) {
        ask(jobs, clock, clock.now(), feedId, cause, expected);
    }

    /**
     * Asks for the looks that follow from a file that was held or refused when it came, and goes in
     * after all.
     *
     * @param cause natural key of it within the feed
     */
    static void ask(
            Jobs jobs, BusinessClock clock, Connection connection, UsageFileRow file, String cause)
            throws SQLException {
        UUID feed = new FileTables(connection).feedOf(file.id());
        FeedProfile profile = new FeedTables(connection).profile(feed);
        ask(jobs, clock, file.receivedAt(), feed, cause, profile.watch());
    }

    private static void ask(
            Jobs jobs,
            BusinessClock clock,
            Instant since,
            UUID feedId,
            String cause,
            FeedProfile.Watch expected) {
        if (expected.everyHours() == 0 && expected.sequence() == null) {
            return;
        }
        Duration interval = Duration.ofHours(expected.everyHours());
        jobs.scheduleBusiness(KIND, feedId + "/" + cause, "{}", since.plus(interval));
        if (expected.everyHours() > 0) {
            LocalDate tomorrow = LocalDate.ofInstant(since, clock.zone()).plusDays(1);
            jobs.scheduleBusiness(
                    KIND,
                    feedId + "/" + tomorrow,
                    "{}",
                    tomorrow.atStartOfDay(clock.zone()).toInstant().plus(interval));
        }
    }
}
