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
 * @param rates of VAT, in the order of their first days
 * @param usage in the order in which it was rated
 */
public record Books(
        ZoneId zone,
        Currency currency,
        List<Rate> rates,
        List<Account> accounts,
        List<Usage> usage) {

    /** With one rate for all days. */
    public Books(
            ZoneId zone,
            Currency currency,
            BigDecimal vatPercent,
            List<Account> accounts,
            List<Usage> usage) {
        this(zone, currency, List.of(new Rate(vatPercent, LocalDate.MIN)), accounts, usage);
    }

    /** VAT in percent, such as 20, until the next one. */
    public record Rate(BigDecimal percent, LocalDate from) {}

    /**
     * Days on which a customer bears no VAT.
     *
     * @param to day after the last one
     */
    public record Exempt(LocalDate from, LocalDate to) {}

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
     * @param cycleDay day of the month on which its periods begin; of shorter months the last
     */
    public record Account(String number, int cycleDay, List<Line> lines, List<Exempt> exempt) {

        /** Bears VAT always. */
        public Account(String number, int cycleDay, List<Line> lines) {
            this(number, cycleDay, lines, List.of());
        }
    }

    /**
     * A line and what it had.
     *
     * @param msisdn E.164 without +
     * @param stays on plans, in the order of their first days
     * @param ends as they were agreed on; the last one that is known counts
     */
    public record Line(String msisdn, List<Stay> stays, List<End> ends) {

        /** On one plan, without an end. */
        public Line(String msisdn, Plan plan, LocalDate activated) {
            this(msisdn, List.of(new Stay(plan, activated, activated)), List.of());
        }

        LocalDate activated() {
            return stays.getFirst().from();
        }
    }

    /**
     * On a plan, until the next one begins.
     *
     * @param known day on which it was agreed on: bills of that day and before do not know of it
     */
    public record Stay(Plan plan, LocalDate from, LocalDate known) {}

    /**
     * @param on day after the last one
     * @param known as of a stay
     */
    public record End(LocalDate on, LocalDate known) {}

    /**
     * One use of a line.
     *
     * @param called E.164 without +; empty for data
     * @param quantity seconds, which may have a fraction, messages or bytes
     */
    public record Usage(
            String served, Service service, String called, Instant start, BigDecimal quantity) {}
}
