package bellbird.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedPageTest {

    @ParameterizedTest
    @ValueSource(strings = {"/operator", "/operator/bills?q=%C3%A4&x=1", "/care/bills/1#lines"})
    void a_page_of_this_host_is_gone_on_to(String target) {
        assertThat(WantedPage.target(cookie(target))).isEqualTo(target);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/login/staff",
                "/a\r\nSet-Cookie: x",
                "javascript:alert(1)",
                ""
            })
    void no_other_place_is_gone_to(String target) {
        assertThat(WantedPage.target(cookie(target))).isEqualTo("/");
    }

    @Test
    void what_cannot_be_read_leads_home() {
        assertThat(WantedPage.target("%%%")).isEqualTo("/");
    }

    private static String cookie(String target) {
        return Base64.getUrlEncoder().encodeToString(target.getBytes(StandardCharsets.UTF_8));
    }
}
