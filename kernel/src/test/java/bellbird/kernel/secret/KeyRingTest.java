package bellbird.kernel.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {

    private static final String PLACE = new SealedColumn("partner", "id", "key").place("7");

    private final KeyRing old = KeyRing.parse("k1:" + key(1));
    private final KeyRing both = KeyRing.parse("k2:" + key(2) + ", k1:" + key(1));

    static String key(int fill) {
        byte[] bytes = new byte[32];
        java.util.Arrays.fill(bytes, (byte) fill);
        return Base64.getEncoder().encodeToString(bytes);
    }

    @Test
    void what_is_sealed_opens_in_its_place_and_shows_nothing() {
        String sealed = both.seal(PLACE, "sk_live_grünfink");
        assertThat(sealed).doesNotContain("grünfink").startsWith("sealed:k2:");
        assertThat(both.open(PLACE, sealed)).isEqualTo("sk_live_grünfink");
        assertThat(both.seal(PLACE, "sk_live_grünfink")).isNotEqualTo(sealed);
    }

    @Test
    void an_older_key_still_opens_and_no_longer_seals() {
        String sealed = old.seal(PLACE, "secret");
        assertThat(both.open(PLACE, sealed)).isEqualTo("secret");
        assertThat(both.isCurrent(sealed)).isFalse();
        assertThat(both.isCurrent(both.seal(PLACE, "secret"))).isTrue();
    }

    @Test
    void it_opens_in_no_other_row() {
        String sealed = both.seal(PLACE, "secret");
        assertThatThrownBy(() -> both.open(PLACE + "1", sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("does not open");
    }

    @Test
    void a_changed_one_does_not_open() {
        String sealed = both.seal(PLACE, "secret");
        int last = sealed.length() - 6;
        String changed =
                sealed.substring(0, last)
                        + (sealed.charAt(last) == 'A' ? 'B' : 'A')
                        + sealed.substring(last + 1);
        assertThatThrownBy(() -> both.open(PLACE, changed))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_key_that_is_gone_is_named() {
        String sealed = both.seal(PLACE, "secret");
        assertThatThrownBy(() -> old.open(PLACE, sealed)).hasMessageContaining("key k2");
    }

    @Test
    void plain_text_is_not_taken_for_a_secret() {
        assertThatThrownBy(() -> both.open(PLACE, "sk_live_plain"))
                .hasMessageContaining("not sealed");
    }

    @Test
    void the_same_key_under_another_name_is_recognised() {
        assertThat(both.sharesKeyWith(KeyRing.parse("other:" + key(1)))).isTrue();
        assertThat(both.sharesKeyWith(KeyRing.parse("k1:" + key(3)))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k1", "k1:", "k1:c2hvcnQ=", "k1:???", "K 1:abc"})
    void a_malformed_ring_is_refused(String configured) {
        assertThatThrownBy(() -> KeyRing.parse(configured))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
