package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.Window.Seen;
import bellbird.system.stack.Operators;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T16: what one operator does never reaches an open page of another. */
@ExtendWith(SignedIn.class)
class PushIT {

    private static final CaseList TRIED = new CaseList("T16-push");

    private static Twins twins;
    private static Attackers attackers;

    @BeforeAll
    static void two_operators_are_alike(Attackers signedIn) {
        twins = Twins.get();
        attackers = signedIn;
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    @Test
    void an_open_page_of_the_second_stays_as_it_is_while_the_first_works_on_the_same_id() {
        String ticket = "/desk/tickets/" + twins.sharedIds().get("ticket");
        try (Window watching = attackers.stranger(twins.second())) {
            watching.signIn("/operator", twins.second().ownerEmail(), Operators.PASSWORD);
            for (String page : List.of(ticket, "/operator/settings/clock")) {
                TRIED.add("open page of B, " + page + ", while A works");
                watching.open(page);
                watching.forgetAnswers();
                Seen before = watching.read();
                work(page);
                assertThat(watching.read()).as(page).isEqualTo(before);
            }
        }
    }

    private void work(String page) {
        Window first = attackers.at(PageCase.Who.OWNER);
        first.follow(page);
        if (page.startsWith("/desk")) {
            first.visitor()
                    .type("Answer", "Pushed by " + Canary.of(twins.first()))
                    .press("Send answer")
                    .sees("Sent to");
        } else {
            first.visitor().press("Next day").sees("To the next bill run");
        }
    }
}
