package bellbird.account;

import bellbird.kernel.job.Jobs;
import bellbird.kernel.time.Period;
import java.time.ZoneId;

/** The end of a billing period, at which it is billed. */
public final class CutOff {

    private CutOff() {}

    /** Sees to it that a period of an account is billed at its end. */
    public static void schedule(Jobs jobs, BillCycle cycle, Period period, ZoneId zone) {
        jobs.scheduleBusiness(
                "bill-run",
                cycle.runKey(period),
                """
                {"from":"%s","to":"%s"}"""
                        .formatted(period.from(), period.to()),
                period.endsAt(zone));
    }
}
