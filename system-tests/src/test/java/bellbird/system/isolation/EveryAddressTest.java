package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A new address without a decision what is tried at it fails the build. */
class EveryAddressTest {

    /** What each servlet outside Vaadin and REST is tried with. */
    private static final Set<String> SERVLETS =
            Set.of("/bye", "/login/*", "/logout", "/metrics", "/password", "/webhooks/stripe");

    @Test
    void every_page_has_a_case() {
        assertThat(PageCase.ALL.stream().map(PageCase::route))
                .containsExactlyInAnyOrderElementsOf(Addresses.pages());
    }

    @Test
    void every_parameter_of_a_page_says_whose_id_it_takes() {
        assertThat(PageCase.ALL)
                .allSatisfy(
                        page ->
                                assertThat(page.path(page.ids()))
                                        .as("every parameter of " + page)
                                        .doesNotContain(":"));
    }

    @Test
    void every_rest_method_has_a_case() {
        assertThat(RestCase.ALL.stream().map(RestCase::toString))
                .containsExactlyInAnyOrderElementsOf(Addresses.restMethods());
    }

    @Test
    void every_servlet_is_known() {
        assertThat(Addresses.servlets()).containsExactlyInAnyOrderElementsOf(SERVLETS);
    }
}
