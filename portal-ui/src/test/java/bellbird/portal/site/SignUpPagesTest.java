package bellbird.portal.site;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.error.BellbirdException;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.BlurNotifier;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ViewPackages(packages = {"bellbird.portal.site", "bellbird.portal.shell"})
class SignUpPagesTest extends PageTest {

    private static void leave(com.vaadin.flow.component.Component field) {
        ComponentUtil.fireEvent(field, new BlurNotifier.BlurEvent<>(field, true));
    }

    @Test
    void a_comma_in_the_mail_address_is_said_when_the_field_is_left() {
        UI.getCurrent().navigate("sign-up");
        EmailField email = $(EmailField.class).single();
        email.setValue("ines@larkspur,example");

        leave(email);

        assertThat(email.getErrorMessage())
                .isEqualTo("Use a dot instead of the comma: larkspur.example");
    }

    @Test
    void an_empty_field_is_no_mistake_while_passing_by() {
        UI.getCurrent().navigate("sign-up");
        EmailField email = $(EmailField.class).single();

        leave(email);

        assertThat(email.isInvalid()).isFalse();
    }

    @Test
    void the_name_names_the_button_and_its_first_word_is_proposed_as_address() {
        UI.getCurrent().navigate("sign-up");

        test(company()).setValue("Larkspur Mobile");

        assertThat(SignUpForm.proposal("Larkspur Mobile")).isEqualTo("larkspur");
        assertThat($(Button.class).withText("Create Larkspur Mobile").all()).hasSize(1);
    }

    @Test
    void what_the_boundary_refuses_stands_under_its_field_and_the_rest_is_kept() {
        UI.getCurrent().navigate("sign-up");
        test(company()).setValue("Larkspur Mobile");
        larkspur.refusal = BellbirdException.user("shortName", "error.signUp.shortName.taken");

        test($(Button.class).withText("Create Larkspur Mobile").single()).click();

        assertThat(shortName().isInvalid()).isTrue();
        assertThat(company().getValue()).isEqualTo("Larkspur Mobile");
    }

    @Test
    void five_right_answers_start_the_making_and_show_its_steps() {
        UI.getCurrent().navigate("sign-up");
        test(company()).setValue("Larkspur Mobile");
        $(Select.class).single().setValue("DE");
        $(EmailField.class).single().setValue("ines@larkspur.example");
        $(PasswordField.class).single().setValue("a sentence works well");

        test($(Button.class).withText("Create Larkspur Mobile").single()).click();

        assertThat(larkspur.platform.signUps).hasSize(1);
        assertThat(text()).contains("Creating Larkspur Mobile", "Your own database", "0.7 s");
    }

    @ParameterizedTest
    @CsvSource({
        "larkspur,larkspur",
        "http://larkspur.localhost:8080/care,larkspur",
        "LARKSPUR.bellbird.example,larkspur"
    })
    void whatever_people_paste_names_their_operator(String typed, String name) {
        assertThat(SignInView.firstLabel(typed)).isEqualTo(name);
    }

    private TextField company() {
        return $(TextField.class).withCaption("Name of your operator").single();
    }

    private TextField shortName() {
        return $(TextField.class).withCaption("Your web address").single();
    }
}
