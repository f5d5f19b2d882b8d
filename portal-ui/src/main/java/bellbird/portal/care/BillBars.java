package bellbird.portal.care;

import bellbird.bill.BillSummary;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The last bills as bars that start at zero, the newest strong; each says its amount. */
final class BillBars extends OrderedList {

    private static final long serialVersionUID = 1;

    private static final int MOST = 6;

    /**
     * @param bills newest first
     */
    BillBars(List<BillSummary> bills) {
        addClassName("bars");
        List<BillSummary> shown = bills.subList(0, Math.min(MOST, bills.size())).reversed();
        long highest =
                Math.max(
                        1,
                        shown.stream()
                                .mapToLong(bill -> bill.total().minorUnits())
                                .max()
                                .orElse(1));
        for (BillSummary bill : shown) {
            Div bar = new Div();
            bar.addClassName("bar");
            long share = Math.max(0, 100 * bill.total().minorUnits() / highest);
            bar.setHeight(share + "%");
            Div room = new Div(bar);
            room.addClassName("room");
            Span amount = new Span(MoneyFormat.money(bill.total()));
            amount.addClassName("num");
            Span month = new Span(month(bill));
            month.addClassName("t2");
            add(new ListItem(amount, room, month));
        }
    }

    /** A delta note is not another bill of its month. */
    private static String month(BillSummary bill) {
        String month = TimeFormat.shortMonth(bill.issuedOn());
        return BillName.isComparable(bill) ? month : Texts.text("care.bills.bar.lateUsage", month);
    }
}
