package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.PageCase.Who;
import bellbird.system.isolation.Window.Seen;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T6: searching, sorting, counting and being unique end at one's own operator. */
@ExtendWith(SignedIn.class)
class SearchIT {

    private static final CaseList TRIED = new CaseList("T6-search");

    /** As long as a canary, and nobody's. */
    private static final String NOBODY = "nobodyz7f3q";

    private static final List<String> LISTS =
            List.of(
                    "/desk",
                    "/desk/customers",
                    "/operator/audit-trail",
                    "/operator/bills",
                    "/operator/customers",
                    "/operator/payments",
                    "/operator/plans",
                    "/operator/usage-files");

    /** Names of parameters that sort elsewhere; columns of one's own, and of the other's schema. */
    private static final List<String> ORDERS =
            List.of(
                    "sort=name&order=desc",
                    "orderBy=total_minor",
                    "sort=(select+name+from+party+limit+1)");

    private static Twins twins;
    private static Window owner;

    @BeforeAll
    static void an_owner_is_signed_in(Attackers signedIn) {
        twins = Twins.get();
        owner = signedIn.at(Who.OWNER);
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    @Test
    void the_word_of_the_other_is_found_no_more_than_a_word_nobody_has() {
        String word = Canary.of(twins.second());
        for (String list : LISTS) {
            TRIED.add("search in " + list);
            Seen own = owner.follow(list + "?q=" + Canary.of(twins.first()));
            Seen nobody = owner.follow(list + "?q=" + NOBODY);
            Seen other = owner.follow(list + "?q=" + word);
            assertThat(other.shown().replace(word, NOBODY)).as(list).isEqualTo(nobody.shown());
            assertThat(own.shown()).as("%s finds its own", list).isNotEqualTo(nobody.shown());
        }
    }

    /**
     * Lists have one order. Who asks for another, by any column, sees the same rows in the same
     * order: no order can tell where the rows of the other would stand.
     */
    @Test
    void a_list_cannot_be_sorted_by_what_the_other_has() {
        for (String list : LISTS) {
            String order = ORDERS.getFirst();
            TRIED.add("order of " + list + ", " + order);
            List<String> asked = firstRows(owner.follow(list + "?" + order));
            assertThat(asked).as("%s?%s", list, order).isEqualTo(firstRows(owner.follow(list)));
        }
        String token = Tokens.of(twins.first());
        for (RestCase call : RestCase.ALL) {
            if (call.method().equals("GET") && call.takes().isEmpty()) {
                String inOrder = rest(token, call.path("")).body();
                for (String order : ORDERS) {
                    TRIED.add("order of " + call + ", " + order);
                    assertThat(rest(token, call.path("") + "?" + order).body())
                            .as("%s, %s", call, order)
                            .isEqualTo(inOrder);
                }
            }
        }
    }

    /** Without the title, which comes a moment after the page, as rows further down do. */
    private static List<String> firstRows(Seen seen) {
        return seen.shown().lines().skip(1).limit(40).toList();
    }

    private static Http.Answer rest(String token, String path) {
        return Http.get(twins.first().url(path), "Authorization", "Bearer " + token);
    }

    @Test
    void an_address_and_a_number_the_other_has_are_free() {
        String schema = twins.second().schema();
        String before = counters(schema);
        TRIED.add("invitation to an address that the other knows");
        owner.follow("/operator/settings/people");
        owner.visitor()
                .press("Invite a colleague")
                .type("Full name", "Somebody Else")
                .type("E-mail", twins.second().ownerEmail())
                .choose("Role", "Support agent")
                .pressInDialog("Send invitation")
                .sees("An invitation is on its way");
        TRIED.add("customer with an address that the other knows");
        owner.follow("/operator/customers/new");
        owner.visitor()
                .type("Full name", "Somebody " + Canary.of(twins.first()))
                .type("E-mail", twins.second().ownerEmail())
                .type("Street and number", "1 Nest Lane")
                .type("Postcode", "ZZ1 1ZZ")
                .type("City", "Flockton")
                .press("Register customer")
                .sees("No line yet");
        assertThat(counters(schema)).as("counters of the other").isEqualTo(before);
        owner.open("/operator"); // so that the message that went up is gone
    }

    private static String counters(String schema) {
        try (Sql sql = Sql.open()) {
            return String.join(
                    ",",
                    sql.texts(
                            """
                            select kind || ' ' || last_number from %1$s.number_counter
                            union all select 'customers ' || count(*) from %1$s.customer
                            union all select 'invitations ' || count(*) from %1$s.invitation order by 1"""
                                    .formatted(schema)));
        }
    }
}
