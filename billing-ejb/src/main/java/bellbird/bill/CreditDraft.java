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
 * A credit note to the cent: each line bears the tax of the line it gives back, and the note that
 * gives back the rest of a rate has the cent that is left (rule R14).
 */
final class CreditDraft {

    private final CreditReader.Head head;
    private final List<CreditReader.Line> lines;
    private final List<CreditReader.TaxLeft> taxesLeft;

    CreditDraft(
            CreditReader.Head head,
            List<CreditReader.Line> lines,
            List<CreditReader.TaxLeft> taxesLeft) {
        this.head = head;
        this.lines = lines;
        this.taxesLeft = taxesLeft;
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
        boolean isRest =
                all.stream().allMatch(line -> line.left() == given.getOrDefault(line.number(), 0L));
        Vat.Taxed taxed = isRest ? rest(group, back) : taxed(group, back, given);
        for (int i = 0; i < back.size(); i++) {
            credited.add(line(back.get(i), given, taxed.nets().get(i)));
        }
        taxes.add(
                new BillDraft.Tax(
                        group.percent(),
                        group.category(),
                        group.included(),
                        taxed.base(),
                        taxed.tax(),
                        null));
    }

    /** All that is left of a rate: what was charged, less what other notes gave back. */
    private Vat.Taxed rest(ChargeTax.Group group, List<CreditReader.Line> back) {
        List<Money> nets = new ArrayList<>();
        long base = 0;
        for (CreditReader.Line line : back) {
            long net = -(line.net() + line.creditedNet());
            base += net;
            nets.add(new Money(net, head.currency()));
        }
        long tax =
                taxesLeft.stream()
                        .filter(one -> one.group().compareTo(group) == 0)
                        .mapToLong(CreditReader.TaxLeft::minor)
                        .sum();
        return new Vat.Taxed(
                nets, new Money(base, head.currency()), new Money(-tax, head.currency()));
    }

    private Vat.Taxed taxed(
            ChargeTax.Group group, List<CreditReader.Line> back, Map<Integer, Long> given) {
        List<Money> amounts = back.stream().map(line -> amount(line, given)).toList();
        return group.included()
                ? Vat.included(amounts, group.percent(), head.currency())
                : Vat.added(amounts, group.percent(), head.currency());
    }

    private Money amount(CreditReader.Line line, Map<Integer, Long> given) {
        return new Money(-given.getOrDefault(line.number(), 0L), head.currency());
    }

    private BillDraft.Line line(CreditReader.Line line, Map<Integer, Long> given, Money net) {
        Money amount = amount(line, given);
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
                        line.freedOf(),
                        line.recurringPrice());
        return new BillDraft.Line(
                charge, net, line.group().percent(), line.group().category(), line.number());
    }
}
