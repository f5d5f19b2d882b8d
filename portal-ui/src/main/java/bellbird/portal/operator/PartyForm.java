package bellbird.portal.operator;

import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who it is and where letters and mails go, as fields. */
final class PartyForm extends Div {

    private static final long serialVersionUID = 1;
    private static final List<String> LANGUAGES = List.of("en", "de", "vi", "ko", "zh", "fr", "nl");

    private final RadioButtonGroup<PartyKind> kind =
            new RadioButtonGroup<>(Texts.text("operator.party.kind"));
    private final TextField name = new TextField();
    private final EmailField email = new EmailField(Texts.text("operator.party.email"));
    private final TextField phone = new TextField(Texts.text("operator.party.phone"));
    private final TextField street = new TextField(Texts.text("operator.party.street"));
    private final TextField postcode = new TextField(Texts.text("operator.party.postcode"));
    private final TextField city = new TextField(Texts.text("operator.party.city"));
    private final ComboBox<String> country = new ComboBox<>(Texts.text("operator.party.country"));
    private final ComboBox<String> language = new ComboBox<>(Texts.text("operator.party.language"));
    private final TextField vatId = new TextField(Texts.text("operator.party.vatId"));

    PartyForm(FieldProblems problems, String homeCountry, Locale homeLanguage) {
        addClassName("op-form");
        kind.setItems(PartyKind.values());
        kind.setItemLabelGenerator(one -> Texts.text("operator.party.kind", one));
        kind.addValueChangeListener(change -> fit());
        email.setHelperText(Texts.text("operator.party.email.help"));
        phone.setHelperText(Texts.text("operator.party.optional"));
        vatId.setHelperText(Texts.text("operator.party.optional"));
        country.setItems(
                java.util.Arrays.stream(Locale.getISOCountries())
                        .sorted(Comparator.comparing(PartyForm::countryName))
                        .toList());
        country.setItemLabelGenerator(PartyForm::countryName);
        language.setItems(LANGUAGES);
        language.setItemLabelGenerator(
                tag -> Locale.forLanguageTag(tag).getDisplayLanguage(Texts.locale()));
        language.setHelperText(Texts.text("operator.party.language.help"));
        kind.setValue(PartyKind.PERSON);
        country.setValue(homeCountry);
        language.setValue(
                LANGUAGES.contains(homeLanguage.getLanguage()) ? homeLanguage.getLanguage() : "en");
        kind.addClassName("full");
        for (var wide : List.of(name, email, street)) {
            wide.addClassName("wide");
        }
        vatId.addClassName("wide");
        add(kind, name, email, street, postcode, city, country, language, phone, vatId);
        problems.named("name", name);
        problems.named("email", email);
        problems.named("street", street);
        problems.named("postcode", postcode);
        problems.named("city", city);
        problems.named("country", country);
        problems.named("language", language);
        problems.named("phone", phone);
        problems.named("vatId", vatId);
    }

    private static String countryName(String code) {
        return Locale.of("", code).getDisplayCountry(Texts.locale());
    }

    private void fit() {
        boolean organisation = kind.getValue() == PartyKind.ORGANISATION;
        name.setLabel(Texts.text(organisation ? "operator.party.company" : "operator.party.name"));
        vatId.setVisible(organisation);
    }

    void focusName() {
        name.focus();
    }

    void read(PartyData party) {
        kind.setValue(party.kind());
        name.setValue(party.name());
        email.setValue(party.email());
        phone.setValue(empty(party.phone()));
        street.setValue(party.street());
        postcode.setValue(party.postcode());
        city.setValue(party.city());
        country.setValue(party.country());
        language.setValue(party.language());
        vatId.setValue(empty(party.vatId()));
    }

    PartyData data() {
        return new PartyData(
                kind.getValue(),
                name.getValue().strip(),
                email.getValue().strip(),
                orNull(phone.getValue()),
                street.getValue().strip(),
                postcode.getValue().strip(),
                city.getValue().strip(),
                country.getValue() == null ? "" : country.getValue(),
                language.getValue() == null ? "en" : language.getValue(),
                kind.getValue() == PartyKind.ORGANISATION ? orNull(vatId.getValue()) : null);
    }

    private static @Nullable String orNull(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private static String empty(@Nullable String stored) {
        return stored == null ? "" : stored;
    }
}
