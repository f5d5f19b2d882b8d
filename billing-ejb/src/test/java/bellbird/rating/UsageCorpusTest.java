package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.id.Ids;
import bellbird.usage.FileCounts;
import bellbird.usage.FileReceipt;
import bellbird.usage.FileState;
import bellbird.usage.ProfileDocument;
import bellbird.usage.UsageCorpus;
import bellbird.usage.UsageFileRow;
import bellbird.usage.UsageItem;
import java.io.ByteArrayInputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each usage file of the bad-input corpus ends with its verdict, each record with its own; the file
 * balances, and nothing of it is lost.
 */
@TestInstance(Lifecycle.PER_CLASS)
class UsageCorpusTest {

    private static final String ELSEWHERE = "+447700900555";
    private static final String VERDICTS =
            """
            select verdict from (
                select line_number, 'RATED ' || r.used_quantity as verdict
                  from usage_record u join rated_usage r using (record_key, started_at)
                 where u.file_id = ? union all
                select line_number, verdict || ' ' || reason from set_aside_record
                 where file_id = ?) as records
             order by line_number
            """;

    private final TestUsage usage = new TestUsage();
    private final TestUsage another = new TestUsage(ELSEWHERE);
    private final Map<ProfileDocument, UUID> feeds = new HashMap<>();
    private Duration slowest = Duration.ZERO;
    private String slowestItem = "";

    static List<UsageItem> corpus() {
        return UsageCorpus.items(
                Long.getLong("bellbird.corpus.seed", UsageCorpus.SEED), TestUsage.LINE, ELSEWHERE);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void every_file_and_record_gets_its_verdict(UsageItem item) throws SQLException {
        long begun = System.nanoTime();
        FileReceipt receipt = receive(item);
        assertThat(receipt.duplicate()).as("known already").isFalse();
        UsageFileRow file =
                isRefusedAtOnce(item)
                        ? usage.work.call(() -> usage.files.get(receipt.fileId()))
                        : usage.process(receipt.fileId());
        note(item, Duration.ofNanos(System.nanoTime() - begun));

        if (item.refusal() != null) {
            assertThat(file.state()).isEqualTo(FileState.REJECTED);
            assertThat(file.reason()).startsWith(item.refusal());
        } else {
            assertThat(file.state()).as(file.reason()).isEqualTo(FileState.DONE);
        }
        assertThat(verdicts(file.id())).containsExactlyElementsOf(item.verdicts());
        assertThat(file.counts())
                .isEqualTo(
                        new FileCounts(
                                item.verdicts().size(),
                                item.count("RATED"),
                                item.count("SUSPENDED"),
                                item.count("DUPLICATE"),
                                item.count("REJECTED"),
                                item.count("IGNORED")));
        assertThat(file.counts().balances()).isTrue();
        assertThat(receive(item))
                .as("the same file again")
                .returns(true, FileReceipt::duplicate)
                .returns(file.id(), FileReceipt::fileId);
    }

    /** Before there is anything to read, so that there is no work. */
    private static boolean isRefusedAtOnce(UsageItem item) {
        String refusal = item.refusal();
        return refusal != null
                && (refusal.equals("error.usage.file.tooLarge")
                        || refusal.startsWith("error.usage.archive"));
    }

    @Test
    void the_same_seed_makes_the_same_files() {
        assertThat(contents()).isEqualTo(contents()).hasSizeGreaterThanOrEqualTo(300);
        assertThat(corpus()).extracting(UsageItem::toString).doesNotHaveDuplicates();
    }

    @AfterAll
    void the_invariants_hold_and_nothing_reached_the_other_operator() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17")) {
            assertThat(usage.work.database.query("select * from " + view)).as(view).isEmpty();
        }
        for (String table : List.of("usage_file", "usage_record", "set_aside_record")) {
            assertThat(another.work.database.query("select * from " + table)).as(table).isEmpty();
        }
        Map<String, Long> classes = new java.util.TreeMap<>();
        corpus().forEach(item -> classes.merge(item.inputClass(), 1L, Long::sum));
        System.out.printf(
                "Usage corpus: %d files in %d classes; slowest %d ms (%s)%n",
                corpus().size(), classes.size(), slowest.toMillis(), slowestItem);
        usage.close();
        another.close();
    }

    private static List<Integer> contents() {
        return corpus().stream().map(item -> Arrays.hashCode(item.content())).toList();
    }

    private FileReceipt receive(UsageItem item) throws SQLException {
        return usage.receive(
                feed(item.profile()), "corpus.csv", new ByteArrayInputStream(item.content()));
    }

    private UUID feed(ProfileDocument profile) throws SQLException {
        UUID known = feeds.get(profile);
        if (known != null) {
            return known;
        }
        UUID id = Ids.next();
        usage.work.database.execute(
                "insert into usage_feed (id, name, profile) values (?, ?, ?::jsonb)",
                id,
                "feed " + feeds.size(),
                profile.toJson().toString());
        feeds.put(profile, id);
        return id;
    }

    private List<String> verdicts(UUID file) throws SQLException {
        return new ArrayList<>(usage.work.database.query(VERDICTS, file, file));
    }

    private void note(UsageItem item, Duration took) {
        if (took.compareTo(slowest) > 0) {
            slowest = took;
            slowestItem = item.toString();
        }
    }
}
