package bellbird.portal.operator;

import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;

/** How often an account is billed, and from which day on. */
final class CycleFields extends Div {

    private static final long serialVersionUID = 1;

    private final Select<BillFrequency> frequency = new Select<>();
    private final IntegerField day = new IntegerField(Texts.text("operator.cycle.day"));
    private final Select<DayOfWeek> weekday = new Select<>();
    private final Checkbox asOpened = new Checkbox();

    /**
     * @param asOpenedLabel says what counting from the account's first day means
     */
    CycleFields(FieldProblems problems, String asOpenedLabel) {
        addClassName("op-form");
        frequency.setLabel(Texts.text("operator.cycle.frequency"));
        frequency.setItems(BillFrequency.values());
        frequency.setItemLabelGenerator(one -> Texts.text("operator.cycle.frequency", one));
        frequency.setValue(BillFrequency.MONTHLY);
        day.setMin(1);
        day.setMax(CycleSpecification.LAST_DAY);
        day.setStepButtonsVisible(true);
        day.setManualValidation(true);
        day.setValueChangeMode(ValueChangeMode.EAGER);
        weekday.setLabel(Texts.text("operator.cycle.weekday"));
        weekday.setItems(DayOfWeek.values());
        weekday.setItemLabelGenerator(
                one -> one.getDisplayName(TextStyle.FULL_STANDALONE, Texts.locale()));
        asOpened.setLabel(asOpenedLabel);
        problems.named("frequency", frequency);
        problems.named("cycleDay", day);
        problems.named("weekday", weekday);
        frequency.addValueChangeListener(change -> show());
        asOpened.addValueChangeListener(change -> show());
        for (HasStyle field : List.<HasStyle>of(frequency, day, weekday, asOpened)) {
            field.addClassName("wide");
        }
        add(frequency, day, weekday, asOpened);
        show();
    }

    /**
     * Sets what is chosen.
     *
     * @param openedOn first day of the account
     */
    void choose(CycleSpecification cycle, LocalDate openedOn) {
        frequency.setValue(cycle.frequency());
        day.setValue(cycle.day());
        weekday.setValue(DayOfWeek.MONDAY);
        if (isOfWeeks()) {
            weekday.setValue(cycle.weekday());
        }
        asOpened.setValue(
                !byCalendar(cycle).equals(cycle)
                        && CycleSpecification.from(cycle.frequency(), openedOn)
                                .withDay(cycle.day())
                                .equals(cycle));
    }

    private static CycleSpecification byCalendar(CycleSpecification cycle) {
        return cycle.frequency().isOfWeeks()
                ? CycleSpecification.weekly(cycle.frequency(), cycle.weekday()).withDay(cycle.day())
                : CycleSpecification.calendar(cycle.frequency(), cycle.day());
    }

    /** Calls after each change. */
    void onChange(Runnable then) {
        frequency.addValueChangeListener(change -> then.run());
        day.addValueChangeListener(change -> then.run());
        weekday.addValueChangeListener(change -> then.run());
        asOpened.addValueChangeListener(change -> then.run());
    }

    /** Whether a day is chosen. */
    boolean isComplete() {
        return asOpened.getValue() || !(isOfWeeks() ? weekday.isEmpty() : day.isEmpty());
    }

    CycleWish wish() {
        if (asOpened.getValue()) {
            return CycleWish.asOpened(frequency.getValue());
        }
        if (isOfWeeks()) {
            return CycleWish.ofWeekday(frequency.getValue(), weekday.getValue());
        }
        Integer chosen = day.getValue();
        return CycleWish.ofDay(frequency.getValue(), chosen == null ? null : Long.valueOf(chosen));
    }

    private boolean isOfWeeks() {
        return frequency.getValue().isOfWeeks();
    }

    private void show() {
        boolean byCalendar = !asOpened.getValue();
        day.setVisible(byCalendar && !isOfWeeks());
        day.setHelperText(
                Texts.text(
                        frequency.getValue().count() == 1
                                ? "operator.cycle.day.help"
                                : "operator.cycle.day.helpJanuary"));
        weekday.setVisible(byCalendar && isOfWeeks());
    }
}
