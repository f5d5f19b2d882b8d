package bellbird.reference;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
     * @param recurring what its periods cost; an amount off is taken off the first
     * @param once what is paid when a product begins
     * @param withTax whether all its prices contain VAT
     */
    public record Plan(
            String name,
            List<Recurring> recurring,
            List<Once> once,
            boolean withTax,
            List<Price> prices,
            List<Allowance> allowances) {

        /** Paid for full periods of the account, in advance. */
        public Plan(
                String name,
                BigDecimal recurring,
                List<Once> once,
                boolean withTax,
                List<Price> prices,
                List<Allowance> allowances) {
            this(name, List.of(Recurring.monthly(recurring)), once, withTax, prices, allowances);
        }
    }

    public enum Unit {
        DAY,
        WEEK,
        MONTH,
        YEAR
    }

    /**
     * What a period of some days, weeks, months or years costs. Its periods are counted from the
     * account's period in which the product begins.
     *
     * @param name as bills print it; empty for the plan's name
     * @param arrears whether it is paid when the period is over
     * @param shares where a part of a period costs less
     */
    public record Recurring(
            String id,
            String name,
            BigDecimal amount,
            int count,
            Unit unit,
            boolean arrears,
            Shares shares) {

        public static Recurring monthly(BigDecimal amount) {
            return new Recurring("monthly", "", amount, 1, Unit.MONTH, false, Shares.USUAL);
        }
    }

    /** Whether days are taken off at the start, at the end, at a change of plan, and in a rest. */
    public record Shares(boolean start, boolean end, boolean change, boolean rest) {

        public static final Shares USUAL = new Shares(true, true, true, false);
    }

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
     * @param cycle when it is billed
     * @param changes of the cycle, in order of time
     */
    public record Account(
            String number,
            Cycle cycle,
            List<CycleChange> changes,
            List<Line> lines,
            List<Exempt> exempt) {

        /** Of one cycle day. */
        public Account(String number, int cycleDay, List<Line> lines, List<Exempt> exempt) {
            this(number, Cycle.monthly(cycleDay), List.of(), lines, exempt);
        }

        /** Bears VAT always. */
        public Account(String number, int cycleDay, List<Line> lines) {
            this(number, cycleDay, lines, List.of());
        }
    }

    /**
     * How often an account is billed: every so many weeks or months.
     *
     * @param weeks 0 if it is months
     * @param months 0 if it is weeks
     * @param day of the month on which its months begin; of shorter months the last
     * @param phase months after January, or days after a Monday, on which a period begins
     */
    public record Cycle(int weeks, int months, int day, int phase) {

        static Cycle monthly(int day) {
            return new Cycle(0, 1, day, 0);
        }

        /**
         * @param frequency as operators call it
         */
        public static Cycle of(String frequency, int day, int phase) {
            return switch (frequency) {
                case "WEEKLY" -> new Cycle(1, 0, day, phase);
                case "BIWEEKLY" -> new Cycle(2, 0, day, phase);
                case "MONTHLY" -> new Cycle(0, 1, day, phase);
                case "BIMONTHLY" -> new Cycle(0, 2, day, phase);
                case "QUARTERLY" -> new Cycle(0, 3, day, phase);
                case "HALF_YEARLY" -> new Cycle(0, 6, day, phase);
                case "YEARLY" -> new Cycle(0, 12, day, phase);
                default -> throw new IllegalArgumentException("no frequency " + frequency);
            };
        }
    }

    /**
     * Another cycle.
     *
     * @param from the period that began before ends with the day before
     */
    public record CycleChange(LocalDate from, Cycle cycle) {}

    /**
     * A line and what it had.
     *
     * @param msisdn E.164 without +
     * @param plan whose prices its usage costs
     * @param beside add-ons, and the bundle it was sold in
     * @param rests when it and all beside it rested, as they were agreed on
     */
    public record Line(String msisdn, Product plan, List<Product> beside, List<Rest> rests) {

        /** A plan alone. */
        public Line(String msisdn, List<Stay> stays, List<End> ends) {
            this(msisdn, new Product(stays, ends, null, false), List.of(), List.of());
        }

        /** On one plan, without an end. */
        public Line(String msisdn, Plan plan, LocalDate activated) {
            this(msisdn, List.of(new Stay(plan, activated, activated)), List.of());
        }

        LocalDate activated() {
            return plan.begin();
        }

        /** The plan first. */
        List<Product> products() {
            List<Product> all = new ArrayList<>(List.of(plan));
            all.addAll(beside);
            return all;
        }
    }

    /**
     * Something that is had, and paid.
     *
     * @param stays on plans, in the order of their first days
     * @param ends as they were agreed on; the last one that is known counts
     * @param promotion null if it has none
     * @param inBundle whether it is paid with the bundle it is a part of
     */
    public record Product(
            List<Stay> stays, List<End> ends, @Nullable Promotion promotion, boolean inBundle) {

        LocalDate begin() {
            return stays.getFirst().from();
        }

        LocalDate over() {
            return ends.isEmpty() ? LocalDate.MAX : ends.getLast().on();
        }
    }

    /**
     * What is given with a product, from a day until another.
     *
     * @param percent off its recurring charges; null if none
     * @param amount off each period of its first recurring price; null if none
     * @param free units besides what it includes; null if none
     * @param until far away if it lasts as long as the product
     */
    public record Promotion(
            String name,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount,
            @Nullable Free free,
            LocalDate from,
            LocalDate until) {}

    /**
     * @param quantity seconds, messages or bytes in each period of the account
     */
    public record Free(Service service, long quantity) {}

    /**
     * @param to first day on which it works again; far away if that is not agreed on
     * @param known as of a stay
     * @param toKnown the same for its end
     */
    public record Rest(LocalDate from, LocalDate known, LocalDate to, LocalDate toKnown) {

        /** Of days that everybody knew of before. */
        public Rest(LocalDate from, LocalDate to) {
            this(from, LocalDate.MIN, to, LocalDate.MIN);
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
