package bellbird.portal.component;

import bellbird.bill.Creditable;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Div;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was given back of a bill, and why; which bill it names, or takes the place of. */
public final class GivenBack extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient Function<UUID, String> path;

    private GivenBack(Function<UUID, String> path) {
        super(Texts.text("common.credit.back"));
        this.path = path;
    }

    /**
     * Empty for a bill of which nothing was given back.
     *
     * @param path of the page of a bill
     */
    public static Optional<GivenBack> of(Creditable bill, Function<UUID, String> path) {
        GivenBack card = new GivenBack(path);
        Creditable.Named corrects = bill.corrects();
        if (corrects != null) {
            card.named("common.credit.names", corrects);
            card.add(Words.detail(bill.reason()));
            return Optional.of(card);
        }
        card.named("common.credit.replaces", bill.replaces());
        card.named("common.credit.replacedBy", bill.replacedBy());
        for (Creditable.Note note : bill.notes()) {
            Div row =
                    new Div(
                            new TextLink(path.apply(note.id()), note.label()),
                            new MoneyText(note.total()));
            row.addClassNames("row", "apart");
            card.add(
                    row,
                    Words.detail(
                            Texts.text(
                                    "common.credit.why",
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
                            new TextLink(path.apply(bill.id()), bill.label())));
        }
    }
}
