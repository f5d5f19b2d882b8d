package bellbird.bill;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Gives a credit note its number and freezes its document: what is given back, as positive. The
 * paragraphs of the bill stay on the bill; the note says its own reason (rule R25).
 */
final class CreditNoteIssue {

    private final BillContext context;
    private final BillDocument original;

    CreditNoteIssue(BillContext context, BillDocument original) {
        this.context = context;
        this.original = original;
    }

    IssuedBill issue(BillDraft draft, String series, NumberSeries.End end) {
        LocalDate issuedOn =
                end.lastIssuedOn().isAfter(context.today()) ? end.lastIssuedOn() : context.today();
        long number = end.lastNumber() + 1;
        String label = context.numbering().label(series, number);
        UUID id = BillIds.of(draft.account().holder().id(), draft.occasion());
        String document = BillDocuments.toJson(document(draft, label, issuedOn));
        return new IssuedBill(
                id,
                series,
                number,
                label,
                draft,
                issuedOn,
                issuedOn,
                document,
                end.lastHash(),
                IssuedBill.hash(
                        end.lastHash(), series, number, draft.total().minorUnits(), document));
    }

    private BillDocument document(BillDraft draft, String label, LocalDate issuedOn) {
        BillDraft.Correction correction = Objects.requireNonNull(draft.correction());
        return new BillDocument(
                original.tenantName(),
                original.kind(),
                label,
                issuedOn,
                issuedOn,
                original.usagePeriod(),
                null,
                original.seller(),
                original.buyer(),
                original.customerNumber(),
                original.accountNumber(),
                original.language(),
                original.currency(),
                original.brand(),
                original.pricesIncludeTax(),
                lines(draft),
                taxes(draft),
                -draft.net().minorUnits(),
                -draft.tax().minorUnits(),
                -draft.total().minorUnits(),
                0,
                0,
                new BillDocument.Payment(null, label, null),
                List.of(),
                List.of(),
                new BillDocument.Correction(
                        correction.label(), correction.issuedOn(), correction.reason()),
                null);
    }

    private List<BillDocument.Line> lines(BillDraft draft) {
        Map<Integer, BillDocument.Line> charged =
                original.lines().stream()
                        .collect(Collectors.toMap(BillDocument.Line::number, line -> line));
        List<BillDocument.Line> lines = new ArrayList<>();
        for (BillDraft.Line line : draft.lines()) {
            BillDocument.Line was = Objects.requireNonNull(charged.get(line.corrects()));
            long amount =
                    -(original.pricesIncludeTax() ? line.charge().amount() : line.net())
                            .minorUnits();
            boolean whole = amount == was.amountMinor();
            lines.add(
                    new BillDocument.Line(
                            lines.size() + 1,
                            was.description(),
                            was.detail(),
                            was.serviceNumber(),
                            was.period(),
                            whole ? was.quantity() : BigDecimal.ONE,
                            whole ? was.outOf() : null,
                            whole ? was.unit() : BillDocument.Unit.PIECE,
                            whole ? was.unitPrice() : original.money(amount).toDecimal(),
                            whole ? was.fees() : null,
                            amount,
                            -line.net().minorUnits(),
                            line.percent(),
                            line.category()));
        }
        return lines;
    }

    private List<BillDocument.TaxRow> taxes(BillDraft draft) {
        Map<String, BillDocument.TaxRow> rows = new TreeMap<>();
        for (BillDraft.Tax tax : draft.taxes()) {
            rows.merge(
                    tax.category() + " " + tax.percent(),
                    new BillDocument.TaxRow(
                            tax.percent(),
                            tax.category(),
                            -tax.base().minorUnits(),
                            -tax.tax().minorUnits(),
                            exemption(tax)),
                    (one, other) ->
                            new BillDocument.TaxRow(
                                    one.percent(),
                                    one.category(),
                                    one.netMinor() + other.netMinor(),
                                    one.taxMinor() + other.taxMinor(),
                                    one.exemption()));
        }
        return List.copyOf(rows.values());
    }

    private @org.jspecify.annotations.Nullable String exemption(BillDraft.Tax tax) {
        for (BillDocument.TaxRow row : original.taxes()) {
            if (row.category().equals(tax.category())
                    && row.percent().compareTo(tax.percent()) == 0) {
                return row.exemption();
            }
        }
        return null;
    }
}
