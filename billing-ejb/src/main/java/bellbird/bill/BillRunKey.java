package bellbird.bill;

import java.time.LocalDate;
import java.util.UUID;

/**
 * What a {@code bill-run} job bills: one cycle day, one period. Written {@code 1/2026-10-01}; what
 * follows a further slash only makes the job another one.
 *
 * @param cycleDay of the accounts
 * @param periodFrom first day of the usage period
 */
record BillRunKey(int cycleDay, LocalDate periodFrom) {

    static final String KIND = "bill-run";

    static BillRunKey parse(String key) {
        String[] parts = key.split("/", -1);
        return new BillRunKey(Integer.parseInt(parts[0]), LocalDate.parse(parts[1]));
    }

    /** Key of a further job for the same run. */
    String retry(UUID attempt) {
        return this + "/retry-" + attempt;
    }

    @Override
    public String toString() {
        return cycleDay + "/" + periodFrom;
    }
}
