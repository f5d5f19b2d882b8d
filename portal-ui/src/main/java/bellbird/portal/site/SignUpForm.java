package bellbird.portal.site;

import static bellbird.portal.text.Texts.text;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.provisioning.SignUpRequest;
import bellbird.provisioning.SignUps;
import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * The sign-up form. A field is checked when it is left; once it was wrong, at every key until it is
 * right. What was typed stays.
 */
final class SignUpForm extends Div {

    private static final long serialVersionUID = 1;
    private static final int MANY = 2;

    private final transient SignUps signUps;
    private final TextField company = new TextField(text("site.signUp.company"));
    private final TextField shortName = new TextField(text("site.signUp.shortName"));
    private final Select<String> country = new Select<>();
    private final EmailField email = new EmailField(text("site.signUp.email"));
    private final PasswordField password = new PasswordField(text("site.signUp.password"));
    private final Button create = new Button(text("site.signUp.create.unnamed"));
    private final Div problems = new Div();
    private final Div free = new Div();

    /** The fields in their order, by the names problems give them. */
    private final Map<String, Component> fields = new LinkedHashMap<>();

    private final transient Map<String, Supplier<String>> values = new LinkedHashMap<>();

    SignUpForm(SignUps signUps) {
        this.signUps = signUps;
        addClassName("site-card");
        H2 title = new H2(text("site.signUp.title"));
        title.addClassName("site-title");
        Paragraph lead = new Paragraph(text("site.signUp.lead"));
        lead.addClassName("site-under");
        fields();
        problems.addClassName("site-problems");
        problems.getElement().setAttribute("role", "alert");
        problems.setVisible(false);
        create.addThemeVariants(ButtonVariant.PRIMARY);
        create.addClickListener(click -> start());
        create.addClickShortcut(Key.ENTER);
        create.setId("create");
        add(title, lead, problems, company, shortName, country, email, password, create);
    }

    private void fields() {
        company.setHelperText(text("site.signUp.company.help"));
        company.setAutofocus(true);
        company.addValueChangeListener(change -> suggest());
        shortName.setHelperText(text("site.signUp.shortName.help"));
        Span host = new Span(hostEnd());
        host.addClassName("site-unit");
        shortName.setSuffixComponent(host);
        free.addClassName("site-free");
        country.setLabel(text("site.signUp.country"));
        country.setHelperText(text("site.signUp.country.help"));
        country.setItems(signUps.countries());
        country.setItemLabelGenerator(
                code -> Locale.of("", code).getDisplayCountry(Texts.locale()));
        email.setHelperText(text("site.signUp.email.help"));
        email.setManualValidation(true);
        email.getElement().setAttribute("autocomplete", "email");
        password.setHelperText(text("site.signUp.password.help"));
        password.getElement().setAttribute("autocomplete", "new-password");
        field("company", company);
        field("shortName", shortName);
        field("country", country);
        field("email", email);
        field("password", password);
        for (var typed : List.of(company, shortName)) {
            typed.setManualValidation(true);
        }
        password.setManualValidation(true);
        country.setManualValidation(true);
        company.addBlurListener(left -> leave("company"));
        shortName.addBlurListener(left -> leave("shortName"));
        country.addValueChangeListener(
                change -> {
                    if (change.isFromClient()) {
                        check("country");
                    }
                });
        email.addBlurListener(left -> leave("email"));
        password.addBlurListener(left -> leave("password"));
    }

    private <C extends AbstractField<C, String> & HasValidationProperties> void field(
            String name, C field) {
        fields.put(name, field);
        values.put(name, () -> field.getValue() == null ? "" : field.getValue());
        field.setId(name);
        field.addValueChangeListener(
                change -> {
                    if (field.isInvalid()) {
                        check(name);
                    }
                });
    }

    private String hostEnd() {
        return signUps.addressOf("x").replaceFirst("^https?://x", "");
    }

    /** The button says whose operator it makes, and an empty address gets a first proposal. */
    private void suggest() {
        String name = company.getValue().strip();
        create.setText(
                name.isEmpty()
                        ? text("site.signUp.create.unnamed")
                        : text("site.signUp.create", name));
        if (shortName.isEmpty()) {
            propose(proposal(name));
        }
    }

    /** The browser decides: by now the founder may be typing an address of their own there. */
    private void propose(String label) {
        shortName
                .getElement()
                .executeJs(
                        "if (!this.value && $0) { this.value = $0; this.inputElement.select();"
                                + " this.dispatchEvent(new CustomEvent('change')); }",
                        label);
    }

    /** The first word, as a host label; empty if nothing usable is in it. */
    static String proposal(String company) {
        String label = company.strip().toLowerCase(Locale.ROOT).split("[^a-z0-9]", 2)[0];
        return label.length() >= 3 && Character.isLetter(label.charAt(0)) ? label : "";
    }

    /** A field left empty is no mistake yet; the button will say so. */
    private void leave(String name) {
        if (!value(name).isEmpty()) {
            check(name);
        }
    }

    private void check(String name) {
        Optional<Problem> problem = signUps.check(name, value(name));
        problem.ifPresentOrElse(this::mark, () -> clear(name));
    }

    private void mark(Problem problem) {
        Component field = fields.get(problem.field());
        if (field instanceof HasValidationProperties wrong) {
            wrong.setErrorMessage(message(problem));
            wrong.setInvalid(true);
            wrong(field, true);
        }
    }

    /** A comma for a dot is the commonest slip, and can be said. */
    private String message(Problem problem) {
        String typed = email.getValue();
        if (problem.field().equals("email") && typed.indexOf(',') > typed.indexOf('@')) {
            String host = typed.substring(typed.indexOf('@') + 1).replace(',', '.');
            return text("site.signUp.email.comma", host);
        }
        return Problems.text(problem);
    }

    private void clear(String name) {
        Component field = fields.get(name);
        if (field instanceof HasValidationProperties right) {
            right.setInvalid(false);
            wrong(Objects.requireNonNull(field), false);
        }
    }

    private void wrong(Component field, boolean wrong) {
        if (field != shortName) {
            return;
        }
        if (wrong || shortName.isEmpty()) {
            shortName.setHelperComponent(null);
            shortName.setHelperText(text("site.signUp.shortName.help"));
        } else {
            free.setText(
                    text("site.signUp.shortName.free", signUps.addressOf(shortName.getValue())));
            shortName.setHelperText(null);
            shortName.setHelperComponent(free);
        }
    }

    private String value(String name) {
        return Objects.requireNonNull(values.get(name)).get();
    }

    private void start() {
        problems.setVisible(false);
        create.setEnabled(false);
        try {
            UUID id =
                    signUps.start(
                            new SignUpRequest(
                                    value("company"),
                                    value("shortName"),
                                    value("country"),
                                    value("email"),
                                    value("password")));
            getUI().orElseThrow().navigate("sign-up/" + id);
        } catch (BellbirdException refused) {
            show(refused);
        } finally {
            create.setEnabled(true);
        }
    }

    private void show(BellbirdException refused) {
        fields.keySet().forEach(this::clear);
        refused.problems().forEach(this::mark);
        List<Problem> elsewhere =
                refused.problems().stream()
                        .filter(problem -> !fields.containsKey(problem.field()))
                        .toList();
        problems.removeAll();
        elsewhere.forEach(problem -> problems.add(new Div(Problems.text(problem))));
        if (elsewhere.isEmpty() && refused.problems().size() > MANY) {
            problems.add(new Span(text("site.signUp.problems")));
            refused.problems().forEach(problem -> problems.add(new Div("· " + message(problem))));
        }
        problems.setVisible(problems.getComponentCount() > 0);
        fields.entrySet().stream()
                .filter(
                        field ->
                                refused.problems().stream()
                                        .anyMatch(p -> p.field().equals(field.getKey())))
                .map(Map.Entry::getValue)
                .filter(HasValue.class::isInstance)
                .findFirst()
                .ifPresent(
                        first -> {
                            if (first instanceof Focusable<?> focusable) {
                                focusable.focus();
                            }
                        });
    }
}
