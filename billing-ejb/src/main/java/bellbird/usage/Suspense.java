package bellbird.usage;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import bellbird.resource.Imsi;
import bellbird.resource.Msisdn;
import bellbird.service.IdentifierKind;
import bellbird.service.Services;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** What is suspended and why; mends it in bulk and sends it back in. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class Suspense {

    /** Kind of the job that recycles; its key is the recycling's id. */
    public static final String JOB = "usage-recycling";

    private static final int LONGEST_NOTE = 500;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject Caller caller;
    @Inject Jobs jobs;
    @Inject AuditTrail audit;
    @Inject TenantProfiles tenants;
    @Inject Services services;

    /** Most records first. */
    public List<SuspenseGroup> groups() {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> new SuspenseReader(connection).groups());
    }

    /**
     * What was found in the records of a reason, most records first.
     *
     * @param limit at most 200
     */
    public List<SuspenseCause> causes(String reason, int limit) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new SuspenseReader(connection)
                                        .causes(reason, Math.clamp(limit, 0, 200)));
    }

    /**
     * Says that a line had a number from a day on, until the number belongs to the next line that
     * has it. The line keeps its other numbers. Records go back in by {@link #recycle}.
     *
     * @param number as the records name it
     * @param line a number that the line has, as people write it
     * @throws BellbirdException for a field, or a conflict if another line had the number then
     */
    public void mapNumber(String number, String line, LocalDate from) {
        String digits = number.strip().replaceFirst("^\\+", "");
        if (!digits.matches("[1-9][0-9]{6,14}")) {
            throw BellbirdException.user("number", "error.suspense.number");
        }
        map(IdentifierKind.MSISDN, digits, line, from);
    }

    /**
     * The same of a card: its records become those of the number that the line has.
     *
     * @param imsi as the records name it
     * @param line a number that the line has, as people write it
     * @throws BellbirdException for a field, or a conflict if another line had the card then
     */
    public void mapCard(String imsi, String line, LocalDate from) {
        map(IdentifierKind.IMSI, Imsi.parse(imsi).digits(), line, from);
    }

    private void map(IdentifierKind kind, String value, String line, LocalDate from) {
        String known = lineNumber(line);
        entities.unwrap(Session.class)
                .doWork(
                        connection ->
                                services.alsoHad(
                                        connection,
                                        known,
                                        kind,
                                        value,
                                        from,
                                        from.atStartOfDay(clock.zone()).toInstant()));
        String what = kind == IdentifierKind.IMSI ? "map card to line" : "map number to line";
        audit.record(what, "line", known, null, value + " from " + from);
    }

    private String lineNumber(String line) {
        try {
            return Msisdn.parse(line, tenants.current().country()).digits();
        } catch (BellbirdException unreadable) {
            throw BellbirdException.user("line", "error.msisdn");
        }
    }

    /**
     * Sends suspended records back in; the work is done in the background, as if they came now, but
     * for their age.
     *
     * @param reason message key of those to take; null for all
     * @param detail what was found in them; null for all of the reason
     * @param note what was mended, for who looks later
     * @return as it stands now; nothing is taken up yet
     */
    public Recycling recycle(@Nullable String reason, @Nullable String detail, String note) {
        if (note.length() > LONGEST_NOTE) {
            throw BellbirdException.user(
                    "note", "error.suspense.note", Integer.toString(LONGEST_NOTE));
        }
        if (reason == null && detail != null) {
            throw BellbirdException.user("reason", "error.suspense.reason");
        }
        Recycling recycling =
                new Recycling(
                        Ids.next(),
                        clock.now(),
                        caller.displayName(),
                        reason,
                        detail,
                        note.strip(),
                        null,
                        List.of());
        entities.unwrap(Session.class)
                .doWork(connection -> new RecyclingTables(connection).start(recycling));
        jobs.scheduleNow(JOB, recycling.id().toString(), "{}");
        audit.record(
                "recycle suspended usage",
                "recycling",
                recycling.id().toString(),
                null,
                reason == null ? "all" : detail == null ? reason : reason + " " + detail);
        return recycling;
    }

    /** Newest first; at most 200. */
    public List<Recycling> recyclings(int offset, int limit) {
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection ->
                                new RecyclingTables(connection)
                                        .list(Math.max(0, offset), Math.clamp(limit, 0, 200)));
    }
}
