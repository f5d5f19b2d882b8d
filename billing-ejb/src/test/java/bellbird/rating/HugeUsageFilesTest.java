package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.UsageFileRow;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Giant files in the small heap that the build gives the tests of this module: whatever is held
 * whole does not fit.
 */
@TestInstance(Lifecycle.PER_CLASS)
class HugeUsageFilesTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";
    private static final int MEGABYTE = 1 << 20;

    private final TestUsage usage = new TestUsage();

    @AfterAll
    void the_invariants_hold() throws SQLException {
        assertThat(usage.work.database.query("select * from inv_i07")).isEmpty();
        usage.close();
    }

    @Test
    void lines_of_ten_megabytes_cost_a_record_each() {
        UsageFileRow file = file(HEADER, 20, line -> "x".repeat(10 * MEGABYTE) + "\n" + call(line));
        assertThat(file.sizeBytes()).isGreaterThan(200_000_000);
        assertThat(file.counts()).isEqualTo(new FileCounts(40, 20, 0, 0, 20, 0));
    }

    @Test
    void the_longest_lines_a_feed_allows_fit_by_the_thousand() {
        UsageFileRow file = file(HEADER, 3_000, line -> "話".repeat(16_000) + "\n");
        assertThat(file.counts()).isEqualTo(new FileCounts(3_000, 0, 0, 0, 3_000, 0));
    }

    @Test
    void records_with_the_most_of_columns_fit_by_the_thousand() {
        UsageFileRow file = file(HEADER, 3_000, line -> ",".repeat(16_000) + "\n");
        assertThat(file.counts()).isEqualTo(new FileCounts(3_000, 0, 0, 0, 3_000, 0));
        assertThat(file(HEADER, 3, line -> ",".repeat(20_000) + "\n").counts())
                .isEqualTo(new FileCounts(3, 0, 0, 0, 3, 0));
    }

    @Test
    void a_file_without_any_line_end_is_refused() {
        UsageFileRow file = file("", 100, line -> "record_id,".repeat(100_000));
        assertThat(file.state()).isEqualTo(FileState.REJECTED);
        assertThat(file.reason()).isEqualTo("error.usage.file.header");
    }

    @Test
    void a_file_beyond_the_cap_of_its_feed_is_counted_and_not_kept() throws SQLException {
        UsageFileRow file = file(HEADER, 257, line -> "\n".repeat(MEGABYTE));
        assertThat(file.state()).isEqualTo(FileState.REJECTED);
        assertThat(file.reason()).isEqualTo("error.usage.file.tooLarge");
        assertThat(
                        usage.work.database.query(
                                "select count(*) from usage_file_content where file_id = ?",
                                file.id()))
                .containsExactly("0");
    }

    @Test
    void a_file_that_was_too_large_is_rated_once_its_feed_allows_it() throws SQLException {
        IntFunction<String> lines =
                line -> line == 0 ? call(1).replace("big", "wide") : "\n".repeat(MEGABYTE);
        UsageFileRow refused = file(HEADER, 257, lines);
        assertThat(refused.reason()).isEqualTo("error.usage.file.tooLarge");
        usage.work.database.execute(
                "update usage_feed set profile = jsonb_set(profile, '{limits,fileMegabytes}', '300')");
        UsageFileRow again = file(HEADER, 257, lines);
        assertThat(again.id()).isEqualTo(refused.id());
        assertThat(again.state()).isEqualTo(FileState.DONE);
        assertThat(again.counts()).isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
    }

    private static String call(int number) {
        return "big%05d,voice,out,%s,+442079460000,2026-10-13T10:00:%02dZ,60,\n"
                .formatted(number, TestUsage.LINE, number % 60);
    }

    private UsageFileRow file(String begin, int lines, IntFunction<String> line) {
        Iterator<InputStream> parts =
                Stream.concat(Stream.of(begin), IntStream.range(0, lines).mapToObj(line))
                        .map(text -> text.getBytes(StandardCharsets.UTF_8))
                        .<InputStream>map(ByteArrayInputStream::new)
                        .iterator();
        InputStream content =
                new SequenceInputStream(
                        new Enumeration<>() {
                            @Override
                            public boolean hasMoreElements() {
                                return parts.hasNext();
                            }

                            @Override
                            public InputStream nextElement() {
                                return parts.next();
                            }
                        });
        UUID id = usage.receive(null, "huge.csv", content).fileId();
        UsageFileRow registered = usage.work.call(() -> usage.files.get(id));
        return registered.state() == FileState.REJECTED ? registered : usage.process(id);
    }
}
