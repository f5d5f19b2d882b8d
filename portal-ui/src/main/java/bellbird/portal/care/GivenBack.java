package bellbird.portal.care;

import bellbird.bill.Creditable;
import bellbird.portal.component.MoneyText;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was given back of a bill, and why; which bill it names, or takes the place of. */
final class GivenBack extends SectionCard {

    private static final long serialVersionUID = 1;

    private GivenBack() {
        super(Texts.text("care.credit.back"));
    }

    /** Empty for a bill of which nothing was given back. */
    static Optional<GivenBack> of(Creditable bill) {
        GivenBack card = new GivenBack();
        Creditable.Named corrects = bill.corrects();
        if (corrects != null) {
            card.named("care.credit.names", corrects);
            card.add(Words.detail(bill.reason()));
            return Optional.of(card);
        }
        card.named("care.correct.replaces", bill.replaces());
        card.named("care.correct.replacedBy", bill.replacedBy());
        for (Creditable.Note note : bill.notes()) {
            Div row =
                    new Div(
                            new TextLink("care/bills/" + note.id(), note.label()),
                            new MoneyText(note.total()));
            row.addClassNames("row", "apart");
            card.add(
                    row,
                    Words.detail(
                            Texts.text(
                                    "care.credit.why",
                                    TimeFormat.day(note.issuedOn()),
                                    note.reason())));
        }
        return bill.notes().isEmpty() && bill.replaces() == null
                ? Optional.empty()
                : Optional.of(card);
    }

    private void named(String key, Creditable.@Nullable Named bill) {
        if (bill != null) {
            add(
                    new Div(
                            Words.plain(Texts.text(key) + " "),
                            new TextLink("care/bills/" + bill.id(), bill.label())));
        }
    }
}
