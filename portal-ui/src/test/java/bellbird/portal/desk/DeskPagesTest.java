package bellbird.portal.desk;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.care.ticket.TicketState;
import bellbird.kernel.security.Roles;
import bellbird.portal.testing.Larkspur;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ViewPackages(packages = {"bellbird.portal.desk", "bellbird.portal.shell"})
class DeskPagesTest extends PageTest {

    @BeforeEach
    void tomas_is_signed_in() {
        larkspur.name = "Tomas Reyes";
        larkspur.role = Roles.SUPPORT_AGENT;
    }

    @Test
    void the_inbox_says_who_waits_and_how_long() {
        open("desk");

        assertThat(text()).contains("Charged for Switzerland", "waits 28 min", "Maeve Hanlon");
    }

    @Test
    void a_ticket_has_the_proof_and_the_customer_beside_it() {
        open("desk/tickets/" + Larkspur.QUESTION);

        assertThat(text())
                .contains("Data in Switzerland", "€12.72", "26.4 of 40 GB", "INV-2026-000017");
    }

    @Test
    void an_agent_opens_a_line_to_its_price_its_allowance_and_its_records() {
        for (String page :
                List.of(
                        "desk/tickets/" + Larkspur.QUESTION,
                        "desk/customers/" + Larkspur.MAEVE + "/bills/" + Larkspur.NOVEMBER_BILL)) {
            open(page);
            test(whyOf("Data in Switzerland")).click();
            assertThat(text())
                    .as(page)
                    .contains("Larkspur 40, price version 3", "Larkspur 40 gave 50 MB")
                    .contains("17 Oct 2026, 09:05 | 25 MB · 25 MB in the plan | €0.00");
        }
    }

    private Button whyOf(String line) {
        return $(Button.class).all().stream()
                .filter(button -> button.getAriaLabel().orElse("").equals("Why " + line + "?"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_agent_sees_what_late_usage_came_to_and_after_which_bill() {
        larkspur.issued.lateUsageIsBilled();
        open("desk/customers/" + Larkspur.MAEVE);
        assertThat(text()).contains("5 Nov 2026 · late usage");
        open("desk/customers/" + Larkspur.MAEVE + "/bills/" + Larkspur.DELTA_NOTE);
        assertThat(text()).contains("reached us after", "See bill INV-2026-000017");
    }

    @Test
    void an_answered_ticket_waits_for_the_customer() {
        open("desk/tickets/" + Larkspur.QUESTION);
        test($(TextArea.class).single()).setValue("I have taken it off your bill.");

        test($(Button.class).withText("Send answer").single()).click();

        assertThat(larkspur.helpdesk.tickets.getFirst().state()).isEqualTo(TicketState.WAITING);
        assertThat(text()).contains("I have taken it off your bill.");
    }

    @Test
    void an_empty_inbox_says_that_nobody_waits() {
        larkspur.helpdesk.tickets.clear();

        open("desk");

        assertThat(text()).contains("Nobody waits");
    }
}
