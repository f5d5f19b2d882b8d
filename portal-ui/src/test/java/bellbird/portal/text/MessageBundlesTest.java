package bellbird.portal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MessageBundlesTest {

    /** A whole key; a prefix that is completed at run time ends with a dot and is not one. */
    private static final Pattern KEY =
            Pattern.compile(
                    "\"((?:common|care|desk|operator|platform|site|error|explain)"
                            + "(?:\\.[A-Za-z0-9-]+)+)\"");

    private final MessageBundles bundles = new MessageBundles();

    @Test
    void every_text_that_a_page_asks_for_is_in_a_bundle() throws IOException {
        Set<String> missing = new TreeSet<>();
        Set<String> seen = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> collect(file, seen));
        }
        seen.stream().filter(key -> !isThere(key)).forEach(missing::add);

        assertThat(seen).hasSizeGreaterThan(100);
        assertThat(missing).isEmpty();
    }

    @Test
    void the_pseudo_locale_brackets_every_text_and_keeps_the_data() {
        assertThat(bundles.getTranslation("care.morning", MessageBundles.PSEUDO, "Maeve"))
                .isEqualTo("⟦Good morning, Maeve⟧");
    }

    @Test
    void one_and_many_are_told_apart() {
        assertThat(bundles.getTranslation("common.unit.messages", Locale.ENGLISH, 1))
                .isEqualTo("1 message");
        assertThat(bundles.getTranslation("common.unit.messages", Locale.ENGLISH, 1041))
                .isEqualTo("1,041 messages");
    }

    @Test
    void a_name_with_braces_stays_the_name_it_is() {
        assertThat(bundles.getTranslation("care.morning", Locale.ENGLISH, "{0} O'Brien"))
                .isEqualTo("Good morning, {0} O'Brien");
    }

    /** A key, or the common beginning of the texts of an enum. */
    private static boolean isThere(String key) {
        return MessageBundles.has(key) || MessageBundles.hasBelow(key);
    }

    private static void collect(Path file, Set<String> keys) {
        try {
            Matcher matcher = KEY.matcher(Files.readString(file));
            while (matcher.find()) {
                keys.add(matcher.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
