package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.isolation.Http.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * T2: programs of one operator call every REST path with every id of another, by every method. T3:
 * they bring their token, changed or not, to the other's host.
 */
class ApiIT {

    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private static final CaseList PATHS = new CaseList("T2-rest");
    private static final CaseList TOKENS = new CaseList("T3-tokens");

    private static Twins twins;
    private static String token;

    @BeforeAll
    static void a_program_of_the_first_has_its_token() {
        twins = Twins.get();
        token = Tokens.of(twins.first());
    }

    @AfterAll
    static void list_the_cases() {
        PATHS.write();
        TOKENS.write();
    }

    @Test
    void a_method_answers_with_the_rows_of_its_own_operator_only() {
        for (RestCase call : RestCase.ALL) {
            String id = call.takes().map(twins.sharedIds()::get).orElse("");
            PATHS.add(call + ", shared id");
            String name = call.method().equals("POST") ? "?name=" + Canary.of(twins.first()) : "";
            Answer answer = call(call.method(), call.path(id) + name, call.type(), body(call, id));
            assertThat(answer.status())
                    .as("%s: %s", call, answer.body())
                    .isIn(call.conflict() ? List.of(409) : List.of(200, 201));
            assertThat(Canary.in(answer.body(), twins.first()))
                    .as("%s tells of A", call)
                    .isEqualTo(!call.conflict());
            assertThat(Canary.in(answer.body(), twins.second()))
                    .as("%s tells of B", call)
                    .isFalse();
            assertThat(answer.cache()).as("%s is kept by nobody", call).isEqualTo("no-store");
        }
    }

    private static String body(RestCase call, String id) {
        return call.body().equals(RestCase.ITSELF)
                ? call("GET", call.path(id)).body()
                : call.body().replace("$", Canary.of(twins.first()));
    }

    @Test
    void an_id_that_only_the_other_has_is_like_one_nobody_has() {
        for (String path : paths()) {
            for (String method : METHODS) {
                Answer missing = call(method, path.replace("{id}", UUID.randomUUID().toString()));
                if (path.contains("{id}") && method.equals("GET")) {
                    assertThat(missing.status()).as(path).isEqualTo(isRead(path) ? 404 : 405);
                }
                twins.ownIds()
                        .forEach(
                                (table, id) -> {
                                    if (table.equals("invitation.token")
                                            || table.equals("usage_record.record_key")) {
                                        return; // no id, so no path
                                    }
                                    PATHS.add(method + " " + path + ", id of " + table);
                                    assertThat(call(method, path.replace("{id}", id)))
                                            .as("%s %s with the id of %s", method, path, table)
                                            .isEqualTo(missing);
                                });
            }
        }
    }

    /** Whether there is something to read; elsewhere things are only ordered. */
    private static boolean isRead(String path) {
        return RestCase.ALL.stream()
                .anyMatch(call -> call.method().equals("GET") && call.path().equals(path));
    }

    private static Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        RestCase.ALL.stream()
                .filter(call -> call.takes().isPresent())
                .forEach(call -> paths.add(call.path()));
        return paths;
    }

    @Test
    void a_search_for_the_others_word_finds_nothing() {
        for (String list : List.of("bills", "customers")) {
            String path = "/api/v1/" + list + "?search=" + Canary.of(twins.second());
            PATHS.add("GET " + path);
            assertThat(call("GET", path).body()).isEqualTo("{\"items\":[],\"total\":0}");
        }
    }

    @Test
    void a_planted_leak_is_seen_at_the_methods_that_tell_it() {
        try (Sql sql = Sql.open()) {
            sql.run(Planted.in(twins, "party.name"));
            try {
                assertThat(
                                RestCase.ALL.stream()
                                        .filter(call -> call.method().equals("GET"))
                                        .filter(ApiIT::tellsOfTheOther)
                                        .map(RestCase::path))
                        .containsExactlyInAnyOrder(
                                "/api/v1/accounts/{id}/cycle",
                                "/api/v1/customers",
                                "/api/v1/customers/{id}",
                                "/api/v1/customers/{id}/sharing-groups",
                                "/api/v1/customers/{id}/tax-exemptions",
                                "/api/v1/lines/{id}/add-ons",
                                "/api/v1/lines/{id}/changes");
            } finally {
                sql.run(Planted.removed(twins, "party.name"));
            }
        }
    }

    private static boolean tellsOfTheOther(RestCase call) {
        String id = call.takes().map(twins.sharedIds()::get).orElse("");
        return Canary.in(call("GET", call.path(id)).body(), twins.second());
    }

    @Test
    void no_token_of_the_first_opens_the_second() {
        String first = "/realms/" + twins.first().shortName();
        String second = "/realms/" + twins.second().shortName();
        Map<String, String> forged = new LinkedHashMap<>();
        forged.put("as it is", token);
        forged.put("issuer edited", Tokens.edited(token, first, second));
        forged.put("unsigned", Tokens.unsigned(token, first, second));
        for (String client : List.of("bellbird-api", "bellbird-machine", "bellbird-staff")) {
            String secret = Tokens.secret(twins.first(), client);
            forged.put("signed by " + client, Tokens.signedWith(secret, token, first, second));
        }
        forged.put("two issuers", Tokens.edited(token, "{", "{\"iss\":\"" + second + "\","));
        forged.put("no issuer", Tokens.edited(token, "\"iss\"", "\"was\""));
        forged.put("none", "");
        for (RestCase call : RestCase.ALL) {
            String id = call.takes().map(twins.sharedIds()::get).orElse("");
            forged.forEach(
                    (kind, bearer) -> {
                        TOKENS.add(call + " at B, token " + kind);
                        Answer answer =
                                Http.send(
                                        call.method(),
                                        twins.second().url(call.path(id)),
                                        BodyPublishers.noBody(),
                                        "Authorization",
                                        "Bearer " + bearer);
                        assertThat(answer.status()).as("%s, %s", call, kind).isEqualTo(401);
                        assertThat(Canary.in(answer.body(), twins.second()))
                                .as("%s, %s tells of B", call, kind)
                                .isFalse();
                    });
        }
    }

    @Test
    void a_token_that_was_edited_opens_nothing_at_home_either() {
        for (String forged :
                List.of(
                        Tokens.edited(token, "\"api\"", "\"owner\""),
                        Tokens.unsigned(token, "\"api\"", "\"owner\""))) {
            TOKENS.add("GET /api/v1/me at A, " + forged.substring(0, 20));
            assertThat(
                            Http.get(
                                            twins.first().url("/api/v1/me"),
                                            "Authorization",
                                            "Bearer " + forged)
                                    .status())
                    .isEqualTo(401);
        }
    }

    @Test
    void the_machine_of_the_first_gets_no_token_of_the_second() {
        TOKENS.add("service account of A at the realm of B");
        Answer answer =
                Tokens.ask(twins.second(), Tokens.secret(twins.first(), "bellbird-machine"));
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("access_token");
    }

    private static Answer call(String method, String path) {
        String body = method.equals("POST") ? "record_id\n" + Canary.of(twins.first()) : "";
        return call(method, path, "text/csv", body);
    }

    private static Answer call(String method, String path, String type, String body) {
        return Http.send(
                method,
                twins.first().url(path),
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body),
                "Authorization",
                "Bearer " + token,
                "Content-Type",
                type);
    }
}
