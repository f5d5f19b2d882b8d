package bellbird.portal.plan;

import bellbird.offering.Charge;
import bellbird.offering.RoamingZone;
import bellbird.offering.UsageMatch;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The field for each type that components of terms have. */
final class Entries {

    private Entries() {}

    static Entry of(
            AnnotatedType type, String label, @Nullable Object value, String name, Known known) {
        boolean optional = type.isAnnotationPresent(Nullable.class);
        Type raw = type.getType();
        if (type instanceof AnnotatedParameterizedType generic) {
            return collection(generic, label, Objects.requireNonNull(value), name, known);
        }
        Class<?> wanted = (Class<?>) raw;
        if (wanted == String.class) {
            return text(label, (String) value, optional);
        }
        if (wanted == BigDecimal.class) {
            return decimal(label, (BigDecimal) value, optional);
        }
        if (wanted == int.class) {
            return whole(label, (Integer) Objects.requireNonNull(value));
        }
        if (wanted == long.class || wanted == Long.class) {
            return quantity(label, (Long) value, optional, known);
        }
        if (wanted == boolean.class) {
            return yesOrNo(label, Boolean.TRUE.equals(value));
        }
        if (wanted == LocalTime.class) {
            return time(label, (LocalTime) Objects.requireNonNull(value));
        }
        if (wanted.isEnum()) {
            return choice(label, wanted, Objects.requireNonNull(value));
        }
        if (wanted.isSealed()) {
            return new KindEntry(
                    label, List.of(wanted.getPermittedSubclasses()), optional, value, known);
        }
        return optional
                ? new KindEntry(label, List.of(wanted), true, value, known)
                : new GroupEntry(label, new RecordForm(Objects.requireNonNull(value), known));
    }

    private static Entry text(String label, @Nullable String value, boolean optional) {
        TextField field = new TextField(label);
        field.setValue(value == null ? "" : value);
        return Entry.of(field, typed -> optional && typed.isBlank() ? null : typed.strip());
    }

    private static Entry decimal(String label, @Nullable BigDecimal value, boolean optional) {
        BigDecimalField field = new BigDecimalField(label);
        field.setValue(value == null ? null : Fields.plain(value));
        return Entry.of(field, typed -> typed == null && !optional ? missing() : typed);
    }

    private static Object missing() {
        throw new Entry.Unreadable(Texts.text("error.required"));
    }

    private static Entry whole(String label, int value) {
        IntegerField field = new IntegerField(label);
        field.setValue(value);
        return Entry.of(field, typed -> typed == null ? missing() : typed);
    }

    private static Entry quantity(
            String label, @Nullable Long value, boolean optional, Known known) {
        TextField field = new TextField(label);
        field.setPlaceholder(Texts.text("operator.terms.quantity.help"));
        field.setValue(value == null ? "" : QuantityText.write(known.service(), value));
        return Entry.of(
                field,
                typed ->
                        typed.isBlank() && optional
                                ? null
                                : (Object)
                                        QuantityText.read(typed, known.service(), null)
                                                .orElseThrow(
                                                        () ->
                                                                new Entry.Unreadable(
                                                                        Texts.text(
                                                                                "operator.terms.quantity.wrong"))));
    }

    private static Entry yesOrNo(String label, boolean value) {
        Checkbox field = new Checkbox(label);
        field.setValue(value);
        field.addClassName("op-align");
        return Entry.of(field, typed -> typed);
    }

    private static Entry time(String label, LocalTime value) {
        TimePicker field = new TimePicker(label);
        field.setLocale(Locale.UK);
        field.setValue(value);
        return Entry.of(field, typed -> typed == null ? missing() : typed);
    }

    private static Entry choice(String label, Class<?> type, Object value) {
        Select<Object> field = new Select<>();
        field.setLabel(label);
        field.setItems(constants(type));
        field.setItemLabelGenerator(one -> word((Enum<?>) one));
        field.setValue(value);
        return Entry.of(field, typed -> typed);
    }

    private static List<Object> constants(Class<?> type) {
        return Stream.<Object>of(type.getEnumConstants())
                .filter(one -> one != RoundingMode.UNNECESSARY)
                .toList();
    }

    /** An enum constant as forms name it: {@code operator.word.<enum>.<constant>}. */
    static String word(Enum<?> constant) {
        return Texts.text(
                "operator.word."
                        + constant.getDeclaringClass().getSimpleName().toLowerCase(Locale.ROOT),
                constant);
    }

    private static Entry collection(
            AnnotatedParameterizedType type, String label, Object value, String name, Known known) {
        Type[] arguments = ((ParameterizedType) type.getType()).getActualTypeArguments();
        Type element = arguments[arguments.length - 1];
        if (element == Charge.class) {
            return new BandEntry(label, (Map<?, ?>) value, known);
        }
        if (element == RoamingZone.Network.class) {
            return networks(label, (Collection<?>) value);
        }
        if (element instanceof Class<?> one && one.isEnum()) {
            return someOf(label, one, (Set<?>) value);
        }
        if (element == String.class && value instanceof Set<?> chosen) {
            return names(label, chosen, name.equals("visited") ? known.zones() : known.places());
        }
        if (element == String.class) {
            return words(label, (List<?>) value);
        }
        return new ListEntry(label, (Class<?>) element, (List<?>) value, known);
    }

    private static Entry someOf(String label, Class<?> type, Set<?> value) {
        MultiSelectComboBox<Object> field = new MultiSelectComboBox<>(label);
        field.setItems(constants(type));
        field.setItemLabelGenerator(one -> word((Enum<?>) one));
        field.setValue(new LinkedHashSet<>(value));
        field.addClassName("wide");
        return Entry.of(field, Set::copyOf);
    }

    private static Entry names(String label, Set<?> value, List<String> known) {
        Set<String> chosen =
                value.stream().map(String::valueOf).collect(Collectors.toCollection(TreeSet::new));
        MultiSelectComboBox<String> field = new MultiSelectComboBox<>(label);
        field.setItems(Stream.concat(known.stream(), chosen.stream()).distinct().toList());
        field.setItemLabelGenerator(
                one -> one.equals(UsageMatch.HOME) ? Texts.text("operator.zone.home") : one);
        field.setValue(chosen);
        field.addClassName("wide");
        return Entry.of(field, Set::copyOf);
    }

    private static Entry words(String label, List<?> value) {
        TextArea field = area(label);
        field.setHelperText(Texts.text("operator.terms.list.help"));
        field.setValue(value.stream().map(String::valueOf).collect(Collectors.joining(", ")));
        return Entry.of(field, Entries::split);
    }

    private static Entry networks(String label, Collection<?> value) {
        TextArea field = area(label);
        field.setHelperText(Texts.text("operator.terms.networks.help"));
        field.setValue(
                value.stream()
                        .map(RoamingZone.Network.class::cast)
                        .map(one -> one.mnc() == null ? one.mcc() : one.mcc() + "-" + one.mnc())
                        .collect(Collectors.joining(", ")));
        return Entry.of(
                field,
                typed ->
                        split(typed).stream()
                                .map(one -> one.split("-", 2))
                                .map(
                                        one ->
                                                new RoamingZone.Network(
                                                        one[0], one.length == 2 ? one[1] : null))
                                .toList());
    }

    private static TextArea area(String label) {
        TextArea field = new TextArea(label);
        field.addClassName("full");
        field.setMaxRows(6);
        return field;
    }

    private static List<String> split(String typed) {
        return Arrays.stream(typed.split("[,;\\s]+")).filter(one -> !one.isEmpty()).toList();
    }

    static Component wide(Component component) {
        component.getElement().getClassList().add("full");
        return component;
    }
}
