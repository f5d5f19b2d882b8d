package bellbird.portal.operator;

import bellbird.offering.Audience;
import bellbird.portal.component.Words;
import bellbird.portal.plan.Sheet;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.radiobutton.RadioGroupVariant;
import java.util.Optional;
import java.util.function.Consumer;

/** Says what publishing a version does, and asks for whom it is where somebody has the plan. */
final class PublishDialog {

    private PublishDialog() {}

    /**
     * @param unpriced what has no price in it, if anything
     * @param inUse whether an earlier version was sold, so that somebody may have the plan
     */
    static void ask(
            Sheet sheet, Optional<Component> unpriced, boolean inUse, Consumer<Audience> publish) {
        RadioButtonGroup<Audience> audience =
                new RadioButtonGroup<>(Texts.text("operator.publish.audience"));
        audience.setItems(Audience.values());
        audience.setItemLabelGenerator(one -> Texts.text("operator.publish.audience", one));
        audience.addThemeVariants(RadioGroupVariant.LUMO_VERTICAL);
        audience.setValue(Audience.NEW_ORDERS);
        Div text =
                new Div(
                        Words.plain(
                                Texts.text(
                                        "operator.plan.publish.effect",
                                        sheet.price(),
                                        TimeFormat.day(sheet.validFrom()),
                                        sheet.per())));
        unpriced.ifPresent(text::add);
        if (inUse) {
            text.add(audience);
        }
        text.addClassName("op-stack");
        ConfirmDialog dialog = new ConfirmDialog();
        dialog.setHeader(Texts.text("operator.plan.publish.title"));
        dialog.setText(text);
        dialog.setCancelable(true);
        dialog.setCancelText(Texts.text("common.cancel"));
        dialog.setConfirmText(Texts.text("operator.plan.publish"));
        dialog.addConfirmListener(confirm -> publish.accept(audience.getValue()));
        dialog.open();
    }
}
