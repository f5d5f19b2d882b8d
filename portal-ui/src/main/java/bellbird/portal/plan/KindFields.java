package bellbird.portal.plan;

import bellbird.offering.Compatibility;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingRules;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What is written, a plan, an add-on or a bundle, and what an account must have beside it. */
final class KindFields {

    private static final int MOST = 1_000_000;

    private final Select<OfferingKind> kind = new Select<>();
    private final MultiSelectComboBox<String> parts;
    private final MultiSelectComboBox<String> requires;
    private final MultiSelectComboBox<String> excludes;
    private final IntegerField atMost = new IntegerField(Texts.text("operator.kind.atMost"));

    KindFields(Writing writing, PlanStart start) {
        OfferingRules rules = start.rules();
        kind.setLabel(Texts.text("operator.kind"));
        kind.setItems(OfferingKind.values());
        kind.setItemLabelGenerator(KindFields::name);
        kind.setValue(rules.kind());
        kind.addValueChangeListener(
                change -> {
                    showKind();
                    writing.tell();
                });
        parts = choice("operator.kind.parts", start.others(), rules.parts(), writing);
        requires =
                choice(
                        "operator.kind.requires",
                        start.others(),
                        rules.compatibility().requires(),
                        writing);
        excludes =
                choice(
                        "operator.kind.excludes",
                        start.others(),
                        rules.compatibility().excludes(),
                        writing);
        Long most = rules.compatibility().atMost();
        atMost.setMin(1);
        atMost.setMax(MOST);
        atMost.setValue(most == null ? null : (int) Math.min(MOST, most));
        atMost.setHelperText(Texts.text("operator.kind.atMost.help"));
        atMost.addValueChangeListener(change -> writing.tell());
        showKind();
    }

    private static MultiSelectComboBox<String> choice(
            String key, Map<String, String> others, Set<String> chosen, Writing writing) {
        MultiSelectComboBox<String> choice = new MultiSelectComboBox<>(Texts.text(key));
        Set<String> all = new TreeSet<>(others.keySet());
        all.addAll(chosen);
        choice.setItems(List.copyOf(all));
        choice.setItemLabelGenerator(code -> others.getOrDefault(code, code));
        choice.setValue(chosen);
        choice.setHelperText(Texts.text(key + ".help"));
        choice.addClassName("wide");
        choice.addValueChangeListener(change -> writing.tell());
        return choice;
    }

    /** As people call it. */
    static String name(OfferingKind kind) {
        return Texts.text("operator.kind." + kind.name().toLowerCase(Locale.ROOT));
    }

    private void showKind() {
        kind.setHelperText(
                Texts.text(
                        "operator.kind."
                                + kind.getValue().name().toLowerCase(Locale.ROOT)
                                + ".help"));
        parts.setVisible(kind.getValue() == OfferingKind.BUNDLE);
    }

    Component form() {
        return Fields.form(kind, atMost, parts, requires, excludes);
    }

    void mark(Marks marks) {
        marks.field("kind", kind);
        marks.field("parts", parts);
        marks.field("compatibility/requires", requires);
        marks.field("compatibility/excludes", excludes);
        marks.field("compatibility/atMost", atMost);
    }

    OfferingRules rules() {
        Integer most = atMost.getValue();
        return new OfferingRules(
                kind.getValue(),
                new Compatibility(
                        requires.getValue(),
                        excludes.getValue(),
                        most == null ? null : most.longValue()),
                kind.getValue() == OfferingKind.BUNDLE ? parts.getValue() : Set.of());
    }
}
