package bellbird.portal.component;

import bellbird.kernel.money.Money;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;

/** Amounts to be typed. */
public final class Amounts {

    /** Before the decimals; more is a slip of the hand. */
    private static final int MOST_DIGITS = 12;

    private Amounts() {}

    /** With the sign of the currency inside at the end; says its amount as it is typed. */
    public static BigDecimalField field(String label, Currency currency) {
        BigDecimalField field = new BigDecimalField(label);
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.setSuffixComponent(Words.quiet(currency.getSymbol(Texts.locale())));
        return field;
    }

    /** What is typed, settled; empty while it is no amount. */
    public static Optional<Money> typed(BigDecimalField field, Currency currency) {
        BigDecimal value = field.getValue();
        return Optional.ofNullable(value)
                .filter(exact -> exact.precision() - exact.scale() <= MOST_DIGITS)
                .map(exact -> Money.settle(exact, currency));
    }
}
