package bellbird.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a phone of a British operator calls for help with, at home and abroad (rule R6). */
class DialledNumbersTest {

    private final DialledNumbers numbers = new DialledNumbers("GB");

    @ParameterizedTest(name = "{0} in {1}: {2}")
    @CsvSource({
        "999, , true",
        "112, , true",
        "911, , true",
        "110, , false",
        "000, , false",
        "911, 310, true",
        "911, 316, true",
        "411, 310, false",
        "110, 262, true",
        "110, 440, true",
        "119, 440, true",
        "119, 262, false",
        "000, 505, true",
        "120, 460, true",
        "15, 208, true",
        "190, 724, true",
        "999, 262, true",
        "112, 901, true",
        "110, 901, false",
        "+911, 310, false",
        "12345, 310, false",
        "+49110110110, 262, false"
    })
    void each_phone_knows_the_numbers_of_its_home_and_of_where_it_is(
            String dialled, String mcc, boolean help) {
        assertThat(numbers.isEmergency(dialled, mcc)).isEqualTo(help);
    }

    /** The others have the code of the country they belong to. */
    @Test
    void every_country_with_a_code_of_its_own_is_known() {
        Set<String> without = new TreeSet<>(PhoneNumberUtil.getInstance().getSupportedRegions());
        IntStream.range(200, 800)
                .mapToObj(Integer::toString)
                .map(MobileCountries::of)
                .filter(Objects::nonNull)
                .forEach(without::remove);
        assertThat(String.join(" ", without))
                .isEqualTo("AC AX BL BQ CC CX EH GG IM IO JE MF MQ NF PS SJ SX TA YT");
    }
}
