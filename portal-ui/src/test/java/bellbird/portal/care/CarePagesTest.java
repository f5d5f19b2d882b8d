package bellbird.portal.care;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.portal.component.TextLink;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = {"bellbird.portal.care", "bellbird.portal.shell"})
class CarePagesTest extends PageTest {

    @Test
    void home_says_what_is_left_what_is_due_and_how_fresh_that_is() {
        open("care");

        assertThat(text())
                .contains("Good afternoon, Maeve")
                .contains("13.6 | GB left of 40")
                .contains("Counted up to 14:00 today")
                .contains("To pay by Monday 23 November")
                .contains("€20.67 more than the bill of 1 October");
        assertThat($(Button.class).all()).anyMatch(b -> b.getText().equals("Pay €47.67"));
    }

    @Test
    void home_of_a_new_customer_teaches_what_will_be_there() {
        larkspur.subscribers.lines.clear();
        larkspur.issued.bills.clear();
        larkspur.helpdesk.tickets.clear();

        open("care");

        assertThat(text()).contains("No active line yet", "No bill yet", "No questions yet");
    }

    @Test
    void a_bill_line_is_explained_to_the_cent() {
        open("care/bills/" + Larkspur.NOVEMBER_BILL);

        test($(Button.class).all().stream().filter(b -> b.getText().equals("Why?")).toList().get(1))
                .click();

        assertThat(text())
                .contains("€24.00 | × | 20 | of | 31 | days | = | €15.4839 | rounded to | €15.48");
    }

    @Test
    void a_line_of_usage_opens_to_its_price_its_allowance_and_its_records() {
        open("care/bills/" + Larkspur.NOVEMBER_BILL);

        askWhyOfUsage();

        assertThat(text())
                .contains("€0.06 a MB |  incl. VAT | Larkspur 40, price version 3")
                .contains(
                        "Larkspur 40 gave 50 MB. It had 50 MB left before the first of these"
                                + " records, and nothing after the last")
                .contains("€0.06 | × | 212 MB | = | €12.72")
                .contains(
                        "The first record that cost something"
                                + " | Price of Larkspur 40, version 3, valid from 1 Sept 2026"
                                + " | 17 Oct 2026, 11:05 | 21.2 MB | €1.272")
                .contains("17 Oct 2026, 09:05 | 25 MB · 25 MB in the plan | €0.00")
                .doesNotContain("17 Oct 2026, 20:05");
        assertThat($(Details.class).all()).filteredOn(Details::isOpened).hasSize(1);

        test($(Button.class).withText("Show 2 more").single()).click();

        assertThat(text()).contains("17 Oct 2026, 20:05");
        assertThat($(Button.class).withText("Show 2 more").exists()).isFalse();
    }

    @Test
    void of_usage_that_is_not_kept_its_price_and_its_sum_are_told() {
        larkspur.issued.usageIsDropped();
        open("care/bills/" + Larkspur.NOVEMBER_BILL);

        askWhyOfUsage();

        assertThat(text())
                .contains("Larkspur 40, price version 3", "€0.06 | × | 212 MB | = | €12.72")
                .contains("The records behind this are not kept any more")
                .doesNotContain("From allowances", "records, oldest first");
    }

    @Test
    void a_delta_note_says_why_it_came_after_which_bill_and_is_compared_with_none() {
        larkspur.issued.lateUsageIsBilled();
        open("care/bills");
        assertThat(text()).contains("Late usage, billed 5 November", "INV-2026-000018");

        open("care/bills/" + Larkspur.DELTA_NOTE);

        assertThat(text())
                .contains("This bill is for usage that reached us after the bill of its month")
                .doesNotContain("Compared with");
        TextLink followed =
                $(TextLink.class).all().stream()
                        .filter(link -> link.getText().equals("See bill INV-2026-000017"))
                        .findFirst()
                        .orElseThrow();
        assertThat(followed.getHref()).isEqualTo("care/bills/" + Larkspur.NOVEMBER_BILL);
    }

    private void askWhyOfUsage() {
        test($(Button.class).all().stream().filter(b -> b.getText().equals("Why?")).toList().get(2))
                .click();
    }

    @Test
    void a_charge_that_is_wrong_is_disputed_where_it_is_explained() {
        open("care/bills/" + Larkspur.NOVEMBER_BILL);
        askWhyOfUsage();
        test($(Button.class).withText("Dispute a charge").single()).click();
        BigDecimalField amount = $(BigDecimalField.class).single();
        assertThat(amount.getValue())
                .as("5.00 of 12.72 is given back")
                .isEqualByComparingTo("7.72");
        assertThat(amount.getHelperText()).contains("At most €7.72");
        test($(TextArea.class).single()).setValue("I was at home");
        test($(Button.class).withText("Send").single()).click();

        assertThat(text()).contains("Disputes", "Maeve Hanlon: I was at home");
    }

    @Test
    void what_is_disputed_is_not_asked_for_and_paid_by_choice_only() {
        larkspur.issued.disputed(Larkspur.NOVEMBER_BILL, 1_272);
        open("care");
        assertThat(text()).contains("€12.72 is disputed");
        assertThat($(Button.class).all()).anyMatch(b -> b.getText().equals("Pay €34.95"));

        open("care/bills/" + Larkspur.NOVEMBER_BILL);
        assertThat(text()).contains("€34.95", "€12.72 is disputed", "taken off your next bill");
        assertThat($(Button.class).all())
                .extracting(Button::getText)
                .contains("Pay €34.95", "Pay all €47.67, what is disputed too");

        larkspur.issued.disputed(Larkspur.NOVEMBER_BILL, 4_767);
        open("care/bills/" + Larkspur.NOVEMBER_BILL);
        assertThat(text()).contains("Nothing to pay now");
        assertThat($(Button.class).all())
                .extracting(Button::getText)
                .noneMatch(words -> words.startsWith("Pay €"));
    }

    @Test
    void a_bill_of_nobody_or_somebody_else_is_not_there() {
        open("care/bills/" + UUID.randomUUID());
        assertThat(text()).contains("There is nothing here");

        open("care/bills/nonsense");
        assertThat(text()).contains("There is nothing here");
    }

    @Test
    void who_comes_back_before_the_money_is_told_that_the_bank_confirms() {
        larkspur.paying.paymentPending = true;

        open("care/bills/" + Larkspur.NOVEMBER_BILL + "?checkout=done");

        assertThat(text()).contains("Your bank is confirming");
    }

    @Test
    void a_question_without_subject_is_refused_under_its_field() {
        open("care/help/ask");

        test($(Button.class).withText("Send question").single()).click();

        TextField subject = $(TextField.class).single();
        assertThat(subject.isInvalid()).isTrue();
        assertThat(subject.getErrorMessage()).isEqualTo("Say in a few words what it is about.");
    }

    @Test
    void whole_numbers_are_listed_only_when_those_who_call_them_know() {
        open("care/profile");
        assertThat($(RadioButtonGroup.class).single().getValue()).isEqualTo(false);
        assertThat($(Checkbox.class).exists()).isFalse();

        test($(RadioButtonGroup.class).single()).selectItem("Whole");
        test($(Button.class).withText("Save choice").single()).click();
        Checkbox usersKnow = $(Checkbox.class).single();
        assertThat(usersKnow.getErrorMessage()).contains("the last three digits stay hidden");
        usersKnow.setValue(true);
        test($(Button.class).withText("Save choice").single()).click();

        open("care/profile");
        assertThat($(RadioButtonGroup.class).single().getValue()).isEqualTo(true);
    }

    @Test
    void hostile_text_is_shown_as_the_text_it_is() {
        String hostile = "<img src=x onerror=alert(1)>";
        open("care/help/ask");
        test($(TextField.class).single()).setValue(hostile);
        test($(TextArea.class).single()).setValue(hostile);

        test($(Button.class).withText("Send question").single()).click();
        open("care/help/" + larkspur.helpdesk.tickets.getFirst().id());

        assertThat(text()).contains(hostile);
    }
}
