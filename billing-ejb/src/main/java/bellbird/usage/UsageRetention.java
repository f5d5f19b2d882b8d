package bellbird.usage;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/**
 * How long usage is kept, and what keeps it longer (rule R24). Months are made before their usage
 * comes and dropped whole; the database itself refuses to drop what is not billed or is held.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class UsageRetention {

    private static final int LONGEST = 120;
    private static final int LONGEST_REASON = 500;

    /** Months that are there before anything of them can come. */
    private static final int AHEAD = 2;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject AuditTrail audit;
    @Inject Jobs jobs;

    /** Newest first; those that were dropped too. */
    public List<UsageMonth> months() {
        return with(tables -> tables.months(clock.today()));
    }

    /** Months after the bill; empty if usage is kept for good. */
    public OptionalInt policy() {
        return with(UsageMonthTables::policy);
    }

    /**
     * Keeps usage for so many months after its bill; what is older goes within the hour.
     *
     * @param months null for good
     */
    @RolesAllowed(Roles.OWNER)
    public void keep(@Nullable Integer months) {
        if (months != null && (months < 1 || months > LONGEST)) {
            throw BellbirdException.user("/months", "error.retention.months");
        }
        OptionalInt before = policy();
        with(
                tables -> {
                    if (months == null) {
                        tables.keepAll();
                    } else {
                        tables.keep(months, clock.now(), caller.displayName());
                    }
                    return true;
                });
        audit.record(
                "change how long usage is kept",
                "usage",
                "retention",
                before.isPresent() ? before.getAsInt() + " months" : "for good",
                months == null ? "for good" : months + " months");
        if (months != null) {
            jobs.scheduleNow(UsageMonthsJob.KIND, "policy/" + Ids.next(), "{}");
        }
    }

    /** Those that are in force, oldest first. */
    public List<UsageHold> holds() {
        return with(UsageMonthTables::holds);
    }

    /**
     * Keeps all usage of the months in which an account has some.
     *
     * @param account its number; null for the usage of all accounts
     */
    public void hold(@Nullable String account, String reason) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw BellbirdException.user("/reason", "error.retention.reason");
        }
        UUID id = Ids.next();
        if (!with(
                tables ->
                        tables.place(
                                id, account, reason.strip(), clock.now(), caller.displayName()))) {
            throw BellbirdException.user("/account", "error.retention.account");
        }
        audit.record("hold usage", "usage hold", id.toString(), null, reason.strip());
    }

    /** Lets it go with the others; twice is once. */
    public void lift(UUID id) {
        if (with(tables -> tables.lift(id, clock.now(), caller.displayName()))) {
            audit.record("release usage", "usage hold", id.toString(), null, "");
        }
    }

    /** Makes this month and the next ones, and asks for the same in a month. */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void ahead(JobRun run) {
        YearMonth now = YearMonth.from(clock.now().atOffset(ZoneOffset.UTC));
        with(
                tables -> {
                    for (int month = 0; month <= AHEAD; month++) {
                        tables.make(now.plusMonths(month));
                    }
                    return true;
                });
        UsageMonthsJob.ask(jobs, clock);
        run.checkpoint("made");
    }

    /** The months that nothing keeps, oldest first. */
    @RolesAllowed(Roles.SYSTEM)
    public List<YearMonth> due() {
        return months().reversed().stream()
                .filter(month -> month.kept() == null && month.droppedAt() == null)
                .map(UsageMonth::month)
                .toList();
    }

    /** Drops a month, if still nothing keeps it. */
    @RolesAllowed(Roles.SYSTEM)
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void drop(JobRun run, YearMonth month) {
        if (with(tables -> tables.drop(month, clock.today()) == null)) {
            audit.record("delete usage of a month", "usage", month.toString(), null, "");
        }
        run.checkpoint(month.toString());
    }

    private interface Work<R extends @Nullable Object> {
        R on(UsageMonthTables tables) throws java.sql.SQLException;
    }

    private <R extends @Nullable Object> R with(Work<R> work) {
        ReturningWork<R> inSession = connection -> work.on(new UsageMonthTables(connection));
        return entities.unwrap(Session.class).doReturningWork(inSession);
    }
}
