package bellbird.portal.plan;

import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.offering.PriceTerms;
import bellbird.offering.TermsChecks;
import bellbird.portal.component.Note;
import bellbird.portal.component.Tone;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Everything one part of the terms says, as fields; what is wrong stands at its field. */
final class PartDialog extends Dialog {

    private static final long serialVersionUID = 1;

    private final transient Writing writing;
    private final transient @Nullable Object old;
    private final transient RecordForm form;
    private final Div note = new Div();

    /**
     * @param old null for a new part
     */
    PartDialog(Writing writing, @Nullable Object old, Object value, String title) {
        this.writing = writing;
        this.old = old;
        form = new RecordForm(value, Known.of(writing.terms(), value));
        setHeaderTitle(title);
        setWidth("min(760px, 100vw)");
        Div body = new Div(note, form.shown());
        body.addClassName("op-stack");
        add(body);
        Button apply = new Button(Texts.text("operator.part.apply"), click -> apply());
        apply.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(Texts.text("common.cancel"), click -> close()), apply);
    }

    private void apply() {
        note.removeAll();
        Object now;
        try {
            now = form.value();
        } catch (Entry.Unreadable wrong) {
            return;
        }
        PriceTerms terms = Part.put(writing.terms(), old, now);
        String pointer = Part.pointer(terms, now);
        List<Problem> own =
                TermsChecks.problems(terms).stream()
                        .filter(
                                one ->
                                        one.field().equals(pointer)
                                                || one.field().startsWith(pointer + "/"))
                        .toList();
        Marks marks = new Marks();
        form.mark(marks, pointer);
        List<String> elsewhere = marks.show(own, true);
        if (!elsewhere.isEmpty()) {
            note.add(new Note(Tone.BAD, String.join(" ", elsewhere)));
        }
        if (own.isEmpty()) {
            close();
            writing.change(before -> terms);
        }
    }
}
