package bellbird.sandbox;

import bellbird.bell.Bell;
import bellbird.clock.ClockRow;
import bellbird.clock.SandboxTime;
import bellbird.jobs.JobTable;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Lets the staff of a sandbox tenant advance its time. The clock stands still until asked; then the
 * job workers step it through every due instant in order, and it moves on only when nothing that is
 * due is left. A crash resumes it, since where it stands and where it goes are in the database.
 */
@Stateless
@RolesAllowed({
    Roles.OWNER,
    Roles.BILLING_CLERK,
    Roles.PRODUCT_MANAGER,
    Roles.SUPPORT_AGENT,
    Roles.SYSTEM
})
public class SandboxClock {

    private static final Duration FARTHEST = Duration.ofDays(400);

    /**
     * @param time now and, while moving, the target
     * @param waiting business jobs still to be done up to the target; 0 while standing
     * @param nextBillRun when the next bill run is due; null if none is planned
     */
    public record Progress(SandboxTime time, int waiting, @Nullable Instant nextBillRun) {}

    @Inject private TenantSql sql;
    @Inject private TenantProfiles tenants;
    @Inject private Bell bell;
    @Inject private AuditTrail audit;

    /** Whether this tenant has a clock that can be advanced; a live tenant has real time. */
    public boolean available() {
        return tenants.current().sandbox();
    }

    /**
     * @throws BellbirdException of kind CONFLICT for a live tenant
     */
    public Progress state() {
        requireSandbox();
        return sql.call(
                c -> {
                    SandboxTime time = ClockRow.read(c).orElseThrow();
                    Instant until = time.target();
                    return new Progress(
                            time,
                            until == null ? 0 : JobTable.openBusinessJobs(c, until),
                            JobTable.nextBusiness(c, "bill-run").orElse(null));
                });
    }

    /** Advances to the same time of the next day. */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
    public void nextDay() {
        requireSandbox();
        Instant now = sql.call(ClockRow::lock).orElseThrow().now();
        advanceTo(now.atZone(tenants.current().zone()).plusDays(1).toInstant());
    }

    /**
     * Advances to the cut-off of the next bill run, and runs it.
     *
     * @throws BellbirdException of kind CONFLICT if none is planned
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
    public void toNextBillRun() {
        requireSandbox();
        Optional<Instant> next = sql.call(c -> JobTable.nextBusiness(c, "bill-run"));
        Instant now = sql.call(ClockRow::lock).orElseThrow().now();
        Instant target =
                next.orElseThrow(() -> BellbirdException.conflict("error.clock.noBillRun"));
        advanceTo(target.isBefore(now) ? now : target);
    }

    /**
     * Starts to step to an instant, at most 400 days ahead; returns at once.
     *
     * @throws BellbirdException of kind USER if it is past or too far, CONFLICT while moving
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.PRODUCT_MANAGER, Roles.SYSTEM})
    public void advanceTo(Instant target) {
        requireSandbox();
        SandboxTime time = sql.call(ClockRow::lock).orElseThrow();
        if (time.moving()) {
            throw BellbirdException.conflict("error.clock.moving");
        }
        if (target.isBefore(time.now())) {
            throw BellbirdException.user("target", "error.clock.past");
        }
        if (target.isAfter(time.now().plus(FARTHEST))) {
            throw BellbirdException.user("target", "error.clock.tooFar");
        }
        sql.run(c -> ClockRow.setTarget(c, target));
        audit.record("advance clock", "clock", "sandbox", time.now().toString(), target.toString());
        bell.ringNow();
    }

    private void requireSandbox() {
        if (!available()) {
            throw BellbirdException.conflict("error.clock.live");
        }
    }
}
