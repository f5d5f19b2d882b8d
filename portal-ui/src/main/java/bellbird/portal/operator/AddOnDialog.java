package bellbird.portal.operator;

import bellbird.customer.CustomerDetail;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.order.OrderAddOn;
import bellbird.order.Orders;
import bellbird.portal.component.Days;
import bellbird.portal.component.Toast;
import bellbird.portal.text.PeriodText;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which add-on a line gets beside its plan, and from when. */
final class AddOnDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final FieldProblems problems = new FieldProblems();
    private final ProblemNote problem = new ProblemNote();
    private final Select<OfferingRow> addOn = new Select<>();
    private final DatePicker startOn = Days.field(Texts.text("operator.line.startOn"));
    private final PromotionCodeField promotion;

    private AddOnDialog(String number, List<OfferingRow> sold, LocalDate today, Orders orders) {
        super(Texts.text("operator.addOn.title", number));
        promotion = new PromotionCodeField(orders, addOn::getValue, startOn::getValue);
        setWidth("440px");
        addOn.setLabel(Texts.text("operator.addOn.which"));
        addOn.setItems(sold);
        addOn.setItemLabelGenerator(
                row ->
                        Texts.text(
                                "operator.line.plan.price",
                                row.name(),
                                PeriodText.price(
                                        row.recurringPrice(), row.currency(), row.every())));
        addOn.setValue(sold.getFirst());
        startOn.setValue(today);
        startOn.setHelperText(Texts.text("operator.addOn.startOn.help"));
        problems.named("offering", addOn);
        problems.named("startOn", startOn);
        problems.named("promotionCode", promotion);
        Stream.<HasValue<?, ?>>of(addOn, startOn, promotion)
                .forEach(field -> field.addValueChangeListener(change -> promotion.check()));
    }

    /** The add-ons that are sold, the cheapest first. */
    static List<OfferingRow> sold(Offerings offerings) {
        return offerings.list().stream()
                .filter(row -> row.status().equals("PUBLISHED"))
                .filter(row -> row.kind() == OfferingKind.ADD_ON)
                .sorted(Comparator.comparing(OfferingRow::recurringPrice))
                .toList();
    }

    /**
     * @param number of the line as people write it
     * @param sold at least one
     * @param done what is shown afterwards
     */
    static void ask(
            CustomerDetail.Line line,
            String number,
            List<OfferingRow> sold,
            LocalDate today,
            Orders orders,
            Runnable done) {
        AddOnDialog dialog = new AddOnDialog(number, sold, today, orders);
        dialog.add(
                OperatorPage.stack(dialog.problem, dialog.addOn, dialog.startOn, dialog.promotion));
        Button order =
                new Button(
                        Texts.text("operator.addOn.order"),
                        click -> dialog.order(line, number, orders, done));
        order.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter()
                .add(new Button(Texts.text("common.cancel"), click -> dialog.close()), order);
        dialog.open();
    }

    private void order(CustomerDetail.Line line, String number, Orders orders, Runnable done) {
        if (startOn.getValue() == null) {
            startOn.setErrorMessage(Texts.text("operator.line.startOn.missing"));
            startOn.setInvalid(true);
            startOn.focus();
            return;
        }
        boolean ordered =
                problem.attempt(
                        problems,
                        () ->
                                orders.addOn(
                                        new OrderAddOn(
                                                line.productId(),
                                                addOn.getValue().id(),
                                                startOn.getValue(),
                                                promotion.code())));
        if (ordered) {
            close();
            done.run();
            Toast.done(Texts.text("operator.addOn.ordered", number, addOn.getValue().name()));
        }
    }
}
