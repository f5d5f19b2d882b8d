package bellbird.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void each_door_has_one_address() {
        assertThat(LoginClient.STAFF.loginPath()).isEqualTo("/login/staff");
        assertThat(LoginClient.ofLoginPath("/login/staff")).contains(LoginClient.STAFF);
        assertThat(LoginClient.ofLoginPath("/login/care")).contains(LoginClient.CARE);
    }

    @Test
    void the_platform_is_no_door_of_a_tenant() {
        assertThat(LoginClient.ofLoginPath("/login/platform")).isEmpty();
        assertThat(LoginClient.ofCookie("platform")).isEmpty();
    }
}
