package bellbird.portal.component;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.util.Currency;

/** Amounts to be typed. */
public final class Amounts {

    private Amounts() {}

    /** With the sign of the currency inside at the end. */
    public static BigDecimalField field(String label, Currency currency) {
        BigDecimalField field = new BigDecimalField(label);
        field.setSuffixComponent(Words.quiet(currency.getSymbol(Texts.locale())));
        return field;
    }
}
