package bellbird.portal.care;

import bellbird.bill.Annexes;
import bellbird.bill.BillDetail;
import bellbird.bill.BillProofs;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.bill.CreditNotes;
import bellbird.bill.Creditable;
import bellbird.bill.Dispute;
import bellbird.bill.Disputes;
import bellbird.bill.LineUsages;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.payment.Payments;
import bellbird.portal.component.AnnexLinks;
import bellbird.portal.component.BillLines;
import bellbird.portal.component.DisputeCard;
import bellbird.portal.component.DisputeDialog;
import bellbird.portal.component.GivenBack;
import bellbird.portal.component.LateUsageNote;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PdfLinks;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Toast;
import bellbird.portal.component.WhyBox;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
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
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** One bill, each line explained to the cent, and the way to pay it. */
@Route(value = "care/bills/:bill", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class BillView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Bills bills;
    private final transient Annexes annexes;
    private final transient CreditNotes notes;
    private final transient Disputes disputes;
    private final transient BillProofs proofs;
    private final transient LineUsages usages;
    private final transient Payments payments;
    private final transient BusinessClock clock;
    private String title = "";

    @Inject
    BillView(
            Bills bills,
            Annexes annexes,
            CreditNotes notes,
            Disputes disputes,
            BillProofs proofs,
            LineUsages usages,
            Payments payments,
            BusinessClock clock) {
        this.bills = bills;
        this.annexes = annexes;
        this.notes = notes;
        this.disputes = disputes;
        this.proofs = proofs;
        this.usages = usages;
        this.payments = payments;
        this.clock = clock;
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        UUID id = PathIds.require(event, "bill");
        boolean cameBack =
                event.getLocation().getQueryParameters().getSingleParameter("checkout").isPresent();
        show(id, cameBack);
    }

    private void show(UUID id, boolean cameBack) {
        removeAll();
        BillDetail detail = bills.mineById(id);
        BillSummary bill = detail.summary();
        title = BillName.of(bill);
        PageHeader header =
                new PageHeader(title)
                        .under(Texts.text("care.bills.all"), "care/bills")
                        .state(BillBadge.of(bill, clock.today()));
        if (bill.rendered()) {
            header.action(PdfLinks.view(() -> bills.myPdf(id)));
            header.action(PdfLinks.download(() -> bills.myPdf(id)));
        } else {
            header.action(Words.quiet(Texts.text("care.bill.pdfSoon")));
        }
        header.lead(Texts.text("care.bill.number", bill.label()));
        Div side = new Div(new PayPanel(payments, clock, bill, cameBack, () -> show(id, false)));
        side.addClassName("side");
        Creditable creditable = notes.mine(id);
        List<Dispute> disputed = disputes.mine(id);
        if (!disputed.isEmpty()) {
            side.add(new DisputeCard(disputed, BillView::path, one -> List.of()));
        }
        GivenBack.of(creditable, BillView::path).ifPresent(side::add);
        previous(bill).ifPresent(before -> side.add(new ComparedCard(before, detail)));
        if (annexes.mineExists(id)) {
            side.add(
                    new AnnexLinks(
                            bill.label(),
                            out -> annexes.myPdf(id, out),
                            out -> annexes.myCsv(id, out)));
            side.add(new RouterLink(Texts.text("care.bill.listedNumbers"), ProfileView.class));
        }
        side.add(PdfLinks.proof(() -> proofs.mine(id)));
        SectionCard lines =
                new SectionCard()
                        .edge(
                                new BillLines(
                                        detail.lines(),
                                        line -> TimeFormat.period(line.period()),
                                        line -> why(bill, line, creditable, disputed)),
                                new BillTotal(detail));
        lines.addClassName("flush");
        Div grid = new Div(lines, side);
        grid.addClassName("bill");
        add(header);
        LateUsageNote.of(creditable, BillView::path).ifPresent(this::add);
        add(grid);
    }

    private static String path(UUID bill) {
        return "care/bills/" + bill;
    }

    private WhyBox why(
            BillSummary bill, BillDetail.Line line, Creditable creditable, List<Dispute> disputed) {
        UUID id = bill.id();
        Div wrong =
                new Div(
                        Words.plain(Texts.text("care.why.wrong")),
                        new TextLink(
                                "care/help/ask?bill=" + id + "&line=" + line.number(),
                                Texts.text("care.why.ask")));
        if (canDispute(line, creditable, disputed)) {
            Button disagree =
                    new Button(
                            Texts.text("common.dispute.ask"),
                            click -> dispute(id, line, creditable));
            disagree.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            wrong.add(disagree);
        }
        wrong.addClassNames("row", "apart", "wrap", "small");
        wrong.getStyle().setMarginTop("14px");
        return new WhyBox(line, (number, offset) -> usages.mine(id, number, offset)).below(wrong);
    }

    private static boolean canDispute(
            BillDetail.Line line, Creditable creditable, List<Dispute> disputed) {
        return creditable.left(line.number()).isPresent()
                && disputed.stream()
                        .noneMatch(one -> one.line() == line.number() && one.decision() == null);
    }

    private void dispute(UUID id, BillDetail.Line line, Creditable creditable) {
        new DisputeDialog(
                        List.of(line),
                        creditable,
                        request -> {
                            disputes.openMine(id, request);
                            show(id, false);
                            Toast.done(Texts.text("common.dispute.sent"));
                        })
                .open();
    }

    private Optional<BillDetail> previous(BillSummary bill) {
        if (!BillName.isComparable(bill)) {
            return Optional.empty();
        }
        List<BillSummary> ofAccount =
                bills.mine().stream()
                        .filter(BillName::isComparable)
                        .filter(other -> other.accountId().equals(bill.accountId()))
                        .toList();
        for (int i = 0; i + 1 < ofAccount.size(); i++) {
            if (ofAccount.get(i).id().equals(bill.id())) {
                return Optional.of(bills.mineById(ofAccount.get(i + 1).id()));
            }
        }
        return Optional.empty();
    }
}
