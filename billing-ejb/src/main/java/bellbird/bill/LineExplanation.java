package bellbird.bill;

import bellbird.bill.BillDocument.Fees;
import bellbird.bill.BillDocument.Unit;
import bellbird.kernel.time.Period;
import bellbird.offering.Benefit;
import bellbird.offering.RecurringPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a line is what it is, so that a reader can do the sum again. */
public sealed interface LineExplanation {

    /**
     * A price for a time: price × days ÷ cycle days, rounded half up once (rules R9, R14).
     *
     * @param offering name of the plan
     * @param version number of its price version
     * @param price exact, in major units, for a whole period
     * @param every length of the period
     * @param taxIncluded whether the price is with VAT
     * @param charged the days charged
     * @param days the number paid for; negative where they were given back
     * @param cycle the whole period they lie in
     * @param cycleDays its number of days
     * @param exact price × days ÷ cycle days, to ten decimals
     * @param remainder whether this is the last part of a divided period, which takes what is left
     *     of the price so that the parts add up to it
     */
    record ForTime(
            String offering,
            int version,
            BigDecimal price,
            RecurringPrice.Interval every,
            boolean taxIncluded,
            Period charged,
            long days,
            Period cycle,
            long cycleDays,
            BigDecimal exact,
            boolean remainder)
            implements LineExplanation {}

    /**
     * A price paid once, when the product started.
     *
     * @param offering name of the plan
     * @param version number of its price version
     * @param price exact, in major units
     * @param taxIncluded whether the price is with VAT
     * @param on first day of the product
     */
    record Once(String offering, int version, BigDecimal price, boolean taxIncluded, LocalDate on)
            implements LineExplanation {}

    /**
     * What a promotion takes off the recurring charges of a product on the same bill.
     *
     * @param code it was ordered with
     * @param from first day on which it is given
     * @param until first day on which it is not any more; null for as long as the product lasts
     * @param offering whose charges are reduced
     * @param exact what is taken off, negative; positive where days were given back
     */
    record Promoted(
            String code,
            Benefit benefit,
            LocalDate from,
            @Nullable LocalDate until,
            String offering,
            BigDecimal exact)
            implements LineExplanation {}

    /**
     * Usage: the exact amounts of all records added up, rounded half up once (rules R1, R14).
     *
     * @param offering name of the plan
     * @param version number of its price version
     * @param taxIncluded whether its prices are with VAT
     * @param price of a unit; null where tiers, bands or caps make it more than one price
     * @param destinations what went where
     * @param fees connection fees in it; null if it has none
     * @param exact sum of the destinations' exact amounts
     */
    record ForUsage(
            String offering,
            int version,
            boolean taxIncluded,
            @Nullable UnitPrice price,
            List<Destination> destinations,
            @Nullable Fees fees,
            BigDecimal exact)
            implements LineExplanation {
        public ForUsage {
            destinations = List.copyOf(destinations);
        }

        /** Whether quantity × price and the fees are the exact amount, as precise as it is told. */
        public boolean isProduct() {
            if (price == null) {
                return false;
            }
            BigDecimal product = price.amount().multiply(price.quantity());
            if (fees != null) {
                product = product.add(fees.each().multiply(BigDecimal.valueOf(fees.times())));
            }
            return told(product).compareTo(told(exact)) == 0;
        }

        private static BigDecimal told(BigDecimal amount) {
            return amount.setScale(4, RoundingMode.HALF_UP);
        }

        /** Whether its records are there to show: they are kept for a time only (rule R24). */
        public boolean isKept() {
            return destinations.stream()
                            .map(Destination::exact)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .compareTo(exact)
                    == 0;
        }
    }

    /**
     * A price of usage, as printed.
     *
     * @param amount exact, in major units, for one unit
     * @param quantity that was charged, in the unit
     */
    record UnitPrice(BigDecimal amount, BigDecimal quantity, Unit unit) {}

    /**
     * What a credit note gives back of a line.
     *
     * @param bill its number as printed
     * @param line of that bill
     */
    record Credited(String bill, int line) implements LineExplanation {}

    /**
     * Quantities are seconds, messages or bytes.
     *
     * @param service VOICE, SMS or DATA
     * @param destination such as {@code Ireland mobile}
     * @param records number of records
     * @param used as the network measured it
     * @param billed after increments
     * @param included paid from allowances
     * @param charged billed less included
     * @param exact sum of the records' exact amounts, in major units
     */
    record Destination(
            String service,
            String destination,
            long records,
            BigDecimal used,
            BigDecimal billed,
            BigDecimal included,
            BigDecimal charged,
            BigDecimal exact) {}
}
