package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillTexts;
import bellbird.kernel.security.Roles;
import bellbird.portal.testing.PageTest;
import bellbird.portal.testing.Usage;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The operator says who it is, who works for it, and who determines its taxes. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class SettingsPagesTest extends PageTest {

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void a_tax_engine_is_tried_before_it_is_used() {
        open("operator/settings");
        assertThat(text()).contains("External tax engine");
        test($(TextField.class).withCaption("Address of the engine").single())
                .setValue("https://taxes.example");
        test($(Button.class).withText("Try it").single()).click();
        assertThat(text()).contains("determined no tax: HTTP 401");

        test($(PasswordField.class).single()).setValue("secret");
        test($(Button.class).withText("Try it").single()).click();
        assertThat(text()).contains("10.00 bear S 23 %, which is 2.30");
        test($(Button.class).withText("Save tax engine").single()).click();
        assertThat($(PasswordField.class).single().getValue()).isEmpty();
        assertThat($(PasswordField.class).single().getHelperText()).contains("A key is stored");
    }

    @Test
    void numbers_of_bills_are_shown_before_they_are_saved() {
        open("operator/settings");
        TextField bills = $(TextField.class).withCaption("Bills begin with").single();
        test(bills).setValue("lk");
        assertThat(text()).contains("The next bill is LK after INV, the next credit note CRN");

        test(bills).setValue("CRN");
        test($(Button.class).withText("Save numbers").single()).click();
        assertThat($(TextField.class).withCaption("Credit notes begin with").single())
                .extracting(TextField::getErrorMessage)
                .asString()
                .contains("series of their own");

        test(bills).setValue("LK");
        test($(Button.class).withText("Save numbers").single()).click();
        assertThat(text()).contains("The next bill is LK after LK");
    }

    @Test
    void texts_on_bills_are_shown_where_they_will_stand() {
        open("operator/settings");
        TextArea english = $(TextArea.class).withCaption("English").single();
        TextArea german = $(TextArea.class).withCaption("German").single();
        assertThat(text()).contains("On a bill in English");
        assertThat(english.getValue()).isEqualTo("No minimum term.");
        assertThat(german.getHelperText())
                .isEqualTo("Empty: bills in German have the texts in English.");

        test(english).setValue("Complaints: 1 Pier Road.\n\nNo minimum term.");
        assertThat(sketch()).containsExactly("Complaints: 1 Pier Road.", "No minimum term.");

        test(german).setValue("Keine Mindestlaufzeit.\n".repeat(BillTexts.MOST + 1));
        test($(Button.class).withText("Save texts").single()).click();
        assertThat(german.getErrorMessage()).contains("at most 5 paragraphs");

        test(german).setValue("");
        assertThat(text()).contains("On a bill in German");
        assertThat(sketch())
                .as("the operator's own language stands for it")
                .containsExactly("Complaints: 1 Pier Road.", "No minimum term.");
        test($(Button.class).withText("Save texts").single()).click();
        assertThat(larkspur.company.texts.paragraphs())
                .containsOnlyKeys("en", "ko")
                .containsEntry("en", List.of("Complaints: 1 Pier Road.", "No minimum term."));
    }

    private List<String> sketch() {
        return $(Div.class)
                .withClassName("bill-sketch")
                .single()
                .getChildren()
                .filter(Paragraph.class::isInstance)
                .map(each -> ((Paragraph) each).getText())
                .toList();
    }

    @Test
    void a_colleague_gets_another_role() {
        open("operator/settings/people");
        test($(Button.class).withText("Change").single()).click();

        $(Select.class).single().setValue(Roles.BILLING_CLERK);
        test($(Button.class).withText("Change role").single()).click();

        assertThat(larkspur.company.staff.getLast().role()).isEqualTo(Roles.BILLING_CLERK);
    }

    @Test
    void access_is_taken_away_only_after_asking() {
        open("operator/settings/people");
        test($(Button.class).withText("Change").single()).click();
        test($(Button.class).withText("Remove access").single()).click();
        assertThat(larkspur.company.staff).hasSize(2);

        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.company.staff).hasSize(1);
        assertThat(text()).doesNotContain("oto@larkspur.example");
    }

    @Test
    void an_invitation_sent_to_the_wrong_address_is_withdrawn() {
        open("operator/settings/people");
        test($(Button.class).withText("Withdraw").single()).click();

        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.company.withdrawn).containsExactly(Usage.FILE);
    }

    @Test
    void a_colour_nobody_could_read_is_said_to_be_moved() {
        open("operator/settings/brand");

        assertThat(text()).contains("Links use a darker shade so that everyone can read them.");
    }
}
