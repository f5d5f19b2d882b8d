package bellbird.bill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTextsTest {

    @ParameterizedTest
    @ValueSource(strings = {"de", "vi", "ko", "zh"})
    void every_language_of_bills_says_everything(String language) throws IOException {
        Properties english = bundle("lines.properties");
        Properties other = bundle("lines_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key ->
                                assertThat(other.getProperty(key).contains("{0}"))
                                        .isEqualTo(english.getProperty(key).contains("{0}")));
    }

    @Test
    void a_language_without_words_is_english_whatever_the_server_speaks() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(LineTexts.of("VOICE", Locale.ENGLISH)).isEqualTo("Calls");
            assertThat(LineTexts.of("VOICE", Locale.FRANCE)).isEqualTo("Calls");
            assertThat(LineTexts.of("VOICE", Locale.forLanguageTag("zh-CN"))).isEqualTo("通话");
        } finally {
            Locale.setDefault(before);
        }
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(
                        requireNonNull(LineTextsTest.class.getResourceAsStream(name)),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
