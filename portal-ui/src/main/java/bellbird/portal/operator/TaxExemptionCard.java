package bellbird.portal.operator;

import bellbird.customer.TaxExemption;
import bellbird.customer.TaxExemptions;
import bellbird.kernel.error.BellbirdException;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** On which days does this customer bear no VAT, and why? */
final class TaxExemptionCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient TaxExemptions exemptions;
    private final UUID customer;
    private final LocalDate today;
    private final KeyValues rows = new KeyValues();
    private final Button again;

    TaxExemptionCard(TaxExemptions exemptions, UUID customer, LocalDate today) {
        super(Texts.text("operator.taxExemption"));
        this.exemptions = exemptions;
        this.customer = customer;
        this.today = today;
        Button add =
                new Button(
                        Texts.text("operator.taxExemption.add"),
                        click ->
                                new TaxExemptionDialog(today)
                                        .ask(
                                                given -> {
                                                    show(exemptions.add(customer, given));
                                                    Toast.done(
                                                            Texts.text(
                                                                    "operator.taxExemption.added"));
                                                }));
        again = new Button(Texts.text("operator.taxExemption.end"), click -> end());
        for (Button button : List.of(again, add)) {
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            action(button);
        }
        body(rows);
        show(exemptions.of(customer));
    }

    private void show(List<TaxExemption> all) {
        rows.removeAll();
        again.setVisible(all.stream().anyMatch(one -> one.to() == null));
        if (all.isEmpty()) {
            rows.row(
                    Texts.text("operator.taxExemption.none"),
                    Words.quiet(Texts.text("operator.taxExemption.none.text")));
        }
        for (TaxExemption one : all) {
            String ground = one.vatId() == null ? one.certificate() : one.vatId();
            rows.row(
                    Texts.text("operator.taxExemption.category", one.category()),
                    Words.plain(ground == null ? "" : ground),
                    Words.detail(" " + days(one)));
        }
    }

    private static String days(TaxExemption one) {
        LocalDate from = one.from();
        LocalDate to = one.to();
        String first = from == null ? "" : TimeFormat.date(from);
        return to == null
                ? Texts.text("operator.taxExemption.since", first)
                : Texts.text("operator.taxExemption.span", first, TimeFormat.date(to.minusDays(1)));
    }

    private void end() {
        Confirmation.ask(
                Texts.text("operator.taxExemption.end.title"),
                Texts.text("operator.taxExemption.end.effect"),
                Texts.text("operator.taxExemption.end"),
                () -> {
                    try {
                        show(exemptions.end(customer, today.plusDays(1)));
                    } catch (BellbirdException refused) {
                        Toast.failed(Problems.text(refused));
                    }
                });
    }
}
