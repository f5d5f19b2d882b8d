package bellbird.portal.care;

import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.shell.CareLayout;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** What do I owe, and what did I pay? Newest bill first; choosing one opens it at its own URL. */
@Route(value = "care/bills", layout = CareLayout.class)
@RolesAllowed(Roles.SUBSCRIBER)
public class BillsView extends CarePage implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1;

    private final transient Bills bills;
    private final transient BusinessClock clock;

    @Inject
    BillsView(Bills bills, BusinessClock clock) {
        this.bills = bills;
        this.clock = clock;
        addClassName("narrow");
    }

    @Override
    public String getPageTitle() {
        return Texts.text("care.bills");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        add(new PageHeader(Texts.text("care.bills")));
        List<BillSummary> mine = bills.mine();
        if (mine.isEmpty()) {
            add(
                    new EmptyState(
                            Texts.text("care.bills.none"),
                            Texts.text("care.bills.none.text"),
                            new TextLink("care/plan", Texts.text("care.quick.plan"))));
            return;
        }
        SectionCard card = new SectionCard();
        card.addClassName("flush");
        Div list = new Div();
        list.addClassName("item-list");
        mine.forEach(bill -> list.add(item(bill)));
        card.add(list);
        add(card);
    }

    private Anchor item(BillSummary bill) {
        Anchor item = new Anchor("care/bills/" + bill.id(), "");
        item.addClassName("item");
        MoneyText total = new MoneyText(bill.total());
        total.addClassName("amount");
        item.add(
                Words.styled(BillName.of(bill), "name"),
                total,
                Words.detail(bill.label()),
                BillBadge.of(bill, clock.today()));
        return item;
    }
}
