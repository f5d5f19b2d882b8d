package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.SoftAssertions.assertSoftly;

import bellbird.system.isolation.PageCase.Who;
import bellbird.system.isolation.PageCrossing.Visit;
import bellbird.system.isolation.Window.Seen;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * T1: people of one operator open every page with every id of another, whose data differ from
 * theirs in nothing but a word in every field.
 */
@ExtendWith(SignedIn.class)
class PagesIT {

    private static final CaseList TRIED = new CaseList("T1-pages");

    private static Twins twins;
    private static Attackers attackers;
    private static PageCrossing crossing;

    @BeforeAll
    static void two_operators_are_alike_and_people_of_one_are_signed_in(Attackers signedIn) {
        twins = Twins.get();
        attackers = signedIn;
        crossing = new PageCrossing(twins, attackers, TRIED);
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    @Test
    void a_page_shows_the_rows_of_its_own_operator_only() {
        List<Visit> visits = crossing.withSharedIds();
        assertThat(visits.stream().map(visit -> visit.page().route()))
                .containsExactlyInAnyOrderElementsOf(Addresses.pages());
        Map<Who, String> nowhere = new EnumMap<>(Who.class);
        for (Who who : Who.values()) {
            String path = who == Who.GUEST ? "/invite/nobody" : "/nowhere";
            nowhere.put(who, attackers.at(who).follow(path).shown());
        }
        assertSoftly(
                softly -> {
                    for (Visit visit : visits) {
                        PageCase page = visit.page();
                        Seen seen = visit.seen();
                        softly.assertThat(seen.tells(twins.second()))
                                .as("“%s” tells of the other", page)
                                .isFalse();
                        String nothing = nowhere.get(page.visitor());
                        if (page.found()) {
                            softly.assertThat(seen.shown()).as("“%s”", page).isNotEqualTo(nothing);
                        } else {
                            softly.assertThat(seen.shown()).as("“%s”", page).isEqualTo(nothing);
                        }
                        softly.assertThat(page.found() && !seen.tells(twins.first()))
                                .as("“%s” tells nothing of its own", page)
                                .isFalse();
                    }
                });
    }

    @Test
    void an_id_that_only_the_other_has_is_like_one_nobody_has() {
        assertThat(crossing.foreignIdsThatAreNotMissing(false)).isEmpty();
    }

    @Test
    @Tag("deep")
    void an_id_of_any_table_of_the_other_is_like_one_nobody_has() {
        assertThat(crossing.foreignIdsThatAreNotMissing(true)).isEmpty();
    }

    @Test
    void a_planted_leak_is_seen_on_every_page_that_shows_it() {
        try (Sql sql = Sql.open()) {
            sql.run(Planted.in(twins, "ticket_message.body"));
            try {
                assertThat(crossing.leaks())
                        .containsExactly("care/help/:ticket", "desk/tickets/:ticket");
            } finally {
                sql.run(Planted.removed(twins, "ticket_message.body"));
            }
        }
    }
}
