package bellbird.portal.desk;

import bellbird.bill.Annexes;
import bellbird.bill.BillDetail;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.CreditNotes;
import bellbird.bill.Creditable;
import bellbird.bill.Disputes;
import bellbird.bill.LineUsages;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.AnnexLinks;
import bellbird.portal.component.DisputeCard;
import bellbird.portal.component.DisputeDialog;
import bellbird.portal.component.GivenBack;
import bellbird.portal.component.Kpi;
import bellbird.portal.component.KpiRow;
import bellbird.portal.component.LateUsageNote;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PdfLinks;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Words;
import bellbird.portal.shell.DeskLayout;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.PathIds;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** A customer's bill with the sum behind each line, to be explained on the telephone. */
@Route(value = "desk/customers/:customer/bills/:bill", layout = DeskLayout.class)
@RolesAllowed({Roles.SUPPORT_AGENT, Roles.OWNER})
public class CustomerBillView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Bills bills;
    private final transient Annexes annexes;
    private final transient CreditNotes notes;
    private final transient Disputes disputes;
    private final transient LineUsages usages;
    private String title = "";

    @Inject
    CustomerBillView(
            Bills bills, Annexes annexes, CreditNotes notes, Disputes disputes, LineUsages usages) {
        this.bills = bills;
        this.annexes = annexes;
        this.notes = notes;
        this.usages = usages;
        this.disputes = disputes;
        addClassName("page");
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        UUID customer = PathIds.require(event, "customer");
        BillDetail detail = bills.get(PathIds.require(event, "bill"));
        BillSummary bill = detail.summary();
        if (!bill.customerId().equals(customer)) {
            throw BellbirdException.notFound();
        }
        title = bill.label();
        Function<UUID, String> path = other -> "desk/customers/" + customer + "/bills/" + other;
        Creditable creditable = notes.of(bill.id());
        add(header(bill));
        LateUsageNote.of(creditable, path).ifPresent(this::add);
        add(numbers(detail), lines(detail));
        GivenBack.of(creditable, path).ifPresent(this::add);
        add(disputes(detail, creditable, path));
    }

    private PageHeader header(BillSummary bill) {
        PageHeader header =
                new PageHeader(title)
                        .under(bill.customerName(), "desk/customers/" + bill.customerId())
                        .state(DeskBadge.of(bill));
        if (bill.rendered()) {
            header.action(PdfLinks.view(() -> bills.pdf(bill.id())));
            header.action(PdfLinks.download(() -> bills.pdf(bill.id())));
        }
        return header;
    }

    private static KpiRow numbers(BillDetail detail) {
        BillSummary bill = detail.summary();
        return new KpiRow(
                new Kpi(
                        Texts.text("desk.total"),
                        MoneyFormat.money(bill.total()),
                        Texts.text("desk.vat", MoneyFormat.money(detail.tax()))),
                new Kpi(
                        Texts.text("desk.paid"),
                        MoneyFormat.money(bill.paid()),
                        bill.accountNumber()),
                new Kpi(
                        Texts.text("desk.due"),
                        MoneyFormat.money(bill.due()),
                        Texts.text("desk.due.by", TimeFormat.date(bill.dueOn()))));
    }

    private SectionCard lines(BillDetail detail) {
        BillSummary bill = detail.summary();
        String vat = detail.pricesIncludeTax() ? "common.inclVat" : "common.beforeVat";
        SectionCard card =
                new SectionCard(Texts.text("desk.proof.title"))
                        .beside(Words.detail(Texts.text(vat)))
                        .edge(new BillProof(detail, null, usages));
        if (annexes.exists(bill.id())) {
            card.body(
                    new AnnexLinks(
                            bill.label(),
                            out -> annexes.pdf(bill.id(), out),
                            out -> annexes.csv(bill.id(), out)));
        }
        return card;
    }

    private DisputeCard disputes(
            BillDetail detail, Creditable creditable, Function<UUID, String> path) {
        UUID bill = detail.summary().id();
        DisputeCard card = new DisputeCard(disputes.of(bill), path, one -> List.of());
        List<BillDetail.Line> lines =
                detail.lines().stream()
                        .filter(line -> creditable.left(line.number()).isPresent())
                        .toList();
        if (!lines.isEmpty()) {
            Button open =
                    new Button(
                            Texts.text("common.dispute.ask"),
                            click ->
                                    new DisputeDialog(
                                                    lines,
                                                    creditable,
                                                    request -> {
                                                        disputes.open(bill, request);
                                                        getUI().orElseThrow()
                                                                .refreshCurrentRoute(false);
                                                    })
                                            .open());
            open.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            card.action(open);
        }
        return card;
    }
}
