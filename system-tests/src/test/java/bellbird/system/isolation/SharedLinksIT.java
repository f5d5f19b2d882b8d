package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.Http.Answer;
import bellbird.system.isolation.PageCase.Who;
import bellbird.system.stack.Operators;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** T5: a link to a file is worth nothing to anybody but the person whose page had it. */
@ExtendWith(SignedIn.class)
class SharedLinksIT {

    private static final CaseList TRIED = new CaseList("T5-links");

    private static Twins twins;
    private static Attackers attackers;

    /** Cookies of other people, by who they are. */
    private static final Map<String, String> OTHERS = new LinkedHashMap<>();

    @BeforeAll
    static void other_people_are_signed_in(Attackers signedIn) {
        twins = Twins.get();
        attackers = signedIn;
        OTHERS.put("nobody", "none=none");
        OTHERS.put("subscriber of A", attackers.at(Who.SUBSCRIBER).cookies());
        OTHERS.put("guest of A", attackers.at(Who.GUEST).cookies());
        try (Window second = attackers.stranger(twins.second())) {
            second.signIn("/operator", twins.second().ownerEmail(), Operators.PASSWORD);
            OTHERS.put("owner of B", second.cookies());
        }
    }

    @AfterAll
    static void list_the_cases() {
        TRIED.write();
    }

    @Test
    void a_download_is_for_the_person_whose_page_offers_it() {
        Window owner = attackers.at(Who.OWNER);
        for (String page :
                List.of(
                        "/operator/bills/" + twins.sharedIds().get("customer_bill"),
                        "/operator/usage-files/" + twins.sharedIds().get("usage_file"))) {
            owner.follow(page);
            List<String> links = owner.handlers("a[href*='VAADIN/dynamic']", "href");
            assertThat(links).as("downloads of " + page).isNotEmpty();
            for (String link : links) {
                TRIED.add(page + " by the person it is for");
                Answer own = Http.get(link, "Cookie", owner.cookies());
                assertThat(own.status()).as(link).isEqualTo(200);
                assertThat(own.cache()).as("cached " + link).contains("no-store");
                assertThat(Canary.in(own.body(), twins.first())).as(link).isTrue();
                OTHERS.forEach((who, cookies) -> refused(page, link, who, cookies));
            }
        }
    }

    private static void refused(String page, String link, String who, String cookies) {
        TRIED.add(page + " by " + who);
        Answer answer = Http.get(link, "Cookie", cookies);
        assertThat(answer.status()).as("%s by %s", page, who).isNotEqualTo(200);
        assertThat(Canary.in(answer.body(), twins.first())).as("%s by %s", page, who).isFalse();
        TRIED.add(page + " by " + who + ", at the host of B");
        Answer there =
                Http.get(
                        link.replace(twins.first().shortName(), twins.second().shortName()),
                        "Cookie",
                        cookies);
        assertThat(there.status()).as("%s by %s at B", page, who).isNotEqualTo(200);
    }

    @Test
    void a_bill_of_care_is_for_the_subscriber_it_is_sent_to() {
        Window subscriber = attackers.at(Who.SUBSCRIBER);
        String page = "/care/bills/" + twins.sharedIds().get("customer_bill");
        subscriber.follow(page);
        for (String link : subscriber.handlers("a[href*='VAADIN/dynamic']", "href")) {
            Answer own = Http.get(link, "Cookie", subscriber.cookies());
            assertThat(own.status()).as(link).isEqualTo(200);
            assertThat(own.cache()).contains("no-store");
            refused(page, link, "nobody", "none=none");
            refused(page, link, "owner of A", attackers.at(Who.OWNER).cookies());
        }
    }

    @Test
    void an_upload_is_taken_from_the_person_whose_page_offers_it() {
        Window owner = attackers.at(Who.OWNER);
        owner.follow("/operator/usage-files");
        List<String> targets = owner.handlers("vaadin-upload", "target");
        assertThat(targets).isNotEmpty();
        String before = files();
        OTHERS.forEach(
                (who, cookies) -> {
                    TRIED.add("upload of a usage file by " + who);
                    Answer answer =
                            Http.send(
                                    "POST",
                                    targets.getFirst(),
                                    BodyPublishers.ofString("a,b\n1,2\n"),
                                    "Cookie",
                                    cookies,
                                    "Content-Type",
                                    "text/csv",
                                    "X-Filename",
                                    "shared.csv");
                    assertThat(answer.status()).as("upload by " + who).isNotEqualTo(200);
                });
        assertThat(files()).isEqualTo(before);
    }

    private static String files() {
        try (Sql sql = Sql.open()) {
            return sql.text("select count(*) from %s.usage_file".formatted(twins.first().schema()));
        }
    }

    @Test
    void a_link_ends_with_the_session() {
        try (Window owner = attackers.stranger(twins.first())) {
            owner.signIn("/operator", twins.first().ownerEmail(), Operators.PASSWORD);
            owner.follow("/operator/bills/" + twins.sharedIds().get("customer_bill"));
            String link = owner.handlers("a[href*='VAADIN/dynamic']", "href").getFirst();
            String cookies = owner.cookies();
            assertThat(Http.get(link, "Cookie", cookies).status()).isEqualTo(200);
            owner.visitor().open(twins.first().url("/logout"));
            TRIED.add("operator's bill after signing out");
            Answer after = Http.get(link, "Cookie", cookies);
            assertThat(after.status()).isNotEqualTo(200);
            assertThat(Canary.in(after.body(), twins.first())).isFalse();
        }
    }

    @Test
    void what_a_person_sees_is_kept_by_no_cache() {
        Window owner = attackers.at(Who.OWNER);
        for (PageCase page : PageCase.ALL) {
            if (page.visitor() == Who.OWNER && page.found()) {
                String path = page.path(page.values(twins.sharedIds()));
                TRIED.add("cache of " + page);
                Answer answer = Http.get(twins.first().url(path), "Cookie", owner.cookies());
                assertThat(answer.status()).as(path).isEqualTo(200);
                assertThat(answer.cache()).as(path).contains("no-store");
            }
        }
    }
}
