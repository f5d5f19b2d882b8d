package bellbird.bill;

import bellbird.charge.BilledTax;
import bellbird.kernel.tenant.TaxRules;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which VAT a charge bears (rule R14): that of the last day of what is charged, so that a rate that
 * changes in between is each on its own days; and what is given back bears what was charged. Where
 * no rate is known, nothing is issued; it is never assumed to be zero. By the operator's own rates.
 */
final class ChargeTax implements TaxDetermination {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    private final TaxRules rules;
    private final Map<LocalDate, TaxRules.Verdict> known = new HashMap<>();

    ChargeTax(TaxRules rules) {
        this.rules = rules;
    }

    /**
     * What is taxed together, and rounded once.
     *
     * @param included whether the tax is within the amounts
     * @param category UNCL 5305
     */
    record Group(boolean included, String category, BigDecimal percent)
            implements Comparable<Group> {

        private static final Comparator<Group> ORDER =
                Comparator.comparing(Group::included)
                        .thenComparing(Group::category)
                        .thenComparing(Group::percent);

        @Override
        public int compareTo(Group other) {
            return ORDER.compare(this, other);
        }
    }

    /**
     * @param charge freed of the tax that its price contains, where none is owed
     * @param exemption why; null where tax is owed
     */
    record Treated(Charge charge, Group group, @Nullable String exemption) {}

    @Override
    public Determined of(BillAccount account, List<Charge> charges, Locale locale) {
        return new Determined(
                charges.stream().map(charge -> of(charge, account.exemptions(), locale)).toList(),
                null);
    }

    @Override
    public Object kind(BillAccount account, Charge charge) {
        return tax(charge, account.exemptions());
    }

    /** What is given back bears what was charged; all else what holds on its last day. */
    private BilledTax tax(Charge charge, List<BillAccount.Exemption> exemptions) {
        if (charge.back() != null) {
            return charge.back();
        }
        LocalDate day = charge.period().lastDay();
        TaxRules.Verdict.Taxed standard = standard(day);
        return exemptions.stream()
                .filter(one -> one.days().contains(day))
                .findFirst()
                .map(
                        one ->
                                new BilledTax(
                                        false,
                                        one.category(),
                                        NONE,
                                        charge.taxIncluded() ? standard.percent() : null))
                .orElseGet(
                        () ->
                                new BilledTax(
                                        charge.taxIncluded(),
                                        standard.category(),
                                        standard.percent(),
                                        null));
    }

    private Treated of(Charge charge, List<BillAccount.Exemption> exemptions, Locale locale) {
        BilledTax tax = tax(charge, exemptions);
        LocalDate day = charge.period().lastDay();
        return new Treated(
                charge.taxIncluded() && !tax.included()
                        ? charge.withoutTax(tax.freed() == null ? NONE : tax.freed())
                        : charge,
                new Group(tax.included(), tax.category(), tax.percent()),
                exemptions.stream()
                        .filter(one -> one.category().equals(tax.category()))
                        .reduce((one, other) -> other.days().from().isAfter(day) ? one : other)
                        .map(one -> text(one, locale))
                        .orElse(null));
    }

    private TaxRules.Verdict.Taxed standard(LocalDate day) {
        return switch (known.computeIfAbsent(day, rules::standardRate)) {
            case TaxRules.Verdict.Taxed taxed -> taxed;
            case TaxRules.Verdict.Refused refused ->
                    throw new ParkException("error.bill.taxRefused", refused.reason());
        };
    }

    private static String text(BillAccount.Exemption exemption, Locale locale) {
        String pattern = LineTexts.of("exemption." + exemption.category(), locale);
        return new MessageFormat(pattern, locale).format(new Object[] {exemption.ground()});
    }
}
