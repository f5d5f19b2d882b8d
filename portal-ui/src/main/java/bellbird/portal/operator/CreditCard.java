package bellbird.portal.operator;

import bellbird.bill.BillDetail;
import bellbird.bill.CreditNotes;
import bellbird.bill.Creditable;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was given back of this bill, and what can be? Of a credit note: which bill it names. */
final class CreditCard extends SectionCard {

    private static final long serialVersionUID = 1;

    CreditCard(CreditNotes notes, BillDetail detail, Creditable creditable) {
        super(Texts.text("operator.credit"));
        UUID bill = detail.summary().id();
        Creditable.Named corrects = creditable.corrects();
        if (corrects != null) {
            body(
                    new KeyValues()
                            .row(
                                    Texts.text("operator.credit.corrects"),
                                    new TextLink(Paths.bill(corrects.id()), corrects.label()))
                            .row(Texts.text("operator.credit.reason"), creditable.reason()));
            return;
        }
        KeyValues chain = new KeyValues();
        named(chain, "operator.correct.replaces", creditable.replaces());
        named(chain, "operator.correct.replacedBy", creditable.replacedBy());
        if (creditable.replaces() != null || creditable.replacedBy() != null) {
            body(chain);
        }
        if (creditable.left(detail.summary().total()).isPositive()) {
            Button give =
                    new Button(
                            Texts.text("operator.credit.give"),
                            click ->
                                    new CreditDialog(detail, creditable)
                                            .ask(
                                                    request -> {
                                                        UUID note = notes.issue(bill, request);
                                                        getUI().orElseThrow()
                                                                .navigate(Paths.bill(note));
                                                    }));
            give.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            action(give);
            if (creditable.notes().isEmpty()) {
                action(correct(notes, bill));
            }
        }
        if (creditable.notes().isEmpty()) {
            body(Words.quiet(Texts.text("operator.credit.none")));
        }
        KeyValues rows = new KeyValues();
        for (Creditable.Note note : creditable.notes()) {
            rows.row(
                    TimeFormat.date(note.issuedOn()),
                    new TextLink(Paths.bill(note.id()), note.label()),
                    Words.number(" " + MoneyFormat.money(note.total()) + " "),
                    Words.detail(note.reason()));
        }
        if (!creditable.notes().isEmpty()) {
            body(rows);
        }
    }

    private Button correct(CreditNotes notes, UUID bill) {
        Button button =
                new Button(
                        Texts.text("operator.correct"),
                        click ->
                                new CorrectDialog(
                                                (key, reason) ->
                                                        getUI().orElseThrow()
                                                                .navigate(
                                                                        Paths.bill(
                                                                                notes.correct(
                                                                                                bill,
                                                                                                key,
                                                                                                reason)
                                                                                        .bill())))
                                        .ask());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private static void named(KeyValues rows, String key, Creditable.@Nullable Named bill) {
        if (bill != null) {
            rows.row(Texts.text(key), new TextLink(Paths.bill(bill.id()), bill.label()));
        }
    }
}
