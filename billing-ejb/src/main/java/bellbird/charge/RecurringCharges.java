package bellbird.charge;

import bellbird.kernel.time.Period;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Timing;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Recurring charges of one product (rules R9, R11): what its history costs until now, less what is
 * on bills already. So what was paid in advance is given back by the same rule that charges it when
 * the product changes, is suspended or ends.
 */
public final class RecurringCharges {

    private static final Comparator<PeriodAtPrice> BY_TIME =
            Comparator.comparing((PeriodAtPrice slice) -> slice.days().from())
                    .thenComparing(slice -> slice.days().to())
                    .thenComparing(PeriodAtPrice::amount);

    private final Subscription product;
    private final Due due;
    private final List<Billed> billed;

    private RecurringCharges(Subscription product, Due due, List<Billed> billed) {
        this.product = product;
        this.due = due;
        this.billed = billed;
    }

    /**
     * @param billed charges and credits of the product so far, in the order of their bills
     * @return in order of time; nothing for what costs nothing
     */
    public static List<RecurringCharge> of(Subscription product, Due due, List<Billed> billed) {
        return new RecurringCharges(product, due, billed).all();
    }

    /**
     * Whether a period of a price, of which some of the days are part, is to be on a bill at the
     * latest: before it where it is paid in advance, and when it is over where it is paid in
     * arrears.
     */
    public static boolean areDue(Subscription product, Due due, Period days) {
        RecurringCharges charges = new RecurringCharges(product, due, List.of());
        return product.terms().stream()
                .filter(term -> term.price().price().amount().signum() > 0)
                .flatMap(term -> charges.periods(term).stream())
                .anyMatch(period -> !Days.of(period).within(days).isEmpty());
    }

    private List<RecurringCharge> all() {
        if (!product.start().isBefore(due.cutOff())) {
            return List.of();
        }
        Map<PeriodAtPrice, List<Billed>> slices = new LinkedHashMap<>();
        for (Billed one : billed) {
            slices.computeIfAbsent(slice(one.price(), one.days().from()), key -> new ArrayList<>())
                    .add(one);
        }
        for (Subscription.Term term : product.terms()) {
            periods(term)
                    .forEach(
                            days ->
                                    slices.putIfAbsent(
                                            slice(term.price(), days.from()), List.of()));
        }
        Days suspended = Days.of(product.suspended());
        List<RecurringCharge> charges = new ArrayList<>();
        slices.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(BY_TIME))
                .forEach(
                        slice ->
                                charges.addAll(
                                        new PeriodCharges(
                                                        product,
                                                        suspended,
                                                        slice.getKey(),
                                                        slice.getValue())
                                                .charges()));
        return charges;
    }

    private PeriodAtPrice slice(PricedVersion price, LocalDate day) {
        Interval every = price.price().every();
        return PeriodAtPrice.of(
                price,
                product.alignment().charged(day, every),
                product.alignment().containing(day, every));
    }

    /** The periods of a term that are due. */
    private List<Period> periods(Subscription.Term term) {
        Timing timing = term.price().price().timing();
        LocalDate until = timing == Timing.ADVANCE ? due.advanceTo() : due.cutOff();
        List<Period> charged = new ArrayList<>();
        for (Period stretch : product.days(term, until).periods()) {
            LocalDate day = stretch.from();
            while (day.isBefore(stretch.to())) {
                Period period = product.alignment().charged(day, term.price().price().every());
                if (timing == Timing.ADVANCE || isOver(period)) {
                    charged.add(period);
                }
                day = period.to();
            }
        }
        return charged;
    }

    private boolean isOver(Period period) {
        LocalDate last = Days.earliest(period.to(), product.end());
        return !Objects.requireNonNull(last).isAfter(due.cutOff());
    }
}
