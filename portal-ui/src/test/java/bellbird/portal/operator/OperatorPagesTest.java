package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.CreditRequest;
import bellbird.bill.Dispute;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.security.Roles;
import bellbird.offering.Audience;
import bellbird.offering.Catalog;
import bellbird.offering.OfferingDraft;
import bellbird.offering.PriceTerms;
import bellbird.order.OrderAddOn;
import bellbird.portal.component.LookAgain;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.testing.Backoffice;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.PageTest;
import bellbird.product.LineChange;
import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.UsageFileRow;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class OperatorPagesTest extends PageTest {

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void today_counts_what_waits() {
        open("operator");

        assertThat(text())
                .contains("Usage records wait for a fix", "318", "Accounts are parked", "16");
    }

    @Test
    void a_new_operator_is_led_through_the_first_ten_minutes() {
        larkspur.bills.clear();
        larkspur.backoffice.files.clear();
        larkspur.backoffice.runs.clear();

        open("operator");

        assertThat(text())
                .contains("Your first ten minutes", "Move the clock to the next bill run");
    }

    @Test
    void a_product_manager_sees_plans_and_no_money() {
        larkspur.role = Roles.PRODUCT_MANAGER;

        open("operator");

        assertThat(text()).contains("Plans").doesNotContain("Open bills", "Parked");
    }

    @Test
    void a_usage_file_says_where_every_record_went() {
        open("operator/usage-files/" + Backoffice.FILE);

        assertThat(text())
                .contains(
                        "48,212 in = 47,655 rated + 318 suspended + 204 duplicate + 35 rejected",
                        "0 missing",
                        "In balance",
                        "7,204");
    }

    @Test
    void a_file_at_work_says_how_far_it_is_and_only_that_moves() {
        rated(FileState.PROCESSING, 250_000);
        open("operator/usage-files/" + Backoffice.FILE);
        assertThat(text()).contains("250,000 of 1,000,001 lines, 24%");
        H1 title = $(H1.class).single();

        rated(FileState.PROCESSING, 1_000_000);
        $(LookAgain.class).all().getLast().look();
        assertThat(text()).contains("1,000,000 of 1,000,001 lines, 99%");
        assertThat($(H1.class).single()).as("where people are on the page").isSameAs(title);

        rated(FileState.DONE, 1_000_001);
        $(LookAgain.class).all().getLast().look();
        assertThat(text()).contains("In balance").doesNotContain("You can close this page");
    }

    private void rated(FileState state, long linesDone) {
        UsageFileRow there = larkspur.backoffice.files.getFirst();
        larkspur.backoffice.files.set(
                0,
                new UsageFileRow(
                        there.id(),
                        there.feed(),
                        there.fileName(),
                        there.sha256(),
                        there.sizeBytes(),
                        there.receivedAt(),
                        there.receivedBy(),
                        state,
                        null,
                        List.of(),
                        null,
                        1_000_001,
                        linesDone,
                        there.counts()));
    }

    /** A browser that draws thousands of rows at once stands still. */
    @Test
    void a_long_list_scrolls_by_itself() {
        open("operator/usage-files");
        assertThat($(Grid.class).single().isAllRowsVisible()).isTrue();

        larkspur.backoffice.files.addAll(
                Collections.nCopies(60, larkspur.backoffice.files.getFirst()));
        open("operator/usage-files");
        assertThat($(Grid.class).single().isAllRowsVisible()).isFalse();
    }

    @Test
    void hostile_text_in_a_usage_file_is_shown_as_text() {
        open("operator/usage-files/" + Backoffice.FILE);

        assertThat(text()).contains("<script>alert(1)</script>");
        assertThat($(Html.class).all())
                .allSatisfy(html -> assertThat(html.getInnerHtml()).doesNotContain("<script"));
    }

    @Test
    void a_number_that_is_taken_is_said_under_its_field() {
        larkspur.backoffice.refusal =
                BellbirdException.user("msisdn", "error.msisdn.inUse", "020 914 2207");
        open("operator/customers/" + Larkspur.MAEVE + "/activate");

        test($(Button.class).withText("Activate line").single()).click();

        TextField number = $(TextField.class).withCaption("Phone number").single();
        assertThat(number.isInvalid()).isTrue();
        assertThat(number.getErrorMessage()).contains("020 914 2207", "another number");
    }

    @Test
    void an_event_that_could_not_be_booked_is_shown_with_its_reason_until_it_is_tried_again() {
        open("operator/payments");
        assertThat(texts())
                .anySatisfy(text -> assertThat(text).contains("evt_1", "give this payment back"));
        test($(Button.class).withText("Look again").single()).click();
        assertThat(texts()).noneSatisfy(text -> assertThat(text).contains("evt_1"));
    }

    private List<String> texts() {
        return $(SectionCard.class).all().stream()
                .map(card -> card.getElement().getTextRecursively())
                .toList();
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
        assertThat(larkspur.registered).isEmpty();
    }

    @Test
    void the_sheet_beside_a_plan_follows_the_price_typed() {
        open("operator/plans/" + Backoffice.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();

        test($(BigDecimalField.class).withCaption("Monthly price").single())
                .setValue(new BigDecimal("25.00"));

        assertThat(text()).contains("€25.00", "40 GB", "€0.0042 a MB", "€0.22 a minute");
    }

    @Test
    void a_draft_keeps_what_the_version_before_had() {
        open("operator/plans/" + Backoffice.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();

        test($(Button.class).withText("Save draft").single()).click();

        OfferingDraft draft = larkspur.backoffice.drafts.getFirst();
        assertThat(draft.offeringId()).isEqualTo(Backoffice.PLAN);
        assertThat(draft.terms()).isEqualTo(Backoffice.planTerms());
    }

    @Test
    void a_new_version_changes_only_what_was_touched() {
        open("operator/plans/" + Backoffice.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();
        test($(BigDecimalField.class).withCaption("Monthly price").single())
                .setValue(new BigDecimal("25.00"));

        test($(Button.class).withText("Save draft").single()).click();

        PriceTerms now = Objects.requireNonNull(larkspur.backoffice.drafts.getFirst().terms());
        PriceTerms before = Backoffice.planTerms();
        assertThat(now.mainPrice()).isEqualByComparingTo("25");
        assertThat(now.tariffs()).isEqualTo(before.tariffs());
        assertThat(now.allowances()).isEqualTo(before.allowances());
        assertThat(now.destinations()).isEqualTo(before.destinations());
    }

    @Test
    void two_prices_for_the_same_numbers_are_told_at_the_second_before_anything_is_saved() {
        open("operator/plans/new");
        for (int row = 0; row < 2; row++) {
            test($(Button.class).withText("Add calls to a place").single()).click();
            test($(TextField.class).withCaption("Numbers begin with +").all().get(row))
                    .setValue("41");
        }

        assertThat($(BigDecimalField.class).withCaption("Price of a minute").all())
                .filteredOn(BigDecimalField::isInvalid)
                .singleElement()
                .extracting(BigDecimalField::getErrorMessage)
                .asString()
                .contains("would both price +41", "New place 2");
        assertThat(larkspur.backoffice.drafts).isEmpty();
    }

    @Test
    void where_prices_need_four_eyes_a_draft_is_handed_in_and_not_published() {
        larkspur.backoffice.fourEyes = true;
        open("operator/plans/" + Backoffice.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();

        test($(Button.class).withText("Hand in").single()).click();

        assertThat(larkspur.backoffice.submitted).containsExactly(Backoffice.DRAFT);
        assertThat(larkspur.backoffice.published).isEmpty();
    }

    @Test
    void a_new_version_says_for_whom_it_is_and_then_whom_it_does_not_reach() {
        open("operator/plans/" + Backoffice.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();
        test($(Button.class).withText("Publish").single()).click();
        test($(RadioButtonGroup.class).single())
                .selectItem(
                        "Everyone: who has the plan gets it when their next unbilled period begins");

        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.backoffice.audiences).containsExactly(Audience.EVERYONE);
        assertThat(text())
                .contains(
                        "1 line keeps its prices: this version is for new orders only.",
                        "Which lines, and why");
        open("operator/plans/" + Backoffice.PLAN + "/publication");
        assertThat(text())
                .contains("They were there before", "not planned", "2 Oct 2026", "Maeve Hanlon");
    }

    @Test
    void a_draft_there_is_saves_itself_and_prices_are_tried_on_real_usage() {
        open("operator/plans/" + Backoffice.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();
        test($(BigDecimalField.class).withCaption("Monthly price").single())
                .setValue(new BigDecimal("25.00"));
        assertThat(text()).contains("Not saved yet");

        test($(Button.class).withText("Try it on them").single()).click();

        assertThat(text())
                .contains("+€1,632.00", "3.4% more", "1,962 lines", "€1.00 each on average")
                .contains("2,000 of 6,214 lines", "2 records have no price here");
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
        open("operator/lines/" + Backoffice.LINE);
        assertThat(text())
                .contains("Suspended", "Phone is stolen", "Larkspur 40, version 3", "Ines Kovač");

        test($(Button.class).withText("Resume").single()).click();
        test($(TextField.class).withCaption("Reason").single()).setValue("Has a new one");
        test($(Button.class).withText("Resume").all().getLast()).click();
        assertThat(larkspur.backoffice.changed)
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
    void a_bill_is_given_back_whole_for_a_reason() {
        open("operator/bills/" + Larkspur.NOVEMBER_BILL);
        assertThat(text()).contains("CRN-2026-000001", "Phone is stolen");
        test($(Button.class).withText("Give back").single()).click();
        test($(TextField.class).withCaption("Reason").single()).setValue("Billed in error");
        test($(Button.class).withText("Give back €42.67").single()).click();
        assertThat(larkspur.backoffice.credited)
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
        test(line).selectItem("Larkspur 40, €24.00 left");
        assertThat($(Button.class).withText("Give back €24.00").all()).hasSize(1);
        BigDecimalField amount = $(BigDecimalField.class).single();
        test(amount).setValue(new BigDecimal("2.5"));
        test($(TextField.class).withCaption("Reason").single()).setValue("As agreed");
        test($(Button.class).withText("Give back €2.50").single()).click();
        assertThat(larkspur.backoffice.credited.getFirst().lines())
                .extracting(CreditRequest.Part::amount)
                .containsExactly(new BigDecimal("2.5"));
    }

    @Test
    void a_dispute_is_rejected_with_an_answer_for_the_customer() {
        larkspur.backoffice.disputed.add(
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
    void an_account_is_billed_now_when_somebody_confirms_it() {
        open("operator/customers/" + Larkspur.MAEVE);
        test($(Button.class).withText("Bill now").single()).click();
        test($(ConfirmDialog.class).single()).confirm();
        assertThat(text()).contains("€47.67");
    }

    @Test
    void a_line_gets_an_add_on_beside_its_plan() {
        larkspur.backoffice.sellsAddOn = true;
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
        larkspur.backoffice.refusal =
                BellbirdException.user("promotionCode", "error.order.promotionUsedUp");
        test($(Button.class).withText("Order").single()).click();
        assertThat($(TextField.class).withCaption("Promotion code").single().getErrorMessage())
                .contains("as often as it can be");

        larkspur.backoffice.refusal = null;
        test($(Button.class).withText("Order").single()).click();

        assertThat(larkspur.backoffice.addOns)
                .extracting(OrderAddOn::promotionCode)
                .containsExactly("HALF");
    }

    @Test
    void who_activates_a_line_is_not_offered_add_ons() {
        larkspur.backoffice.sellsAddOn = true;
        open("operator/customers/" + Larkspur.MAEVE + "/activate");
        assertThat(text()).contains("Larkspur 40").doesNotContain("5 GB more");
    }

    @Test
    void an_add_on_of_a_line_is_ended_with_a_reason() {
        open("operator/lines/" + Backoffice.LINE);
        assertThat(text()).contains("Add-ons", "Larkspur Data 10", "MORE · with HALF");
        test($(Button.class).withText("End add-on").single()).click();
        larkspur.backoffice.refusal = BellbirdException.user("reason", "error.required");
        test($(Button.class).withText("End add-on").all().getLast()).click();
        assertThat($(TextField.class).withCaption("Reason").single().getErrorMessage())
                .isEqualTo("Fill this in.");

        larkspur.backoffice.refusal = null;
        test($(TextField.class).withCaption("Reason").single()).setValue("Has Wi-Fi now");
        test($(Button.class).withText("End add-on").all().getLast()).click();
        assertThat(text()).contains("21 Nov 2026");
    }

    @Test
    void promotions_are_listed_with_how_often_they_were_ordered() {
        open("operator/promotions");
        assertThat(test($(Grid.class).single()).size()).isEqualTo(2);
        assertThat(test($(Grid.class).single()).getCellText(0, 2)).isEqualTo("every plan");
        assertThat(test($(Grid.class).single()).getCellText(1, 2)).isEqualTo("Larkspur 40");
        assertThat(test($(Grid.class).single()).getCellText(0, 4)).isEqualTo("0 of 500");
        assertThat(test($(Grid.class).single()).getCellText(1, 4)).isEqualTo("1,204");
    }

    @Test
    void a_promotion_is_written_with_the_sentence_its_customers_read_and_published() {
        open("operator/promotions/" + Backoffice.PROMOTION);
        assertThat(text())
                .contains(
                        "50% off the price of every plan, for the first 3 months, with the code HALF"
                                + " if you order from 1 Nov 2026 to 31 Jan 2027. For the first 500"
                                + " orders.");
        test($(BigDecimalField.class).withCaption("How much").single())
                .setValue(new BigDecimal("40"));
        assertThat(text()).contains("40% off the price of every plan");

        larkspur.backoffice.refusal =
                BellbirdException.user("benefit/percent", "error.catalog.percent");
        test($(Button.class).withText("Publish").single()).click();
        assertThat($(BigDecimalField.class).withCaption("How much").single().getErrorMessage())
                .contains("100");
        assertThat(larkspur.backoffice.given).isEmpty();

        larkspur.backoffice.refusal = null;
        test($(Button.class).withText("Publish").single()).click();
        assertThat(larkspur.backoffice.given).containsExactly("HALF");
        assertThat(text()).contains("Published", "End promotion");
    }

    @Test
    void a_catalogue_tells_what_it_would_do_or_where_it_is_wrong_and_why() {
        open("operator/plans");
        CatalogCard card = $(CatalogCard.class).single();
        Catalog document = new Catalog(Catalog.FORMAT, "EUR", List.of(), List.of());

        card.compare(document);
        assertThat(card.getElement().getTextRecursively())
                .contains("1 change; 1 other stays as it is.")
                .contains("5 GB more", "No longer sold; who has it keeps it");

        larkspur.backoffice.refusal =
                BellbirdException.user(
                        "/offerings/0/terms/prices/1",
                        "error.offering.conflict",
                        "a",
                        "b",
                        "+1",
                        "EU");
        card.compare(document);
        assertThat(card.getElement().getTextRecursively())
                .contains("Nothing of it was taken. One thing is wrong:")
                .contains("/offerings/0/terms/prices/1")
                .contains("a and b would both price +1 in zone EU, and neither comes first.");
    }

    @Test
    void two_versions_stand_side_by_side_with_what_differs() {
        open("operator/plans/" + Backoffice.PLAN + "/compare");

        assertThat(text()).contains("Version 2", "Version 3", "1 thing differs", "changed");
    }

    @Test
    void every_verdict_has_its_band_in_the_picture() {
        open("operator/usage-files/" + Backoffice.FILE);

        assertThat($(Html.class).all())
                .anySatisfy(
                        picture ->
                                assertThat(picture.getInnerHtml())
                                        .contains("<svg", "Rated 47,655", "Rejected 35"));
    }

    @Test
    void how_the_files_of_a_feed_are_read_is_written_on_its_page() {
        open("operator/usage-feeds");
        assertThat(text()).contains("Host network", "upload only", "Europe/Dublin");
        open("operator/usage-feeds/" + Backoffice.FEED);

        field("Between columns").setValue(";");
        field("Served number").setValue("first(msisdn, imsi)");
        test($(Button.class).withText("Save profile").single()).click();

        assertThat(larkspur.backoffice.profile.delimiter()).isEqualTo(";");
        assertThat(larkspur.backoffice.profile.fields())
                .containsEntry("served", "first(msisdn, imsi)")
                .containsEntry("other", "other");
    }

    @Test
    void what_is_wrong_with_a_profile_stands_under_its_field_and_nothing_is_saved() {
        open("operator/usage-feeds/" + Backoffice.FEED);

        field("Start").setValue("day & ");
        test($(Button.class).withText("Save profile").single()).click();

        assertThat(field("Start").isInvalid()).isTrue();
        assertThat(field("Start").getErrorMessage()).startsWith("This ends too early");
        assertThat(larkspur.backoffice.profile.fields()).containsEntry("start", "start");
    }

    @Test
    void records_of_a_sample_are_shown_as_they_would_be_read_and_problems_in_their_cell() {
        open("operator/usage-feeds");
        byte[] sample =
                """
                record_id,service,direction,served,other,start,seconds,bytes
                r1,voice,out,+353209142207,+353209142208,2026-11-20T10:00:00,61,
                r2,voice,out,+353209142207,+353209142208,2026-11-20T10:00:00,-3,
                """
                        .getBytes(StandardCharsets.UTF_8);
        UI.getCurrent()
                .add(
                        new TrialTable(
                                larkspur.backoffice
                                        .profile
                                        .checked()
                                        .tryOut(
                                                sample,
                                                "IE",
                                                Instant.parse("2026-11-20T14:00:00Z")),
                                ZoneId.of("Europe/Dublin")));

        assertThat(text())
                .contains(
                        "1 of the first 2 records can be read",
                        "+353209142207",
                        "The duration cannot be read.");
    }

    @Test
    void missing_files_are_told_on_today_and_on_their_feed_until_nobody_waits_for_them() {
        open("operator");
        assertThat(text()).contains("Files 415 to 416 are missing: 2 in all.");
        open("operator/usage-feeds/" + Backoffice.FEED);
        assertThat(text()).contains("Files 415 to 416 are missing: 2 in all.");

        test($(Button.class).withText("They will not come").single()).click();
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(text()).doesNotContain("are missing");
    }

    @Test
    void a_file_balances_to_the_unit_and_every_line_says_what_became_of_it() {
        open("operator/usage-files/" + Backoffice.FILE);

        assertThat(text())
                .contains("To the unit", "212,000,000,000 bytes", "not known", "Line by line");
        $(IntegerField.class).single().setValue(7_204);

        assertThat(text()).contains("7,204", "7,205");
    }

    @Test
    void a_record_is_followed_from_its_line_to_the_payment() {
        open("operator/trace/r1");

        assertThat(text())
                .contains(
                        "Record r1",
                        "7,205",
                        "Maeve Hanlon",
                        "Price of Larkspur 40, version 3, valid from 1 Oct 2026",
                        "INV-2026-000117",
                        "Data in Switzerland",
                        "Owed by customers",
                        "stripe");
    }

    @Test
    void a_file_held_for_its_number_is_taken_in_after_asking() {
        UsageFileRow there = larkspur.backoffice.files.getFirst();
        larkspur.backoffice.files.set(
                0,
                new UsageFileRow(
                        there.id(),
                        there.feed(),
                        there.fileName(),
                        there.sha256(),
                        there.sizeBytes(),
                        there.receivedAt(),
                        there.receivedBy(),
                        FileState.QUARANTINED,
                        "error.usage.file.numberTaken",
                        List.of("417", "other.csv"),
                        417L,
                        0,
                        0,
                        new FileCounts(0, 0, 0, 0, 0, 0)));
        open("operator/usage-files/" + Backoffice.FILE);
        assertThat(text()).contains("There is another file with the number 417: other.csv.");

        test($(Button.class).withText("Take the file in").single()).click();
        assertThat(larkspur.backoffice.released).isEmpty();
        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.backoffice.released).containsExactly(Backoffice.FILE);
    }

    private TextField field(String label) {
        return $(TextField.class).withCaption(label).single();
    }

    @Test
    void a_run_with_parked_accounts_says_why_and_tries_them_again() {
        open("operator/bill-runs/" + Backoffice.RUN);
        assertThat(text())
                .contains("November 2026, cycle 1", "€300,010.16", "The tax cannot be determined");

        test($(Button.class).withText("Calculate 16 again").single()).click();

        assertThat(larkspur.backoffice.parked).isEmpty();
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
    void the_books_add_up() {
        open("operator/ledger");

        assertThat(text()).contains("In balance", "Owed by customers", "−€38.76");
    }

    @Test
    void a_colleague_gets_another_role() {
        open("operator/settings/people");
        test($(Button.class).withText("Change").single()).click();

        $(Select.class).single().setValue(Roles.BILLING_CLERK);
        test($(Button.class).withText("Change role").single()).click();

        assertThat(larkspur.backoffice.staff.getLast().role()).isEqualTo(Roles.BILLING_CLERK);
    }

    @Test
    void access_is_taken_away_only_after_asking() {
        open("operator/settings/people");
        test($(Button.class).withText("Change").single()).click();
        test($(Button.class).withText("Remove access").single()).click();
        assertThat(larkspur.backoffice.staff).hasSize(2);

        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.backoffice.staff).hasSize(1);
        assertThat(text()).doesNotContain("oto@larkspur.example");
    }

    @Test
    void an_invitation_sent_to_the_wrong_address_is_withdrawn() {
        open("operator/settings/people");
        test($(Button.class).withText("Withdraw").single()).click();

        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.backoffice.withdrawn).containsExactly(Backoffice.FILE);
    }

    @Test
    void a_colour_nobody_could_read_is_said_to_be_moved() {
        open("operator/settings/brand");

        assertThat(text()).contains("Links use a darker shade so that everyone can read them.");
    }

    @Test
    void an_address_that_is_no_id_is_not_there() {
        open("operator/bills/nothing");

        assertThat(text()).contains("There is nothing here");
    }
}
