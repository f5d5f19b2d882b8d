package bellbird.bill;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.time.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a {@code bill-run} job bills: one cycle, one period. Written {@code 1/2026-10-01}; what
 * follows a further slash only makes the job another one.
 *
 * @param cycle of the accounts
 * @param periodFrom first day of the usage period; of a bridging one, any
 */
record BillRunKey(CycleSpecification cycle, LocalDate periodFrom) {

    static final String KIND = "bill-run";

    static BillRunKey parse(String key) {
        String[] parts = key.split("/", -1);
        return new BillRunKey(CycleSpecification.parse(parts[0]), LocalDate.parse(parts[1]));
    }

    Period period() {
        return cycle.beginning(periodFrom);
    }

    /** Whether its accounts come from another cycle with this period. */
    boolean isBridging() {
        return !cycle.begins(periodFrom);
    }

    /** Key of a further job for the same run. */
    String retry(UUID attempt) {
        return this + "/retry-" + attempt;
    }

    /** Key of the job that begins the run later than at its cut-off. */
    String begin(Instant when) {
        return this + "/begin-" + when;
    }

    @Override
    public String toString() {
        return cycle.code() + "/" + periodFrom;
    }
}
