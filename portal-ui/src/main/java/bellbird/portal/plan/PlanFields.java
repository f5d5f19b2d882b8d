package bellbird.portal.plan;

import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.portal.component.Days;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** Name, price and first day of a plan. A new plan's code follows its name until it is typed. */
final class PlanFields {

    private static final int LONGEST_CODE = 40;

    private final Writing writing;
    private final TextField code = new TextField(Texts.text("operator.plan.code"));
    private final TextField name = new TextField(Texts.text("operator.plan.name"));
    private final TextField description = new TextField(Texts.text("operator.plan.description"));
    private final DatePicker validFrom = Days.field(Texts.text("operator.plan.validFrom"));
    private final BigDecimalField price;
    private final Checkbox taxIncluded = new Checkbox(Texts.text("operator.plan.taxIncluded"));

    PlanFields(Writing writing, PlanStart start) {
        this.writing = writing;
        price = Fields.money(label(start.terms()), start.currency());
        code.setHelperText(Texts.text("operator.plan.code.help"));
        name.setHelperText(Texts.text("operator.plan.name.help"));
        description.setHelperText(Texts.text("operator.plan.description.help"));
        validFrom.setHelperText(Texts.text("operator.plan.validFrom.help"));
        taxIncluded.setHelperText(Texts.text("operator.plan.taxIncluded.help"));
        code.setReadOnly(start.offeringId() != null);
        code.setValue(start.code());
        name.setValue(start.name());
        description.setValue(start.description());
        validFrom.setValue(start.validFrom());
        taxIncluded.setValue(start.taxIncluded());
        Everyday.recurring(start.terms())
                .map(RecurringPrice::amount)
                .ifPresent(amount -> price.setValue(Fields.plain(amount)));
        for (TextField field : List.of(name, code, description)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> writing.tell());
        }
        if (start.offeringId() == null) {
            name.addValueChangeListener(
                    change -> {
                        if (code.getValue().equals(asCode(change.getOldValue()))) {
                            code.setValue(asCode(name.getValue()));
                        }
                    });
            name.focus();
        }
        validFrom.addValueChangeListener(change -> writing.tell());
        taxIncluded.addValueChangeListener(change -> writing.tell());
        price.addValueChangeListener(
                change -> {
                    if (price.getValue() != null) {
                        writing.change(terms -> Everyday.recurring(terms, price.getValue()));
                    }
                });
    }

    private static String label(PriceTerms terms) {
        return Everyday.recurring(terms)
                .map(RecurringPrice::every)
                .filter(every -> !every.equals(RecurringPrice.Interval.MONTH))
                .map(every -> Texts.text("operator.plan.price.every", PeriodText.every(every)))
                .orElse(Texts.text("operator.plan.price"));
    }

    /** Letters, digits and hyphens like the name. */
    static String asCode(String name) {
        String plain =
                Normalizer.normalize(name, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9]+", "-")
                        .replaceAll("^-+|-+$", "");
        return plain.substring(0, Math.min(LONGEST_CODE, plain.length()));
    }

    Component form() {
        name.addClassName("wide");
        description.addClassName("wide");
        taxIncluded.addClassName("wide");
        return Fields.form(name, price, validFrom, description, code, taxIncluded);
    }

    /** The price may have been changed in full below. */
    void read() {
        PriceTerms terms = writing.terms();
        BigDecimal now = Everyday.recurring(terms).map(RecurringPrice::amount).orElse(null);
        price.setLabel(label(terms));
        BigDecimal typed = price.getValue();
        if (now != null && (typed == null || typed.compareTo(now) != 0)) {
            price.setValue(Fields.plain(now));
        }
    }

    void mark(Marks marks) {
        marks.field("name", name);
        marks.field("recurringPrice", price);
        marks.field("validFrom", validFrom);
        marks.field("description", description);
        marks.field("code", code);
        Everyday.recurring(writing.terms())
                .ifPresent(
                        one ->
                                marks.field(
                                        "/prices/" + writing.terms().prices().indexOf(one), price));
    }

    /** Whether nothing that a plan must have is missing. */
    boolean complete() {
        return !name().isEmpty()
                && !code().isEmpty()
                && validFrom.getValue() != null
                && price.getValue() != null;
    }

    /** Whether the fields themselves can be read; marks those that cannot. */
    boolean readable() {
        if (validFrom.getValue() == null) {
            validFrom.setErrorMessage(Texts.text("operator.plan.validFrom.missing"));
            validFrom.setInvalid(true);
            validFrom.focus();
            return false;
        }
        if (price.getValue() == null) {
            price.setErrorMessage(Texts.text("operator.plan.price.missing"));
            price.setInvalid(true);
            price.focus();
            return false;
        }
        return true;
    }

    String name() {
        return name.getValue().strip();
    }

    String code() {
        return code.getValue().strip();
    }

    String description() {
        return description.getValue().strip();
    }

    LocalDate validFrom(LocalDate otherwise) {
        return validFrom.getValue() == null ? otherwise : validFrom.getValue();
    }

    boolean taxIncluded() {
        return taxIncluded.getValue();
    }
}
