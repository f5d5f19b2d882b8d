package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.CreditRequest;
import bellbird.bill.Dispute;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Bills are explained, given back, disputed and paid; the books add up. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class BillPagesTest extends PageTest {

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void an_event_that_could_not_be_booked_is_shown_with_its_reason_until_it_is_tried_again() {
        open("operator/payments");
        assertThat(texts())
                .anySatisfy(text -> assertThat(text).contains("evt_1", "give this payment back"));
        test($(Button.class).withText("Look again").single()).click();
        assertThat(texts()).noneSatisfy(text -> assertThat(text).contains("evt_1"));
    }

    @Test
    void a_bill_is_given_back_whole_for_a_reason() {
        open("operator/bills/" + Larkspur.NOVEMBER_BILL);
        assertThat(text()).contains("CRN-2026-000001", "Phone is stolen");
        test($(Button.class).withText("Give back").single()).click();
        test($(TextField.class).withCaption("Reason").single()).setValue("Billed in error");
        test($(Button.class).withText("Give back €42.67").single()).click();
        assertThat(larkspur.billing.credited)
                .singleElement()
                .returns("Billed in error", CreditRequest::reason)
                .returns(List.of(), CreditRequest::lines);
    }

    @Test
    void the_button_says_how_much_of_a_line_goes_back() {
        open("operator/bills/" + Larkspur.NOVEMBER_BILL);
        test($(Button.class).withText("Give back").single()).click();
        RadioButtonGroup<?> what = $(RadioButtonGroup.class).single();
        test(what).selectItem("A line, or a part of it");
        Select<?> line = $(Select.class).withCaption("Line").single();
        test(line).selectItem("Larkspur 40 · 020 914 2207 · 1–30 November: €24.00 left");
        assertThat($(Button.class).withText("Give back €24.00").all()).hasSize(1);
        BigDecimalField amount = $(BigDecimalField.class).single();
        assertThat(amount.getHelperText()).contains("At most €24.00");
        test(amount).setValue(new BigDecimal("2.5"));
        test($(TextField.class).withCaption("Reason").single()).setValue("As agreed");
        test($(Button.class).withText("Give back €2.50").single()).click();
        assertThat(larkspur.billing.credited.getFirst().lines())
                .extracting(CreditRequest.Part::amount)
                .containsExactly(new BigDecimal("2.5"));
    }

    @Test
    void a_dispute_is_rejected_with_an_answer_for_the_customer() {
        larkspur.billing.disputed.add(
                new Dispute(
                        Larkspur.NOVEMBER_BILL,
                        Larkspur.NOVEMBER_BILL,
                        3,
                        "Data in Switzerland",
                        new Money(1272, Larkspur.EUR),
                        "I was at home",
                        "Maeve Hanlon",
                        larkspur.now,
                        null));
        open("operator/bills/" + Larkspur.NOVEMBER_BILL);
        assertThat(text()).contains("Maeve Hanlon: I was at home");
        test($(Button.class).withText("Reject").single()).click();
        test($(TextField.class).withCaption("Answer to the customer").single())
                .setValue("The phone was in Basel");
        assertThat(text()).contains("Data in Switzerland, €12.72: “I was at home”");
        test($(Button.class).withText("Reject the dispute").single()).click();
        assertThat(text()).contains("Ines Kovač: The phone was in Basel", "Stays as it is");
    }

    @Test
    void a_bill_is_explained_line_by_line() {
        open("operator/bills/" + Larkspur.NOVEMBER_BILL);

        assertThat(text()).contains("€24.00 × 20 of 31 days, price version 3", "€47.67");

        List<Button> why =
                $(Button.class).all().stream().filter(b -> b.getText().equals("Why?")).toList();
        test(why.get(1)).click();
        assertThat(text())
                .contains("€24.00 | × | 20 | of | 31 | days | = | €15.4839 | rounded to | €15.48");
        test(why.get(2)).click();
        assertThat(text()).contains("€0.06 a MB", "Larkspur 40, price version 3");
        assertThat($(TextLink.class).all())
                .extracting(TextLink::getHref)
                .contains("operator/trace/record?key=session%2F3");
    }

    @Test
    void a_delta_note_names_the_bill_that_it_follows() {
        larkspur.issued.lateUsageIsBilled();
        open("operator/bills/" + Larkspur.DELTA_NOTE);
        assertThat($(TextLink.class).all())
                .filteredOn(link -> link.getText().equals("See bill INV-2026-000017"))
                .extracting(TextLink::getHref)
                .containsExactly("operator/bills/" + Larkspur.NOVEMBER_BILL);
    }

    @Test
    void the_books_add_up() {
        open("operator/ledger");

        assertThat(text()).contains("In balance", "Owed by customers", "−€38.76");
    }

    private List<String> texts() {
        return $(SectionCard.class).all().stream()
                .map(card -> card.getElement().getTextRecursively())
                .toList();
    }
}
