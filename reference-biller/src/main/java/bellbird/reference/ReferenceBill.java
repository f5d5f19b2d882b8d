package bellbird.reference;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What a bill must come to.
 *
 * @param from first day of the period whose usage is billed
 * @param to day after its last day
 * @param lines in no particular order
 */
public record ReferenceBill(
        String account,
        LocalDate from,
        LocalDate to,
        List<Line> lines,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total) {

    /**
     * @param what the plan's name for a recurring charge, its own for a one-time price, else
     *     service and destination
     * @param amount rounded to the currency, with VAT if the plan's prices have it
     * @param lastDay of what it is for
     * @param taxDay its VAT is that of this day: the last one, but of days given back that of the
     *     charge they were paid with
     */
    public record Line(
            String msisdn,
            String what,
            BigDecimal amount,
            boolean withTax,
            LocalDate lastDay,
            LocalDate taxDay) {

        /** Of what is not given back. */
        public Line(
                String msisdn, String what, BigDecimal amount, boolean withTax, LocalDate lastDay) {
            this(msisdn, what, amount, withTax, lastDay, lastDay);
        }
    }
}
