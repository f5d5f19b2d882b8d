package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.offering.Audience;
import bellbird.offering.Catalog;
import bellbird.offering.OfferingDraft;
import bellbird.offering.PriceTerms;
import bellbird.portal.testing.Catalogue;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Plans, promotions and catalogues are written, tried and published. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class PlanPagesTest extends PageTest {

    @BeforeEach
    void ines_is_signed_in() {
        larkspur.name = "Ines Kovač";
        larkspur.role = Roles.OWNER;
    }

    @Test
    void the_sheet_beside_a_plan_follows_the_price_typed() {
        open("operator/plans/" + Catalogue.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();

        test($(BigDecimalField.class).withCaption("Monthly price").single())
                .setValue(new BigDecimal("25.00"));

        assertThat(text()).contains("€25.00", "40 GB", "€0.0042 a MB", "€0.22 a minute");
    }

    @Test
    void a_draft_keeps_what_the_version_before_had() {
        open("operator/plans/" + Catalogue.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();

        test($(Button.class).withText("Save draft").single()).click();

        OfferingDraft draft = larkspur.catalogue.drafts.getFirst();
        assertThat(draft.offeringId()).isEqualTo(Catalogue.PLAN);
        assertThat(draft.terms()).isEqualTo(Catalogue.planTerms());
    }

    @Test
    void a_new_version_changes_only_what_was_touched() {
        open("operator/plans/" + Catalogue.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();
        test($(BigDecimalField.class).withCaption("Monthly price").single())
                .setValue(new BigDecimal("25.00"));

        test($(Button.class).withText("Save draft").single()).click();

        PriceTerms now = Objects.requireNonNull(larkspur.catalogue.drafts.getFirst().terms());
        PriceTerms before = Catalogue.planTerms();
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
        assertThat(larkspur.catalogue.drafts).isEmpty();
    }

    @Test
    void where_prices_need_four_eyes_a_draft_is_handed_in_and_not_published() {
        larkspur.catalogue.fourEyes = true;
        open("operator/plans/" + Catalogue.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();

        test($(Button.class).withText("Hand in").single()).click();

        assertThat(larkspur.catalogue.submitted).containsExactly(Catalogue.DRAFT);
        assertThat(larkspur.catalogue.published).isEmpty();
    }

    @Test
    void a_new_version_says_for_whom_it_is_and_then_whom_it_does_not_reach() {
        open("operator/plans/" + Catalogue.PLAN);
        test($(Button.class).withText("Write the next version").single()).click();
        test($(Button.class).withText("Publish").single()).click();
        test($(RadioButtonGroup.class).single())
                .selectItem(
                        "Everyone: who has the plan gets it when their next unbilled period begins");

        test($(ConfirmDialog.class).single()).confirm();

        assertThat(larkspur.catalogue.audiences).containsExactly(Audience.EVERYONE);
        assertThat(text())
                .contains(
                        "1 line keeps its prices: this version is for new orders only.",
                        "Which lines, and why");
        open("operator/plans/" + Catalogue.PLAN + "/publication");
        assertThat(text())
                .contains("They were there before", "not planned", "2 Oct 2026", "Maeve Hanlon");
    }

    @Test
    void a_draft_there_is_saves_itself_and_prices_are_tried_on_real_usage() {
        open("operator/plans/" + Catalogue.PLAN);
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
        open("operator/promotions/" + Catalogue.PROMOTION);
        assertThat(text())
                .contains(
                        "50% off the price of every plan, for the first 3 months, with the code HALF"
                                + " if you order from 1 Nov 2026 to 31 Jan 2027. For the first 500"
                                + " orders.");
        test($(BigDecimalField.class).withCaption("How much").single())
                .setValue(new BigDecimal("40"));
        assertThat(text()).contains("40% off the price of every plan");

        larkspur.refusal = BellbirdException.user("benefit/percent", "error.catalog.percent");
        test($(Button.class).withText("Publish").single()).click();
        assertThat($(BigDecimalField.class).withCaption("How much").single().getErrorMessage())
                .contains("100");
        assertThat(larkspur.catalogue.given).isEmpty();

        larkspur.refusal = null;
        test($(Button.class).withText("Publish").single()).click();
        assertThat(larkspur.catalogue.given).containsExactly("HALF");
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

        larkspur.refusal =
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
        open("operator/plans/" + Catalogue.PLAN + "/compare");

        assertThat(text()).contains("Version 2", "Version 3", "1 thing differs", "changed");
    }
}
