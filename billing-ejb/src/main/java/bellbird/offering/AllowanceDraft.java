package bellbird.offering;

import java.util.ArrayList;
import java.util.List;

/**
 * Usage that is included in each billing period.
 *
 * @param service what is included
 * @param quantity seconds, messages or bytes; above 0
 * @param priority smaller is used first
 */
public record AllowanceDraft(UsageType service, long quantity, int priority) {

    /** Those that plans show by service; money is none of them. */
    static List<AllowanceDraft> of(List<AllowanceTerms> allowances) {
        List<AllowanceDraft> drafts = new ArrayList<>();
        for (AllowanceTerms one : allowances) {
            UsageType service = one.meter();
            if (service != null) {
                drafts.add(new AllowanceDraft(service, one.quantity(), one.priority()));
            }
        }
        return drafts;
    }
}
