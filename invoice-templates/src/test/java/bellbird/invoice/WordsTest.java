package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {

    private static final Pattern PARAMETER = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"de", "vi", "ko", "zh"})
    void every_language_says_everything_with_the_same_parameters(String language)
            throws IOException {
        Properties english = bundle("document.properties");
        Properties other = bundle("document_" + language + ".properties");

        assertThat(other.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(english.stringPropertyNames())
                .allSatisfy(
                        key -> {
                            String text = other.getProperty(key);
                            assertThat(parameters(text))
                                    .isEqualTo(parameters(english.getProperty(key)));
                            assertThat(Typeface.canDraw(text)).isTrue();
                        });
    }

    @Test
    void english_stands_in_for_a_language_that_is_missing() {
        assertThat(new Words(Locale.forLanguageTag("fr-FR")).of("invoice")).isEqualTo("Invoice");
        assertThat(new Words(Locale.forLanguageTag("de-AT")).of("invoice")).isEqualTo("Rechnung");
        assertThat(new Words(Locale.forLanguageTag("zh-CN")).of("invoice")).isEqualTo("账单");
    }

    private static TreeSet<String> parameters(String text) {
        TreeSet<String> parameters = new TreeSet<>();
        PARAMETER.matcher(text).results().map(MatchResult::group).forEach(parameters::add);
        return parameters;
    }

    private static Properties bundle(String name) throws IOException {
        Properties properties = new Properties();
        try (InputStreamReader reader =
                new InputStreamReader(
                        Objects.requireNonNull(WordsTest.class.getResourceAsStream(name)),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
