package bellbird.portal.care;

import bellbird.bill.BillDetail;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Div;

/** What all lines of a bill come to, and the VAT in it. */
final class BillTotal extends Div {

    private static final long serialVersionUID = 1;

    BillTotal(BillDetail bill) {
        addClassName("bill-total");
        Div row =
                new Div(
                        Words.styled(Texts.text("care.bill.total"), "total"),
                        Words.styled(MoneyFormat.money(bill.summary().total()), "total", "num"));
        row.addClassNames("row", "apart", "base");
        Div taxes = new Div();
        taxes.addClassNames("small", "t2");
        for (BillDetail.Tax tax : bill.taxes()) {
            taxes.add(
                    new Div(
                            Texts.text(
                                    bill.pricesIncludeTax()
                                            ? "care.bill.vatIncluded"
                                            : "care.bill.vatAdded",
                                    MoneyFormat.money(tax.tax()),
                                    CountFormat.percent(tax.percent().doubleValue() / 100),
                                    MoneyFormat.money(tax.base()))));
        }
        add(row, taxes);
    }
}
