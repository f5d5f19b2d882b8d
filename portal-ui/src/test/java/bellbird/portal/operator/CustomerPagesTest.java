package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.order.OrderAddOn;
import bellbird.portal.component.SectionCard;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.Lines;
import bellbird.portal.testing.PageTest;
import bellbird.product.LineChange;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Customers, and what they have and change. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class CustomerPagesTest extends PageTest {

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void a_number_that_is_taken_is_said_under_its_field() {
        larkspur.refusal = BellbirdException.user("msisdn", "error.msisdn.inUse", "020 914 2207");
        open("operator/customers/" + Larkspur.MAEVE + "/activate");

        test($(Button.class).withText("Activate line").single()).click();

        TextField number = $(TextField.class).withCaption("Phone number").single();
        assertThat(number.isInvalid()).isTrue();
        assertThat(number.getErrorMessage()).contains("020 914 2207", "another number");
    }

    @Test
    void the_first_bill_counts_the_code_that_was_typed() {
        open("operator/customers/" + Larkspur.MAEVE + "/activate");
        TextField code = $(TextField.class).withCaption("Promotion code").single();
        code.setValue("HALF");
        assertThat(texts())
                .anySatisfy(
                        text ->
                                assertThat(text)
                                        .contains("First bill", "Half price at first", "−€5.00"));
        code.setValue("NOBODYS");
        assertThat(texts()).noneSatisfy(text -> assertThat(text).contains("Half price at first"));
    }

    @Test
    void who_orders_sees_the_first_bill() {
        open("operator/customers/" + Larkspur.MAEVE + "/activate");
        $(DatePicker.class).withCaption("First day").single().setValue(LocalDate.of(2026, 12, 12));
        assertThat(texts())
                .anySatisfy(
                        text ->
                                assertThat(text)
                                        .contains(
                                                "First bill", "of 31 days", "€31.00", "Together"));
    }

    @Test
    void a_customer_without_a_name_is_refused_under_the_name() {
        open("operator/customers/new");

        test($(Button.class).withText("Register customer").single()).click();

        TextField name = $(TextField.class).withCaption("Full name").single();
        assertThat(name.isInvalid()).isTrue();
        assertThat(larkspur.subscribers.registered).isEmpty();
    }

    @Test
    void lines_share_in_a_group_and_each_shows_what_it_took() {
        open("operator/customers/" + Larkspur.MAEVE + "/sharing");
        assertThat(text())
                .contains(
                        "Family",
                        "Mobile data, at most 5 GB a line",
                        "2 GB",
                        "Lines that left",
                        "1 GB")
                .contains("7 GB of 10 GB");

        test($(Button.class).withText("New group").single()).click();
        test($(TextField.class).withCaption("Name of the group").single()).setValue("Vans");
        test($(Button.class).withText("Make the group").single()).click();
        assertThat($(CheckboxGroup.class).single().getErrorMessage())
                .isEqualTo("Choose at least one line.");
    }

    @Test
    void a_line_tells_what_it_had_and_changes_from_a_day_on_for_a_reason() {
        open("operator/lines/" + Lines.LINE);
        assertThat(text())
                .contains("Suspended", "Phone is stolen", "Larkspur 40, version 3", "Ines Kovač");

        test($(Button.class).withText("Resume").single()).click();
        test($(TextField.class).withCaption("Reason").single()).setValue("Has a new one");
        test($(Button.class).withText("Resume").all().getLast()).click();
        assertThat(larkspur.lines.changed)
                .containsExactly(
                        new LineChange(
                                LineChange.Kind.RESUME,
                                LocalDate.of(2026, 11, 21),
                                null,
                                "Has a new one"));
    }

    @Test
    void a_customer_is_exempt_from_vat_for_a_reason_that_bills_print() {
        open("operator/customers/" + Larkspur.MAEVE);
        assertThat(text()).contains("Charges bear the VAT of your country.");
        test($(Button.class).withText("Exempt from VAT").single()).click();
        test($(TextField.class).withCaption("VAT id of the customer").single())
                .setValue("IE1234567T");
        test($(Button.class).withText("Exempt from VAT").all().getLast()).click();
        assertThat(text()).contains("Reverse charge", "IE1234567T", "since 21 Nov 2026");
    }

    @Test
    void an_account_is_billed_in_another_cycle_after_a_look_at_its_periods() {
        open("operator/customers/" + Larkspur.MAEVE);
        assertThat(text()).contains("every month on the 1st");
        test($(Button.class).withText("Change billing cycle").single()).click();
        IntegerField day = $(IntegerField.class).withCaption("On day of the month").single();
        test(day).setValue(20);
        assertThat(text()).contains("1–30 November", "1–19 December, 19 days", "20 December");
        test(day).setValue(1);
        Select<?> frequency = $(Select.class).withCaption("A bill").single();
        assertThat(frequency.getErrorMessage()).isEqualTo("It is billed like this already.");
        test(frequency).selectItem("every 3 months");
        assertThat(text())
                .contains("1–31 December, 31 days", "every 3 months on the 1st of January, April");
        test($(Button.class).withText("Change billing cycle").all().getLast()).click();
        assertThat(text()).contains("From 1 January", "every 3 months on the 1st of January");
        test($(Button.class).withText("Withdraw the change").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).doesNotContain("From 1 January").contains("every month on the 1st");
    }

    @Test
    void an_account_is_billed_now_when_somebody_confirms_it() {
        open("operator/customers/" + Larkspur.MAEVE);
        test($(Button.class).withText("Bill now").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("€47.67");
    }

    @Test
    void a_line_gets_an_add_on_beside_its_plan() {
        larkspur.catalogue.sellsAddOn = true;
        open("operator/customers/" + Larkspur.MAEVE);
        test($(Button.class).withText("Add-on").all().getFirst()).click();
        TextField code = $(TextField.class).withCaption("Promotion code").single();
        test(code).setValue("HALVE");
        assertThat(code.isInvalid()).isTrue();
        assertThat(code.getErrorMessage()).isEqualTo("There is no promotion with this code.");
        test(code).setValue("HALF");
        assertThat(code.isInvalid()).isFalse();
        assertThat(code.getHelperText())
                .isEqualTo("Half price at first: 50% off, for the first 3 months.");
        larkspur.refusal = BellbirdException.user("promotionCode", "error.order.promotionUsedUp");
        test($(Button.class).withText("Order").single()).click();
        assertThat($(TextField.class).withCaption("Promotion code").single().getErrorMessage())
                .contains("as often as it can be");

        larkspur.refusal = null;
        test($(Button.class).withText("Order").single()).click();

        assertThat(larkspur.lines.addOns)
                .extracting(OrderAddOn::promotionCode)
                .containsExactly("HALF");
    }

    @Test
    void who_activates_a_line_is_not_offered_add_ons() {
        larkspur.catalogue.sellsAddOn = true;
        open("operator/customers/" + Larkspur.MAEVE + "/activate");
        assertThat(text()).contains("Larkspur 40").doesNotContain("5 GB more");
    }

    @Test
    void an_add_on_of_a_line_is_ended_with_a_reason() {
        open("operator/lines/" + Lines.LINE);
        assertThat(text()).contains("Add-ons", "Larkspur Data 10", "MORE · with HALF");
        test($(Button.class).withText("End add-on").single()).click();
        larkspur.refusal = BellbirdException.user("reason", "error.required");
        test($(Button.class).withText("End add-on").all().getLast()).click();
        assertThat($(TextField.class).withCaption("Reason").single().getErrorMessage())
                .isEqualTo("Fill this in.");

        larkspur.refusal = null;
        test($(TextField.class).withCaption("Reason").single()).setValue("Has Wi-Fi now");
        test($(Button.class).withText("End add-on").all().getLast()).click();
        assertThat(text()).contains("21 Nov 2026");
    }

    private List<String> texts() {
        return $(SectionCard.class).all().stream()
                .map(card -> card.getElement().getTextRecursively())
                .toList();
    }
}
