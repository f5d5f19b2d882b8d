package bellbird.portal.plan;

import bellbird.portal.component.Amounts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.util.Currency;

/** Fields as the editor of a plan has them. */
final class Fields {

    private Fields() {}

    static BigDecimalField money(String label, Currency currency) {
        BigDecimalField field = Amounts.field(label, currency);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        return field;
    }

    static Span unit(String text) {
        Span unit = new Span(text);
        unit.addClassName("op-unit");
        return unit;
    }

    static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("op-form");
        return form;
    }

    /** Without needless zeros, but with the cents a price had. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 2
                ? shortest.setScale(Math.max(0, Math.min(2, number.scale())))
                : shortest;
    }
}
