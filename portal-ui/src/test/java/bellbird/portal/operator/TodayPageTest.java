package bellbird.portal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.security.Roles;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits, and who sees it. */
@ViewPackages(packages = {"bellbird.portal.operator", "bellbird.portal.shell"})
class TodayPageTest extends PageTest {

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
        larkspur.issued.bills.clear();
        larkspur.usage.files.clear();
        larkspur.cockpit.runs.clear();

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
    void an_address_that_is_no_id_is_not_there() {
        open("operator/bills/nothing");

        assertThat(text()).contains("There is nothing here");
    }
}
