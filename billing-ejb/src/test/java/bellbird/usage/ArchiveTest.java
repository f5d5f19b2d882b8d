package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is taken out of archives, and what is refused before it costs anything. */
class ArchiveTest {

    /** Three files, two megabytes together, ten bytes for each byte. */
    private static final FeedProfile.Limits LIMITS =
            new FeedProfile.Limits(86_400, 1_000_000, 90, 60, 2, 16_384, 3, 10, 48);

    /** Two gz, one behind the other. */
    private static final byte[] TWICE = joined(Archives.gzip("one"), Archives.gzip(" two"));

    @Test
    void files_come_out_of_archives_as_they_went_in() throws IOException {
        assertThat(taken("a.csv", "plain".getBytes(StandardCharsets.ISO_8859_1)))
                .containsExactly("a.csv plain");
        assertThat(taken("a.csv.gz", Archives.gzip("one"))).containsExactly("a.csv one");
        assertThat(taken("called otherwise", Archives.gzip("one")))
                .containsExactly("called otherwise one");
        assertThat(
                        taken(
                                "m.zip",
                                Archives.zip("a.csv", "one", "sub/", "", "../../etc/b.csv", "two")))
                .containsExactly("m.zip/a.csv one", "m.zip/b.csv two");
        assertThat(taken("a.gz", TWICE)).containsExactly("a one two");
        assertThat(taken("a.gz", joined(TWICE, new byte[700]))).containsExactly("a one two");
        assertThat(taken("m.zip", Archives.stored("a.csv", "one")))
                .containsExactly("m.zip/a.csv one");
    }

    @Test
    void folders_of_an_archive_are_not_counted_as_files() throws IOException {
        byte[] sorted = Archives.zip("1/", "", "2/", "", "3/", "", "1/a.csv", "one");
        assertThat(taken("m.zip", sorted)).containsExactly("m.zip/a.csv one");
    }

    static Stream<Arguments> damaged() {
        String call = "r1,voice,100\n";
        return Stream.of(
                arguments("gz", Archives.gzip(call), List.of(call)),
                arguments("gz of two", TWICE, List.of("one two")),
                arguments("zip", Archives.zip("a", call), List.of(call)),
                arguments(
                        "stored zip",
                        Archives.stored("a", call, "b", "two"),
                        List.of(call, "two")));
    }

    /** But for the first four bytes, which say that it is an archive. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void whatever_bit_of_an_archive_is_wrong_nothing_else_is_taken_out(
            String what, byte[] archive, List<String> content) throws IOException {
        for (int bit = 4 * 8; bit < archive.length * 8; bit++) {
            byte[] wrong = archive.clone();
            wrong[bit / 8] ^= (byte) (1 << bit % 8);
            Opened opened = open("a", wrong);
            assertThat(opened.refusal.isEmpty() ? opened.texts : content)
                    .as("bit %d", bit)
                    .isEqualTo(content);
        }
    }

    static Stream<Arguments> refused() {
        byte[] zip = Archives.zip("a.csv", "a".repeat(100));
        byte[] encrypted = zip.clone();
        for (int i = 0; i < encrypted.length - 4; i++) {
            if (encrypted[i] == 'P' && encrypted[i + 1] == 'K' && encrypted[i + 2] == 1) {
                encrypted[i + 8] |= 1;
            }
        }
        byte[] gzip = Archives.gzip("a".repeat(100));
        byte[] otherSum = gzip.clone();
        otherSum[gzip.length - 8] ^= 1;
        String random = noise(3 << 20);
        return Stream.of(
                arguments(
                        "too many files",
                        Archives.zip("1", "", "2", "", "3", "", "4", ""),
                        "entries"),
                arguments("too large", Archives.gzip(random), "tooLarge"),
                arguments(
                        "too large together",
                        Archives.zip("1", noise(1 << 20), "2", noise(1 << 20), "3", "x"),
                        "tooLarge"),
                arguments("grows too much", Archives.gzip("0".repeat(3 << 19)), "ratio"),
                arguments(
                        "an archive in it",
                        Archives.zip("a.gz", text(Archives.gzip("x"))),
                        "nested"),
                arguments("twice packed", Archives.gzip(text(Archives.gzip("x"))), "nested"),
                arguments("encrypted", encrypted, "encrypted"),
                arguments("cut zip", Arrays.copyOf(zip, zip.length - 30), "broken"),
                arguments("cut gz", Arrays.copyOf(gzip, gzip.length - 9), "broken"),
                arguments("other sum", otherSum, "broken"),
                arguments("second gz cut", Arrays.copyOf(TWICE, TWICE.length - 1), "broken"),
                arguments(
                        "second gz cut in its first bytes",
                        Arrays.copyOf(TWICE, Archives.gzip("one").length + 3),
                        "broken"),
                arguments("something behind gz", joined(gzip, new byte[] {0, 1}), "broken"),
                arguments(
                        "something far behind gz",
                        joined(joined(gzip, new byte[700]), new byte[] {1}),
                        "broken"),
                arguments("nothing in it", Archives.zip("folder/", ""), "empty"),
                arguments("an empty zip", Archives.zip(), "empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, byte[] archive, String reason) throws IOException {
        assertThat(open(name, archive).refusal).isEqualTo("error.usage.archive." + reason);
    }

    private static List<String> taken(String name, byte[] content) throws IOException {
        Opened opened = open(name, content);
        assertThat(opened.refusal).isEmpty();
        return IntStream.range(0, opened.names.size())
                .mapToObj(i -> opened.names.get(i) + " " + opened.texts.get(i))
                .toList();
    }

    /** What came of an archive: why it is refused, or the names and contents of its files. */
    private record Opened(String refusal, List<String> names, List<String> texts) {}

    private static Opened open(String name, byte[] content) throws IOException {
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(content), Long.MAX_VALUE);
                Archive archive = Archive.open(name, file, LIMITS)) {
            FileRefusal refusal = archive.refusal();
            List<String> names = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            for (Archive.Content one : archive.contents()) {
                names.add(one.name());
                try (var in = one.file().open()) {
                    texts.add(text(in.readAllBytes()));
                }
            }
            return new Opened(refusal == null ? "" : refusal.reason(), names, texts);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String noise(int length) {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        return text(bytes);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
