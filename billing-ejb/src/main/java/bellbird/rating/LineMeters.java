package bellbird.rating;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a line has left in the month of today, and what it has to pay beside.
 *
 * @param msisdn E.164 without +
 * @param offering name of the plan, or of the bundle it was sold in
 * @param monthly exact price of a full period of the plan, as it is billed
 * @param every that period
 * @param taxIncluded whether that price includes VAT
 * @param period the month of the account, for which allowances are granted
 * @param billed the billing period of today
 * @param countedUpTo when the newest usage file that counts here came in; null while there is none
 * @param addOns what the line has besides
 * @param beyond exact price of usage beyond the allowances, rated into the billing period
 */
public record LineMeters(
        UUID serviceId,
        UUID productId,
        String msisdn,
        String offering,
        BigDecimal monthly,
        RecurringPrice.Interval every,
        boolean taxIncluded,
        Period period,
        Period billed,
        @Nullable Instant countedUpTo,
        List<Meter> meters,
        BigDecimal beyond,
        Currency currency,
        List<AddOn> addOns) {

    public LineMeters {
        meters = List.copyOf(meters);
        addOns = List.copyOf(addOns);
    }

    /** Of a line with a monthly price and bill, without add-ons. */
    public LineMeters(
            UUID serviceId,
            UUID productId,
            String msisdn,
            String offering,
            BigDecimal monthly,
            boolean taxIncluded,
            Period period,
            @Nullable Instant countedUpTo,
            List<Meter> meters,
            BigDecimal beyond,
            Currency currency) {
        this(
                serviceId,
                productId,
                msisdn,
                offering,
                monthly,
                RecurringPrice.Interval.MONTH,
                taxIncluded,
                period,
                period,
                countedUpTo,
                meters,
                beyond,
                currency,
                List.of());
    }

    /**
     * Something a line has beside its plan.
     *
     * @param monthly exact price of a full period; null where it is paid with the plan's bundle
     * @param every that period
     */
    public record AddOn(String name, @Nullable BigDecimal monthly, RecurringPrice.Interval every) {}

    /**
     * One kind of usage: all allowances of the line for it, added up, with what it shares and what
     * rolled over. A kind without allowance has {@code granted} 0 and shows what was used.
     *
     * @param granted seconds, messages or bytes
     * @param used of the allowances, by all who share them
     * @param remaining what the line can still use of them
     * @param charged used beyond the allowance
     */
    public record Meter(UsageType service, long granted, long used, long remaining, long charged) {

        Meter plus(Meter more) {
            return new Meter(
                    service,
                    granted + more.granted,
                    used + more.used,
                    remaining + more.remaining,
                    charged + more.charged);
        }
    }
}
