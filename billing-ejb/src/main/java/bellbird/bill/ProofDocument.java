package bellbird.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is needed to do the sums of a bill again (docs/proof.md): a stranger with this
 * and the rules gets the same amounts. All amounts are in major units.
 *
 * @param form of this document, with its version
 * @param bill its number as printed
 * @param from first day of the usage
 * @param to day after its last one
 * @param hash of the issued bill, in the chain of its series
 * @param notKept usage whose records are not in its lines, because they are kept for a time only;
 *     null if all are there
 */
record ProofDocument(
        String form,
        String issuer,
        String bill,
        LocalDate issuedOn,
        String currency,
        LocalDate from,
        LocalDate to,
        List<Line> lines,
        List<Tax> taxes,
        BigDecimal net,
        BigDecimal tax,
        BigDecimal total,
        String hash,
        @Nullable DroppedUsage notKept) {

    static final String FORM = "bellbird-bill-proof/1";

    /**
     * One line. At most one of the four last parts is there; a promotion has none.
     *
     * @param withTax whether the amount is with VAT
     * @param freedPercent of the VAT that was taken out of price and amount, because none is owed
     * @param exact before rounding
     * @param amount rounded once
     */
    record Line(
            int number,
            String kind,
            String description,
            boolean withTax,
            String category,
            BigDecimal percent,
            @Nullable BigDecimal freedPercent,
            BigDecimal exact,
            BigDecimal amount,
            BigDecimal net,
            @Nullable Time time,
            @Nullable Once once,
            @Nullable Usage usage,
            @Nullable Credited credited) {}

    /**
     * A price for days: price × days ÷ cycleDays.
     *
     * @param version of the plan's prices
     * @param price for the whole cycle period, as on the bill
     * @param from first day charged
     * @param to day after the last one
     * @param days their number; negative where they are given back
     * @param cycleFrom first day of the whole period
     * @param remainder whether this is the last part of a divided period, which takes what the
     *     others leave of the price
     */
    record Time(
            String plan,
            int version,
            BigDecimal price,
            LocalDate from,
            LocalDate to,
            long days,
            LocalDate cycleFrom,
            LocalDate cycleTo,
            long cycleDays,
            boolean remainder) {}

    /** A price paid once. */
    record Once(String plan, int version, BigDecimal price) {}

    /** Given back of a line of another bill. */
    record Credited(String bill, int line) {}

    /** The amounts of these records added up. */
    record Usage(
            String service, String destination, String plan, int version, List<Record> records) {}

    /**
     * A usage record, in seconds, messages or bytes.
     *
     * @param key of the network
     * @param startedAt ISO 8601
     * @param fileSha256 of the file it came in
     * @param line of that file
     * @param billed used, after increments
     * @param allowances what was taken from which, in order; together {@code included}
     * @param charged billed less included
     * @param price null where the terms are more than a price for a unit
     */
    record Record(
            String key,
            String startedAt,
            String fileSha256,
            long line,
            long used,
            long billed,
            List<Taken> allowances,
            long included,
            long charged,
            @Nullable Price price,
            BigDecimal amount) {}

    /**
     * @param before what was left of it
     */
    record Taken(long quantity, long before) {}

    /**
     * @param unit seconds, messages or bytes that the price is for
     * @param first seconds charged in full
     * @param next step of those after
     * @param fee of each record that is charged at all
     */
    record Price(BigDecimal price, long unit, long first, long next, BigDecimal fee) {}

    /**
     * @param withTax whether it was taken out of amounts with VAT
     */
    record Tax(
            String category,
            BigDecimal percent,
            boolean withTax,
            BigDecimal base,
            BigDecimal tax) {}
}
