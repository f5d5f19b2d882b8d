package bellbird.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoginClientTest {

    @ParameterizedTest
    @CsvSource({
        "/care, CARE", "/care/bills/1, CARE", "/, CARE",
        "/operator, STAFF", "/desk/1, STAFF", "/careful, STAFF"
    })
    void the_page_wanted_chooses_the_door(String path, LoginClient door) {
        assertThat(LoginClient.forTarget(path)).isEqualTo(door);
    }

    @Test
    void a_login_path_comes_back_to_path_and_query() {
        String path = LoginClient.STAFF.loginPath("/operator/bills?q=ä b&x=1");
        assertThat(path).startsWith("/login/staff/").doesNotContain("?");
        assertThat(LoginClient.ofLoginPath(path)).contains(LoginClient.STAFF);
        assertThat(LoginClient.target(LoginClient.STAFF.loginPath("/operator?x=1").substring(6)))
                .isEqualTo("/operator?x=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "https://evil.example",
                "/\\evil.example",
                "/login/staff/x",
                "/a\r\nSet-Cookie: x",
                "javascript:alert(1)",
                ""
            })
    void no_other_place_is_gone_to(String target) {
        String encoded =
                Base64.getUrlEncoder().encodeToString(target.getBytes(StandardCharsets.UTF_8));
        assertThat(LoginClient.target("/staff/" + encoded)).isEqualTo("/");
    }

    @Test
    void the_platform_is_no_door_of_a_tenant() {
        assertThat(LoginClient.ofLoginPath("/login/platform/x")).isEmpty();
        assertThat(LoginClient.ofCookie("platform")).isEmpty();
    }
}
