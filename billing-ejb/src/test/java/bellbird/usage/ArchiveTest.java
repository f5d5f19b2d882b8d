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
        byte[] twice =
                Stream.of("one", " two")
                        .map(Archives::gzip)
                        .reduce(new byte[0], ArchiveTest::joined);
        assertThat(taken("a.gz", twice)).containsExactly("a one two");
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
                arguments("nothing in it", Archives.zip("folder/", ""), "empty"),
                arguments("an empty zip", Archives.zip(), "empty"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refused(String name, byte[] archive, String reason) throws IOException {
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(archive), Long.MAX_VALUE);
                Archive opened = Archive.open(name, file, LIMITS)) {
            FileRefusal refusal = opened.refusal();
            assertThat(refusal == null ? "" : refusal.reason())
                    .isEqualTo("error.usage.archive." + reason);
        }
    }

    private static List<String> taken(String name, byte[] content) throws IOException {
        try (SpooledFile file = SpooledFile.of(new ByteArrayInputStream(content), Long.MAX_VALUE);
                Archive archive = Archive.open(name, file, LIMITS)) {
            assertThat(archive.refusal()).isNull();
            List<String> taken = new ArrayList<>();
            for (Archive.Content one : archive.contents()) {
                try (var in = one.file().open()) {
                    taken.add(one.name() + " " + text(in.readAllBytes()));
                }
            }
            return taken;
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
