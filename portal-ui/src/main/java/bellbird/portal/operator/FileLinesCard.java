package bellbird.portal.operator;

import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.Texts;
import bellbird.usage.FileLine;
import bellbird.usage.SetAsideRow;
import bellbird.usage.Verdict;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.function.LongConsumer;

/** The file line by line as it came, each with what became of it, from any line on. */
final class FileLinesCard extends SectionCard {

    private static final long serialVersionUID = 1;

    static final int SHOWN = 50;

    private final transient LongConsumer goTo;

    /**
     * @param from number of the first line
     * @param goTo shows the lines from another number on
     */
    FileLinesCard(List<FileLine> lines, long from, LongConsumer goTo) {
        super(Texts.text("operator.usageFile.lineByLine"));
        this.goTo = goTo;
        IntegerField line = new IntegerField();
        line.setAriaLabel(Texts.text("operator.usageFile.fromLine"));
        line.setPlaceholder(Texts.text("operator.usageFile.fromLine"));
        line.addValueChangeListener(
                change -> {
                    if (change.getValue() != null) {
                        goTo.accept(change.getValue());
                    }
                });
        action(line);
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.number(Texts.text("operator.usageFile.line")),
                                PlainTable.Column.text(Texts.text("operator.usageFile.became")),
                                PlainTable.Column.text(Texts.text("operator.usageFile.asItCame")))
                        .stacking();
        for (FileLine one : lines) {
            table.row(
                    Words.number(CountFormat.count(one.number())),
                    became(one),
                    Words.styled(one.original(), "mono"));
        }
        edge(table);
        Div steps = new Div();
        steps.addClassName("op-actions");
        if (from > 1) {
            steps.add(step("operator.usageFile.earlier", Math.max(1, from - SHOWN)));
        }
        if (lines.size() == SHOWN) {
            steps.add(step("operator.usageFile.later", from + SHOWN));
        }
        if (steps.getComponentCount() > 0) {
            body(steps);
        }
    }

    private Button step(String key, long line) {
        Button button = new Button(Texts.text(key), click -> goTo.accept(line));
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    private static Component became(FileLine line) {
        SetAsideRow aside = line.aside();
        FileLine.Rated rated = line.rated();
        if (rated != null) {
            return new TextLink(
                    Paths.trace(rated.recordKey()), Texts.text("operator.usageFile.rated"));
        }
        return aside == null
                ? Words.quiet(Texts.text("operator.usageFile.noRecord"))
                : new Div(
                        new StatusBadge(
                                aside.verdict() == Verdict.REJECTED
                                        ? Tone.BAD
                                        : aside.verdict() == Verdict.SUSPENDED
                                                ? Tone.WARN
                                                : Tone.QUIET,
                                Texts.text("operator.usageFile", aside.verdict())),
                        Words.detail(" " + Texts.text(aside.reason(), aside.detail())));
    }
}
