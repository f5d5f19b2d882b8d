package bellbird.portal.operator;

import bellbird.bill.BillDocument;
import bellbird.bill.BillTextSettings;
import bellbird.bill.BillTexts;
import bellbird.kernel.error.BellbirdException;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The operator's own paragraphs on its bills, and where on them they stand. */
final class BillTextsCard extends SectionCard {

    private static final long serialVersionUID = 1;
    private static final int LEAST_ROWS = 3;

    private final transient BillTextSettings settings;
    private final transient FieldProblems problems = new FieldProblems();
    private final Locale own;
    private final ProblemNote problem = new ProblemNote();
    private final Map<String, TextArea> areas = new LinkedHashMap<>();
    private final Div others = OperatorPage.stack();
    private final Details otherLanguages =
            new Details(Texts.text("operator.billTexts.others"), others);
    private final Div sketch = OperatorPage.stack();

    /**
     * @param own the operator's language
     */
    BillTextsCard(BillTextSettings settings, Locale own) {
        super(Texts.text("operator.billTexts"));
        this.settings = settings;
        this.own = Locale.of(BillDocument.spoken(own));
        BillTexts now = settings.get();
        TextArea first = area(this.own, now);
        first.setHelperText(
                Texts.text("operator.billTexts.help", BillTexts.MOST, BillTexts.LONGEST));
        BillDocument.LANGUAGES.stream()
                .map(Locale::of)
                .filter(language -> !language.equals(this.own))
                .forEach(language -> others.add(other(language, now)));
        otherLanguages.setOpened(
                now.paragraphs().keySet().stream()
                        .anyMatch(language -> !language.equals(this.own.getLanguage())));
        Div actions = new Div(new Button(Texts.text("operator.billTexts.save"), click -> save()));
        actions.addClassName("op-actions");
        body(
                OperatorPage.stack(
                        Words.quiet(Texts.text("operator.billTexts.lead")),
                        first,
                        otherLanguages,
                        sketch,
                        problem,
                        actions));
        preview(this.own);
    }

    private TextArea area(Locale language, BillTexts now) {
        TextArea area = new TextArea(name(language));
        area.setValue(String.join("\n", now.in(language.getLanguage())));
        area.setMinRows(LEAST_ROWS);
        area.setWidthFull();
        area.setValueChangeMode(ValueChangeMode.LAZY);
        area.addValueChangeListener(change -> preview(language));
        area.getElement().setAttribute("lang", language.getLanguage());
        areas.put(language.getLanguage(), problems.named(language.getLanguage(), area));
        return area;
    }

    private TextArea other(Locale language, BillTexts now) {
        TextArea area = area(language, now);
        area.setHelperText(Texts.text("operator.billTexts.other.help", name(language), name(own)));
        return area;
    }

    private static String name(Locale language) {
        return language.getDisplayLanguage(Texts.locale());
    }

    private BillTexts typed() {
        Map<String, List<String>> paragraphs = new HashMap<>();
        areas.forEach(
                (language, area) -> paragraphs.put(language, area.getValue().lines().toList()));
        return new BillTexts(paragraphs);
    }

    /** Where the paragraphs stand on a bill in the language; while one is wrong, saving says so. */
    private void preview(Locale language) {
        sketch.removeAll();
        List<String> texts;
        try {
            texts = typed().on(language, own);
        } catch (BellbirdException notYet) {
            return;
        }
        Div paper = new Div(around("operator.billTexts.above"));
        paper.addClassName("bill-sketch");
        texts.forEach(text -> paper.add(Words.written(text)));
        if (texts.isEmpty()) {
            paper.add(Words.quiet(Texts.text("operator.billTexts.none")));
        }
        paper.add(around("operator.billTexts.below"));
        sketch.add(Words.strong(Texts.text("operator.billTexts.where", name(language))), paper);
    }

    private static Span around(String key) {
        return Words.styled(Texts.text(key), "bill-sketch-part");
    }

    private void save() {
        boolean isSaved =
                problem.attempt(
                        problems,
                        () -> {
                            settings.save(typed());
                            Toast.done(Texts.text("operator.billTexts.saved"));
                        });
        if (!isSaved) {
            otherLanguages.setOpened(true);
        }
    }
}
