package bellbird.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * The raw input of billing: what is sold, who has it, and what was used.
 *
 * @param vatPercent one rate for everything, such as 20
 * @param usage in the order in which it was rated
 */
public record Books(
        ZoneId zone,
        Currency currency,
        BigDecimal vatPercent,
        List<Account> accounts,
        List<Usage> usage) {

    public enum Service {
        VOICE,
        SMS,
        DATA
    }

    /**
     * @param recurring for a full period, billed in advance
     * @param once what is paid when a line begins
     * @param withTax whether all its prices contain VAT
     */
    public record Plan(
            String name,
            BigDecimal recurring,
            List<Once> once,
            boolean withTax,
            List<Price> prices,
            List<Allowance> allowances) {}

    /** A price of its own line on the first bill. */
    public record Once(String name, BigDecimal amount) {}

    /**
     * What usage costs beyond the allowances.
     *
     * @param prefix start of the called number, digits only; empty matches every number
     * @param amount for {@code unit} seconds, messages or bytes
     * @param first seconds of a call that are charged in full (rule R1)
     * @param next step in which the seconds after them are charged
     */
    public record Price(
            Service service,
            String prefix,
            String destination,
            BigDecimal amount,
            long unit,
            long first,
            long next) {}

    /**
     * Seconds, messages or bytes that a full period includes.
     *
     * @param priority the lowest is used first
     */
    public record Allowance(Service service, long quantity, int priority) {}

    /**
     * @param cycleDay day of the month on which its periods begin, 1 to 28
     */
    public record Account(String number, int cycleDay, List<Line> lines) {}

    /**
     * A line on one plan, from its first day on.
     *
     * @param msisdn E.164 without +
     */
    public record Line(String msisdn, Plan plan, LocalDate activated) {}

    /**
     * One use of a line.
     *
     * @param called E.164 without +; empty for data
     * @param quantity seconds, which may have a fraction, messages or bytes
     */
    public record Usage(
            String served, Service service, String called, Instant start, BigDecimal quantity) {}
}
