package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses to publish what rating can price but bills and buckets cannot carry yet: sold, it would
 * be forgotten in silence.
 */
final class PublicationChecks {

    private PublicationChecks() {}

    /**
     * @throws BellbirdException with the place of everything concerned
     */
    static void check(PriceTerms terms) {
        List<Problem> problems = new ArrayList<>();
        int recurring = 0;
        for (int i = 0; i < terms.prices().size(); i++) {
            OfferingPrice price = terms.prices().get(i);
            boolean carried =
                    switch (price) {
                        case OneTimePrice once -> false;
                        case RecurringPrice one -> ++recurring == 1 && one.billable();
                        case UsageTariff tariff -> true;
                    };
            if (!carried) {
                problems.add(new Problem("/prices/" + i, "error.offering.notBilled", List.of()));
            }
        }
        for (int i = 0; i < terms.allowances().size(); i++) {
            AllowanceTerms one = terms.allowances().get(i);
            if (one.sharing() != AllowanceTerms.Sharing.LINE
                    || one.memberCap() != null
                    || one.rollover() != null
                    || one.validPeriods() != 1) {
                problems.add(
                        new Problem("/allowances/" + i, "error.offering.notGranted", List.of()));
            }
        }
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
    }
}
