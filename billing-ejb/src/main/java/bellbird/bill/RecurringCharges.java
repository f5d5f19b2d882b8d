package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.kernel.money.Rate;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What products cost for being there, in advance (rule R11): from the first day no bill has charged
 * to the end of the next period, cut at the cycle's ends and where terms change (rule R9).
 */
final class RecurringCharges {

    private final BillCycle cycle;
    private final Period usagePeriod;
    private final LocalDate chargeTo;

    /**
     * @param usagePeriod the period that ends at the cut-off; products that start later wait for
     *     the next bill
     */
    RecurringCharges(BillCycle cycle, Period usagePeriod) {
        this.cycle = cycle;
        this.usagePeriod = usagePeriod;
        this.chargeTo = cycle.next(usagePeriod).to();
    }

    /** In the order of the terms given; of one product by time. */
    List<Charge> of(List<BillAccount.Terms> terms) {
        Map<Slice, List<Piece>> slices = new LinkedHashMap<>();
        for (BillAccount.Terms each : terms) {
            if (!each.startOn().isBefore(usagePeriod.to())) {
                continue;
            }
            for (Period part : uncharged(each)) {
                Period whole = cycle.containing(part.from());
                slices.computeIfAbsent(
                                new Slice(each.productId(), each.versionId(), whole),
                                key -> new ArrayList<>())
                        .add(new Piece(each, part));
            }
        }
        List<Charge> charges = new ArrayList<>();
        slices.forEach((slice, pieces) -> charges.addAll(charges(slice.whole(), pieces)));
        return charges;
    }

    /** The days of these terms that no bill has charged, cut at the ends of the cycle. */
    private List<Period> uncharged(BillAccount.Terms terms) {
        LocalDate from = latest(latest(terms.startOn(), terms.chargedTo()), terms.validFrom());
        LocalDate to = earliest(earliest(chargeTo, terms.endOn()), terms.validTo());
        List<Period> parts = new ArrayList<>();
        while (from.isBefore(to)) {
            LocalDate cut = earliest(cycle.containing(from).to(), to);
            parts.add(new Period(from, cut));
            from = cut;
        }
        return parts;
    }

    private static List<Charge> charges(Period whole, List<Piece> pieces) {
        BillAccount.Terms terms = pieces.getFirst().terms();
        Currency currency = Currency.getInstance(terms.currency());
        List<Period> days = pieces.stream().map(Piece::days).toList();
        List<Charge> charges = new ArrayList<>();
        for (Proration.Part part : Proration.of(new Rate(terms.price(), currency), whole, days)) {
            boolean full = part.days().equals(whole);
            charges.add(
                    new Charge(
                            BillDetail.LineKind.RECURRING,
                            terms.offering(),
                            ServiceNumbers.forPeople(terms.msisdn()),
                            terms.productId(),
                            terms.serviceId(),
                            terms.versionId(),
                            null,
                            null,
                            part.days(),
                            full ? BigDecimal.ONE : BigDecimal.valueOf(part.days().days()),
                            full ? null : BigDecimal.valueOf(whole.days()),
                            full ? BillDocument.Unit.MONTH : BillDocument.Unit.DAY,
                            terms.price(),
                            null,
                            terms.taxIncluded(),
                            part.exact(),
                            part.amount(),
                            null));
        }
        return charges;
    }

    private static LocalDate latest(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isAfter(other) ? one : other;
    }

    private static LocalDate earliest(LocalDate one, @Nullable LocalDate other) {
        return other == null || one.isBefore(other) ? one : other;
    }

    /** One product at one price in one cycle period: its parts add up to the price. */
    private record Slice(UUID productId, UUID versionId, Period whole) {}

    private record Piece(BillAccount.Terms terms, Period days) {}
}
