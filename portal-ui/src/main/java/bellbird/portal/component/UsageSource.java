package bellbird.portal.component;

import bellbird.bill.LineUsage;

/** Where a page gets the usage behind the lines of its bill from: any bill's, or one's own. */
@FunctionalInterface
public interface UsageSource {

    /**
     * @param line number on the bill
     * @param offset of the first record, from 0
     */
    LineUsage of(int line, int offset);
}
