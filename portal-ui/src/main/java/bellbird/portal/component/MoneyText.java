package bellbird.portal.component;

import bellbird.kernel.money.Money;
import bellbird.portal.text.MoneyFormat;
import com.vaadin.flow.component.html.Span;

/** An amount; a credit is green and has its minus. */
public class MoneyText extends Span {

    private static final long serialVersionUID = 1;

    public MoneyText(Money money) {
        super(MoneyFormat.money(money));
        addClassName("money");
        if (money.minorUnits() < 0) {
            addClassName("credit");
        }
    }
}
