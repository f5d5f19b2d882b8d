package bellbird.invariant;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.job.Jobs;
import bellbird.kernel.mail.StaffMail;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The night's work for one tenant, in one transaction each. */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class NightDesk {

    @Inject private Checking checking;
    @Inject private Jobs jobs;
    @Inject private StaffMail mail;

    /**
     * @param night the day it belongs to; a second call for it has no effect
     */
    @TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
    public void schedule(String night) {
        jobs.scheduleNow(NightlyCheck.KIND, night, "{}");
    }

    public void check(JobRun run) {
        List<InvariantResult> broken = checking.check();
        if (!broken.isEmpty()) {
            tell(run.key(), broken);
        }
        run.checkpoint("checked");
    }

    private void tell(String night, List<InvariantResult> broken) {
        String rules = broken.stream().map(InvariantResult::id).collect(Collectors.joining(", "));
        mail.tell(
                "invariants/" + night,
                "invariants-broken",
                Map.of("rules", rules, "count", String.valueOf(broken.size())),
                "operator/health");
    }
}
