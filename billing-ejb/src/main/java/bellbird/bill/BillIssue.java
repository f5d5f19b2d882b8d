package bellbird.bill;

import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gives drafts their numbers and freezes their documents (rules R19, R25). */
final class BillIssue {

    /** UNCL 5305. */
    private static final String REVERSE_CHARGE = "AE";

    private final BillContext context;

    BillIssue(BillContext context) {
        this.context = context;
    }

    /** The series of bills issued today. */
    String series() {
        return context.numbering().seriesOfBills(context.today());
    }

    /** Issues the drafts in their order, right after the end of the series. */
    List<IssuedBill> issue(List<BillDraft> drafts, NumberSeries.End end) {
        LocalDate issuedOn =
                end.lastIssuedOn().isAfter(context.today()) ? end.lastIssuedOn() : context.today();
        long number = end.lastNumber();
        String hash = end.lastHash();
        List<IssuedBill> bills = new ArrayList<>();
        for (BillDraft draft : drafts) {
            IssuedBill bill = issue(draft, ++number, issuedOn, hash);
            hash = bill.hash();
            bills.add(bill);
        }
        return bills;
    }

    private IssuedBill issue(BillDraft draft, long number, LocalDate issuedOn, String previous) {
        String series = series();
        String label = context.numbering().label(series, number);
        BillAccount.Holder holder = draft.account().holder();
        UUID id = BillIds.of(holder.id(), draft.occasion());
        LocalDate dueOn = issuedOn.plusDays(holder.paymentTermDays());
        String document = BillDocuments.toJson(document(draft, id, label, issuedOn, dueOn));
        return new IssuedBill(
                id,
                series,
                number,
                label,
                draft,
                issuedOn,
                dueOn,
                document,
                previous,
                IssuedBill.hash(previous, series, number, draft.total().minorUnits(), document));
    }

    /** The document as it would be issued today: without a number, and nobody can pay it. */
    BillDocument sample(BillDraft draft) {
        LocalDate today = context.today();
        return document(
                draft,
                BillIds.of(draft.account().holder().id(), draft.occasion()),
                BillDocument.DRAFT,
                today,
                today.plusDays(draft.account().holder().paymentTermDays()));
    }

    private BillDocument document(
            BillDraft draft, UUID id, String label, LocalDate issuedOn, LocalDate dueOn) {
        BillAccount account = draft.account();
        BillAccount.Holder holder = account.holder();
        IssuerDetails issuer = context.issuer();
        boolean gross = draft.lines().stream().allMatch(line -> line.charge().taxIncluded());
        return new BillDocument(
                context.tenant().name(),
                issuer.documentKind(),
                label,
                issuedOn,
                dueOn,
                draft.period(),
                planPeriod(draft),
                BillDocument.Seller.of(issuer),
                buyer(draft),
                holder.customerNumber(),
                holder.number(),
                holder.language(),
                holder.currency(),
                context.brand(),
                gross,
                lines(draft, gross),
                taxes(draft),
                draft.net().minorUnits(),
                draft.tax().minorUnits(),
                draft.total().minorUnits(),
                account.standing().previousBalance(),
                account.standing().received(),
                new BillDocument.Payment(
                        issuer.iban(), label, context.baseUrl() + "/care/bills/" + id),
                draft.usage(),
                notes(draft),
                null,
                holder.wholeNumbers());
    }

    /** The operator's own, then how this bill stands to an earlier one. */
    private List<String> notes(BillDraft draft) {
        List<String> notes =
                new ArrayList<>(context.texts().on(draft.locale(), context.tenant().language()));
        if (draft.earlier() != null) {
            notes.add(draft.earlier().sentence());
        }
        return notes;
    }

    /** The period in advance, if anything is charged for it. */
    private static @Nullable Period planPeriod(BillDraft draft) {
        return draft.lines().stream()
                .map(BillDraft.Line::charge)
                .filter(charge -> charge.kind() == BillDetail.LineKind.RECURRING)
                .map(Charge::period)
                .filter(period -> !period.from().isBefore(draft.period().to()))
                .reduce((one, other) -> one.days() >= other.days() ? one : other)
                .orElse(null);
    }

    private BillDocument.Buyer buyer(BillDraft draft) {
        BillAccount.Holder holder = draft.account().holder();
        List<String> address = new ArrayList<>();
        address.add(holder.street());
        address.add((holder.postcode() + " " + holder.city()).strip());
        address.add(Locale.of("", holder.country()).getDisplayCountry(draft.locale()));
        return new BillDocument.Buyer(holder.name(), address, holder.country(), vatId(draft));
    }

    /** By which a customer owes the VAT today, or that of days to come or gone on the bill. */
    private @Nullable String vatId(BillDraft draft) {
        boolean isOwed =
                draft.taxes().stream().anyMatch(tax -> tax.category().equals(REVERSE_CHARGE));
        return draft.account().exemptions().stream()
                .filter(one -> one.category().equals(REVERSE_CHARGE))
                .filter(one -> isOwed || one.days().contains(context.today()))
                .reduce((one, other) -> one.days().contains(context.today()) ? one : other)
                .map(BillAccount.Exemption::ground)
                .orElse(draft.account().holder().vatId());
    }

    private static List<BillDocument.Line> lines(BillDraft draft, boolean gross) {
        List<BillDocument.Line> lines = new ArrayList<>();
        for (BillDraft.Line line : draft.lines()) {
            Charge charge = line.charge();
            boolean freed = charge.taxIncluded() && !gross;
            lines.add(
                    new BillDocument.Line(
                            lines.size() + 1,
                            charge.description(),
                            charge.detail(),
                            charge.serviceNumber(),
                            charge.period(),
                            charge.quantity(),
                            charge.outOf(),
                            charge.unit(),
                            freed
                                    ? Charge.free(charge.unitPrice(), line.percent())
                                    : charge.unitPrice(),
                            freed ? free(charge.fees(), line.percent()) : charge.fees(),
                            (gross ? charge.amount() : line.net()).minorUnits(),
                            line.net().minorUnits(),
                            line.percent(),
                            line.category()));
        }
        return lines;
    }

    private static BillDocument.@Nullable Fees free(
            BillDocument.@Nullable Fees fees, BigDecimal percent) {
        return fees == null
                ? null
                : new BillDocument.Fees(fees.times(), Charge.free(fees.each(), percent));
    }

    /**
     * One row for each rate, whatever the prices were. Where a bill has prices with VAT beside
     * prices without, each kind is rounded once (rule R14), so that what was advertised is what is
     * paid; the row may then differ by a cent from its base times the rate, which the validators of
     * Factur-X allow (BR-CO-17, to within 1.00).
     */
    private static List<BillDocument.TaxRow> taxes(BillDraft draft) {
        Map<String, BillDocument.TaxRow> rows = new TreeMap<>();
        for (BillDraft.Tax tax : draft.taxes()) {
            rows.merge(
                    tax.category() + " " + tax.percent(),
                    row(tax),
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

    private static BillDocument.TaxRow row(BillDraft.Tax tax) {
        return new BillDocument.TaxRow(
                tax.percent(),
                tax.category(),
                tax.base().minorUnits(),
                tax.tax().minorUnits(),
                tax.exemption());
    }
}
