package bellbird.bill;

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
 * changes in between is each on its own days, and what is given back bears what was charged. Where
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
        return rule(charge, account.exemptions());
    }

    /**
     * @param exemption null where the standard rate is owed
     */
    private record Rule(
            TaxRules.Verdict.Taxed standard, BillAccount.@Nullable Exemption exemption) {}

    private Rule rule(Charge charge, List<BillAccount.Exemption> exemptions) {
        LocalDate day = charge.period().lastDay();
        return new Rule(
                standard(day),
                exemptions.stream()
                        .filter(one -> one.days().contains(day))
                        .findFirst()
                        .orElse(null));
    }

    private Treated of(Charge charge, List<BillAccount.Exemption> exemptions, Locale locale) {
        Rule rule = rule(charge, exemptions);
        TaxRules.Verdict.Taxed standard = rule.standard();
        BillAccount.Exemption exemption = rule.exemption();
        if (exemption == null) {
            return new Treated(
                    charge,
                    new Group(charge.taxIncluded(), standard.category(), standard.percent()),
                    null);
        }
        return new Treated(
                charge.taxIncluded() ? charge.withoutTax(standard.percent()) : charge,
                new Group(false, exemption.category(), NONE),
                text(exemption, locale));
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
