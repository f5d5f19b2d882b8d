package bellbird.portal.operator;

import bellbird.bill.Annexes;
import bellbird.bill.BillDetail;
import bellbird.bill.BillKind;
import bellbird.bill.BillPdf;
import bellbird.bill.BillProofs;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.CreditNotes;
import bellbird.bill.Creditable;
import bellbird.bill.Disputes;
import bellbird.bill.LineUsages;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.AnnexLinks;
import bellbird.portal.component.BillLines;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.LateUsageNote;
import bellbird.portal.component.Note;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.UsageSource;
import bellbird.portal.component.WhyBox;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.UUID;

/** One issued bill: what it asks for, why, and what is paid. It never changes. */
@Route(value = Paths.BILLS + "/:id", layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class BillView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;

    private final transient Bills bills;
    private final transient Annexes annexes;
    private final transient CreditNotes notes;
    private final transient Disputes disputes;
    private final transient BillProofs proofs;
    private final transient LineUsages usages;

    @Inject
    public BillView(
            Bills bills,
            Annexes annexes,
            CreditNotes notes,
            Disputes disputes,
            BillProofs proofs,
            LineUsages usages) {
        this.bills = bills;
        this.annexes = annexes;
        this.notes = notes;
        this.disputes = disputes;
        this.proofs = proofs;
        this.usages = usages;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(PathIds.require(event, "id"));
    }

    private void show(UUID id) {
        BillDetail bill = bills.get(id);
        Creditable creditable = notes.of(id);
        removeAll();
        titled(bill.summary().label());
        add(header(bill.summary()));
        LateUsageNote.of(creditable, Paths::bill).ifPresent(this::add);
        add(
                two(
                        stack(lines(bill), taxes(bill)),
                        stack(
                                beside(bill.summary()),
                                new CreditCard(notes, bill, creditable),
                                disputes(bill, creditable))));
    }

    private Component disputes(BillDetail bill, Creditable creditable) {
        if (bill.summary().kind() == BillKind.CREDIT_NOTE) {
            return new Div();
        }
        UUID id = bill.summary().id();
        return new BillDisputes(disputes, bill, creditable, () -> show(id)).card();
    }

    private PageHeader header(BillSummary bill) {
        PageHeader header =
                new PageHeader(bill.label())
                        .under(Texts.text("operator.bills"), Paths.BILLS)
                        .state(BillsView.badge(bill))
                        .lead(
                                Texts.text(
                                        "operator.bill.lead",
                                        bill.customerName(),
                                        TimeFormat.date(bill.issuedOn())));
        if (bill.rendered()) {
            header.action(
                    new Download(
                            Texts.text("operator.bill.pdf"),
                            bill.label() + ".pdf",
                            "application/pdf",
                            out -> {
                                BillPdf pdf = bills.pdf(bill.id());
                                out.write(pdf.content());
                            }));
        }
        header.action(
                new Download(
                        Texts.text("common.proof.export"),
                        bill.label() + ".proof.json",
                        "application/jose+json",
                        out -> out.write(proofs.of(bill.id()).content())));
        return header;
    }

    private SectionCard lines(BillDetail bill) {
        UUID id = bill.summary().id();
        UsageSource usage = (line, offset) -> usages.of(id, line, offset);
        return new SectionCard(Texts.text("operator.bill.lines"))
                .beside(
                        Words.detail(
                                Texts.text(
                                        bill.pricesIncludeTax()
                                                ? "common.inclVat"
                                                : "common.beforeVat")))
                .edge(
                        new BillLines(
                                bill.lines(),
                                BillView::because,
                                line -> new WhyBox(line, usage, Paths::trace)));
    }

    private static String because(BillDetail.Line line) {
        return TimeFormat.period(line.period())
                + " · "
                + LineProof.of(line.explanation(), line.amount().currency());
    }

    private static SectionCard taxes(BillDetail bill) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.bill.vat")),
                        PlainTable.Column.number(Texts.text("operator.bill.vat.base")),
                        PlainTable.Column.number(Texts.text("operator.bill.vat.amount")));
        for (BillDetail.Tax tax : bill.taxes()) {
            table.row(
                    Texts.text("operator.bill.vat.rate", CountFormat.number(tax.percent())),
                    MoneyFormat.money(tax.base()),
                    MoneyFormat.money(tax.tax()));
        }
        table.row(
                Words.strong(Texts.text("operator.bill.total")),
                Words.styled(MoneyFormat.money(bill.net()), "num", "strong"),
                Words.styled(
                        MoneyFormat.money(bill.summary().total().minus(bill.net())),
                        "num",
                        "strong"));
        return new SectionCard(Texts.text("operator.bill.taxes")).edge(table);
    }

    private SectionCard beside(BillSummary bill) {
        SectionCard card = new SectionCard(Texts.text("operator.bill.money"));
        KeyValues facts =
                new KeyValues()
                        .row(
                                Texts.text("operator.bill.total"),
                                Words.styled(MoneyFormat.money(bill.total()), "num", "strong"))
                        .row(Texts.text("operator.bill.paid"), MoneyFormat.money(bill.paid()))
                        .row(Texts.text("operator.bill.open"), MoneyFormat.money(bill.due()))
                        .row(Texts.text("operator.bill.due"), TimeFormat.date(bill.dueOn()))
                        .row(
                                Texts.text("operator.bill.customer"),
                                new TextLink(
                                        Paths.customer(bill.customerId()), bill.customerName()))
                        .row(Texts.text("operator.bill.account"), bill.accountNumber());
        card.body(facts);
        if (!bill.rendered()) {
            card.body(new Note(Tone.QUIET, Texts.text("operator.bill.pdf.waits")));
        }
        if (annexes.exists(bill.id())) {
            card.body(
                    new AnnexLinks(
                            bill.label(),
                            out -> annexes.pdf(bill.id(), out),
                            out -> annexes.csv(bill.id(), out)));
        }
        return card;
    }
}
