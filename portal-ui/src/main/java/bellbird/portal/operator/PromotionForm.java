package bellbird.portal.operator;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.offering.Benefit;
import bellbird.offering.Promotion;
import bellbird.portal.component.Days;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A promotion as fields; what is wrong stands under the field concerned. */
final class PromotionForm extends Div {

    private static final long serialVersionUID = 1;

    private final transient FieldProblems problems;
    private final Currency currency;
    private final TextField code = new TextField(Texts.text("operator.promotion.code"));
    private final TextField name = new TextField(Texts.text("operator.promotion.name"));
    private final Select<PromotionGives> gives = new Select<>();
    private final BigDecimalField number =
            new BigDecimalField(Texts.text("operator.promotion.number"));
    private final MultiSelectComboBox<String> offerings =
            new MultiSelectComboBox<>(Texts.text("operator.promotion.offerings"));
    private final IntegerField periods =
            new IntegerField(Texts.text("operator.promotion.firstPeriods"));
    private final DatePicker from = Days.field(Texts.text("operator.promotion.from"));
    private final DatePicker last = Days.field(Texts.text("operator.promotion.last"));
    private final IntegerField limit = new IntegerField(Texts.text("operator.promotion.limit"));

    /**
     * @param before what is changed; null for a new one
     * @param names of all offerings, by code
     * @param changed is told of every change
     */
    PromotionForm(
            @Nullable Promotion before,
            Map<String, String> names,
            Currency currency,
            LocalDate today,
            FieldProblems problems,
            Runnable changed) {
        this.problems = problems;
        this.currency = currency;
        addClassName("op-form");
        gives.setLabel(Texts.text("operator.promotion.what"));
        gives.setItemLabelGenerator(PromotionGives::label);
        gives.addValueChangeListener(change -> fit());
        Set<String> all = new TreeSet<>(names.keySet());
        if (before != null) {
            all.addAll(before.offerings());
        }
        offerings.setItems(List.copyOf(all));
        offerings.setItemLabelGenerator(one -> names.getOrDefault(one, one));
        helps();
        names();
        fill(before, today);
        code.setReadOnly(before != null);
        Stream.<HasValueChangeMode>of(code, name, number, periods, limit)
                .forEach(field -> field.setValueChangeMode(ValueChangeMode.LAZY));
        Stream.<HasStyle>of(name, offerings).forEach(field -> field.addClassName("wide"));
        for (AbstractField<?, ?> field :
                List.<AbstractField<?, ?>>of(code, name, number, periods, limit, from, last)) {
            field.addValueChangeListener(change -> changed.run());
        }
        gives.addValueChangeListener(change -> changed.run());
        offerings.addValueChangeListener(change -> changed.run());
        add(name, code, gives, number, offerings, periods, limit, from, last);
        if (before == null) {
            name.focus();
        }
    }

    private void helps() {
        code.setHelperText(Texts.text("operator.promotion.code.help"));
        name.setHelperText(Texts.text("operator.promotion.name.help"));
        offerings.setHelperText(Texts.text("operator.promotion.offerings.help"));
        periods.setHelperText(Texts.text("operator.promotion.firstPeriods.help"));
        periods.setSuffixComponent(Words.quiet(Texts.text("operator.promotion.periods")));
        last.setHelperText(Texts.text("operator.promotion.last.help"));
        limit.setHelperText(Texts.text("operator.promotion.limit.help"));
    }

    private void names() {
        problems.named("name", name);
        problems.named("code", code);
        problems.named("number", number);
        problems.named("benefit/percent", number);
        problems.named("benefit/amount", number);
        problems.named("benefit/quantity", number);
        problems.named("offerings", offerings);
        problems.named("firstPeriods", periods);
        problems.named("limit", limit);
        problems.named("validFrom", from);
        problems.named("validTo", last);
    }

    private void fill(@Nullable Promotion before, LocalDate today) {
        List<PromotionGives> usual = new ArrayList<>(List.of(PromotionGives.values()));
        if (before == null) {
            usual.remove(PromotionGives.SECONDS);
            gives.setItems(usual);
            gives.setValue(PromotionGives.PERCENT);
            from.setValue(today);
            return;
        }
        PromotionGives now = PromotionGives.of(before.benefit());
        if (now != PromotionGives.SECONDS) {
            usual.remove(PromotionGives.SECONDS);
        }
        gives.setItems(usual);
        gives.setValue(now);
        code.setValue(before.code());
        name.setValue(before.name());
        number.setValue(PromotionGives.number(before.benefit()));
        offerings.setValue(before.offerings());
        periods.setValue(small(before.firstPeriods()));
        limit.setValue(small(before.limit()));
        from.setValue(before.validFrom());
        last.setValue(before.validTo() == null ? null : before.validTo().minusDays(1));
    }

    private static @Nullable Integer small(@Nullable Long number) {
        return number == null ? null : (int) Math.min(Integer.MAX_VALUE, number);
    }

    /** The unit follows what is given. */
    private void fit() {
        number.setSuffixComponent(Words.quiet(gives.getValue().unit(currency)));
    }

    /** What the fields say, while enough of them do to be read as a sentence. */
    Optional<Promotion> readable() {
        return number.getValue() == null || from.getValue() == null || code.getValue().isBlank()
                ? Optional.empty()
                : Optional.of(said());
    }

    /**
     * What the fields say.
     *
     * @throws BellbirdException for fields that are empty and must not be
     */
    Promotion promotion() {
        List<Problem> missing = new ArrayList<>();
        if (number.getValue() == null) {
            missing.add(new Problem("number", "error.required", List.of()));
        }
        if (from.getValue() == null) {
            missing.add(new Problem("validFrom", "error.required", List.of()));
        }
        if (!missing.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, missing);
        }
        return said();
    }

    private Promotion said() {
        BigDecimal much = number.getValue();
        Benefit benefit = gives.getValue().benefit(much == null ? BigDecimal.ZERO : much);
        LocalDate lastDay = last.getValue();
        return new Promotion(
                code.getValue().strip(),
                name.getValue().strip(),
                benefit,
                offerings.getValue(),
                large(periods.getValue()),
                from.getValue(),
                lastDay == null ? null : lastDay.plusDays(1),
                large(limit.getValue()));
    }

    private static @Nullable Long large(@Nullable Integer number) {
        return number == null ? null : Long.valueOf(number);
    }
}
