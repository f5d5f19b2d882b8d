package bellbird.bill;

import bellbird.kernel.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A credit note to the cent: each line bears the tax of the line it gives back, and all notes about
 * a bill together give back at each rate what it would be at once (rule R14). So none gives back
 * more than is left, and the last has the odd cents.
 */
final class CreditDraft {

    private final CreditReader.Head head;
    private final List<CreditReader.Line> lines;

    CreditDraft(CreditReader.Head head, List<CreditReader.Line> lines) {
        this.head = head;
        this.lines = lines;
    }

    /**
     * @param given minor units of the lines' own amounts, by their numbers
     */
    BillDraft of(
            Map<Integer, Long> given,
            BillAccount account,
            Occasion occasion,
            BillDraft.Correction correction) {
        Map<ChargeTax.Group, List<CreditReader.Line>> groups = new TreeMap<>();
        for (CreditReader.Line line : lines) {
            groups.computeIfAbsent(line.group(), key -> new ArrayList<>()).add(line);
        }
        List<BillDraft.Line> credited = new ArrayList<>();
        List<BillDraft.Tax> taxes = new ArrayList<>();
        groups.forEach((group, all) -> add(credited, taxes, group, all, given));
        credited.sort(Comparator.comparing(line -> line.corrects() == null ? 0 : line.corrects()));
        return new BillDraft(
                account,
                occasion,
                Locale.forLanguageTag(account.holder().language()),
                credited,
                taxes,
                List.of(),
                null,
                correction,
                null);
    }

    private void add(
            List<BillDraft.Line> credited,
            List<BillDraft.Tax> taxes,
            ChargeTax.Group group,
            List<CreditReader.Line> all,
            Map<Integer, Long> given) {
        List<CreditReader.Line> back =
                all.stream().filter(line -> given.containsKey(line.number())).toList();
        if (back.isEmpty()) {
            return;
        }
        Vat.Taxed taxed =
                Vat.after(
                        money(-all.stream().mapToLong(CreditReader.Line::credited).sum()),
                        group,
                        back.stream().map(line -> amount(line, given)).toList());
        for (int i = 0; i < back.size(); i++) {
            credited.add(line(back.get(i), given, taxed.nets().get(i).negated()));
        }
        taxes.add(
                new BillDraft.Tax(
                        group.percent(),
                        group.category(),
                        group.included(),
                        taxed.base().negated(),
                        taxed.tax().negated(),
                        null));
    }

    private Money amount(CreditReader.Line line, Map<Integer, Long> given) {
        return money(given.getOrDefault(line.number(), 0L));
    }

    private Money money(long minor) {
        return new Money(minor, head.currency());
    }

    private BillDraft.Line line(CreditReader.Line line, Map<Integer, Long> given, Money net) {
        Money amount = amount(line, given).negated();
        BigDecimal exact = amount.toDecimal();
        Charge charge =
                new Charge(
                        line.kind(),
                        line.description(),
                        "",
                        null,
                        line.product(),
                        line.service(),
                        line.version(),
                        line.usage(),
                        line.destination(),
                        line.days(),
                        BigDecimal.valueOf(exact.signum()),
                        null,
                        BillDocument.Unit.PIECE,
                        exact.abs(),
                        null,
                        line.group().included(),
                        exact,
                        amount,
                        line.freedOf() == null
                                ? null
                                : new Charge.Freed(line.freedOf(), money(-line.priced())),
                        line.recurringPrice(),
                        null);
        return new BillDraft.Line(
                charge, net, line.group().percent(), line.group().category(), line.number());
    }
}
