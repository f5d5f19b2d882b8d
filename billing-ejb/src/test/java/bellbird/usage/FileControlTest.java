package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.job.JobRun;
import bellbird.kernel.mail.StaffMail;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.WorkedExample;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files are counted before they are read, and what does not come is noticed (rule B3). */
class FileControlTest {

    private static final Instant NOON = Instant.parse("2026-10-12T11:00:00Z");

    private final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", Entities.ALL);
    private final List<String> mails = new ArrayList<>();
    private final UsageFeeds feeds = work.add(new UsageFeeds());
    private final UsageFiles files = work.add(new UsageFiles());
    private final FeedWatch watch;

    FileControlTest() {
        work.add(
                StaffMail.class,
                (StaffMail)
                        (key, template, parameters, path) ->
                                mails.add(template + " " + new TreeMap<>(parameters)));
        watch = work.add(new FeedWatch());
        work.now = NOON;
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void numbers_go_round_as_the_worked_example_says() {
        WorkedExample example = WorkedExample.of("B3-01").getFirst();
        FileSequence sequence = new FileSequence(example.input().getInt("highestSequence"));
        List<JsonObject> arrivals =
                example.input().getJsonArray("arrivals").getValuesAs(JsonObject.class);
        List<JsonObject> results =
                example.expected().getJsonArray("results").getValuesAs(JsonObject.class);
        assertThat(arrivals).hasSameSizeAs(results).isNotEmpty();
        for (int i = 0; i < arrivals.size(); i++) {
            FileSequence.Place place =
                    sequence.place(
                            (long) arrivals.get(i).getInt("last"),
                            arrivals.get(i).getInt("received"));
            assertThat(place.status().name()).isEqualTo(results.get(i).getString("status"));
            assertThat(place.missing()).isEqualTo(results.get(i).getInt("missing"));
            assertThat(sequence.number(place.position()))
                    .isEqualTo(arrivals.get(i).getInt("received"));
        }
    }

    @Test
    void a_file_balances_as_the_worked_example_says() {
        WorkedExample example = WorkedExample.of("B3-02").getFirst();
        FileCounts counts =
                new FileCounts(
                        example.expected().getInt("recordsIn"),
                        example.whole("rated"),
                        example.whole("suspended"),
                        example.whole("duplicate"),
                        example.whole("rejected"),
                        example.whole("ignoredByRule"));
        assertThat(counts.balances()).isTrue();
        assertThat(new FileCounts(9_999, 9_871, 96, 33, 0, 0).balances()).isFalse();
    }

    @Test
    void the_same_number_with_other_content_is_held_until_a_person_decides() {
        UUID feed = feed("{\"sequence\": \"digits(name)\", \"highestSequence\": 99}");
        FileReceipt first = receive(feed, "u41.csv", "one");
        assertThat(receive(feed, "again.csv", "one").duplicate()).isTrue();
        FileReceipt other = receive(feed, "u41.csv", "another");
        assertThat(file(other))
                .returns(FileState.QUARANTINED, UsageFileRow::state)
                .returns("error.usage.file.numberTaken", UsageFileRow::reason)
                .returns(41L, UsageFileRow::number)
                .returns(List.of("41", "u41.csv"), UsageFileRow::reasonParameters);
        assertThat(work.jobs).doesNotContainKey("usage-file " + other.fileId());
        FileReceipt nameless = receive(feed, "u.csv", "third");
        assertThat(file(nameless)).returns("error.usage.file.noNumber", UsageFileRow::reason);

        work.run(() -> files.release(other.fileId()));
        assertThat(file(other)).returns(FileState.REGISTERED, UsageFileRow::state);
        assertThat(work.jobs).containsKey("usage-file " + other.fileId());
        work.run(() -> files.dismiss(nameless.fileId()));
        assertThat(file(nameless)).returns(FileState.REJECTED, UsageFileRow::state);
        assertThatThrownBy(() -> work.run(() -> files.release(nameless.fileId())))
                .isInstanceOfSatisfying(
                        BellbirdException.class,
                        late -> assertThat(late.kind()).isEqualTo(ErrorKind.CONFLICT));
        assertThat(file(first)).returns(FileState.REGISTERED, UsageFileRow::state);
    }

    @Test
    void a_file_that_comes_by_sixteen_ways_at_once_is_one_file() throws Exception {
        UUID feed = feed("{\"sequence\": \"digits(name)\", \"highestSequence\": 99}");
        List<Callable<Boolean>> ways =
                Collections.nCopies(
                        16,
                        () ->
                                work.database.inTransaction(
                                        connection -> register(connection, feed)));
        int registered = 0;
        try (ExecutorService senders = Executors.newFixedThreadPool(ways.size())) {
            for (Future<Boolean> way : senders.invokeAll(ways)) {
                registered += way.get() ? 1 : 0;
            }
        }
        assertThat(registered).isOne();
        assertThat(work.database.query("select state, sequence from usage_file"))
                .containsExactly("REGISTERED|41");
    }

    @Test
    void a_file_that_comes_while_its_successor_is_begun_knows_that_it_is_late()
            throws SQLException {
        UUID feed = feed("{\"sequence\": \"digits(name)\", \"highestSequence\": 99}");
        UUID second = receive(feed, "u42.csv", "second").fileId();
        work.database.execute("update usage_file set state = 'PROCESSING' where id = ?", second);
        UUID first = receive(feed, "u41.csv", "first").fileId();
        assertThat(outOfTurn(first)).isTrue();
        UUID third = receive(feed, "u43.csv", "third").fileId();
        work.database.execute("update usage_file set state = 'DONE' where id <> ?", third);
        assertThat(outOfTurn(third)).isFalse();
    }

    private boolean outOfTurn(UUID file) throws SQLException {
        return work.database.inTransaction(
                connection -> new FileTables(connection).isOutOfTurn(file));
    }

    private static boolean register(Connection connection, UUID feed) throws SQLException {
        FileNumber number =
                FileNumber.of(
                        connection, feed, new FeedTables(connection).profile(feed), "u41.csv");
        try (SpooledFile content = SpooledFile.of(InputStream.nullInputStream(), 1)) {
            return new FileTables(connection)
                    .register(
                            new FileTables.NewFile(
                                    UUID.randomUUID(),
                                    feed,
                                    "u41.csv",
                                    content,
                                    number.position(),
                                    NOON,
                                    "sender",
                                    number.conflict() == null
                                            ? FileState.REGISTERED
                                            : FileState.QUARANTINED,
                                    number.conflict()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_waits_for_a_person_waits_however_many_files_come_after_it() throws SQLException {
        UUID feed = feed("{\"sequence\": \"digits(name)\", \"highestSequence\": 999}");
        refuse(receive(feed, "u1.csv", "1").fileId());
        UUID first = receive(feed, "u2.csv", "2").fileId();
        work.database.execute(
                "update usage_file set records_in = 5, suspended = 5 where id = ?", first);
        UUID held = receive(feed, "u2.csv", "other").fileId();
        for (int number = 3; number < 60; number++) {
            receive(feed, "u" + number + ".csv", "" + number);
        }
        assertThat(work.call(files::waiting)).isEqualTo(new FilesWaiting(5, 1, 1));
        work.run(() -> files.dismiss(held));
        receive(feed, "u1.csv", "mended");
        assertThat(work.call(files::waiting)).isEqualTo(new FilesWaiting(5, 0, 0));
    }

    @Test
    void a_refused_file_that_nobody_needs_waits_for_nobody_until_it_is_read_again()
            throws SQLException {
        UUID feed = feed("{}");
        FileReceipt refused = receive(feed, "u1.csv", "1");
        assertThatThrownBy(() -> work.run(() -> files.settle(refused.fileId())))
                .as("it is not refused")
                .hasMessageContaining("error.usage.file.decided");
        refuse(refused.fileId());
        assertThat(work.call(files::waiting)).isEqualTo(new FilesWaiting(0, 0, 1));

        work.run(() -> files.settle(refused.fileId()));
        assertThat(work.call(files::waiting)).isEqualTo(new FilesWaiting(0, 0, 0));
        assertThat(work.call(() -> files.unfinished(Instant.EPOCH))).isEmpty();
        assertThat(file(refused))
                .returns(FileState.REJECTED, UsageFileRow::state)
                .returns("error.usage.file.trailerCount", UsageFileRow::reason)
                .returns(work.now, UsageFileRow::settledAt);
        assertThat(work.audit).last().asString().contains("do without refused usage file");
        assertThatThrownBy(() -> work.run(() -> files.settle(refused.fileId())))
                .hasMessageContaining("error.usage.file.decided");

        assertThat(receive(feed, "u1.csv", "1").duplicate()).as("no way around reading").isTrue();
        assertThat(file(refused)).returns(work.now, UsageFileRow::settledAt);
        boolean again =
                work.database.inTransaction(
                        connection -> new FileTables(connection).readAgain(refused.fileId()));
        assertThat(again).isTrue();
        assertThat(file(refused)).returns(null, UsageFileRow::settledAt);
    }

    @Test
    void a_gap_is_told_after_one_interval_and_holds_nothing_up() {
        UUID feed =
                feed(
                        "{\"sequence\": \"digits(name)\", \"highestSequence\": 99, \"everyHours\": 2}");
        receive(feed, "u98.csv", "98");
        FileReceipt later = receive(feed, "u02.csv", "02");
        assertThat(file(later)).returns(FileState.REGISTERED, UsageFileRow::state);
        assertThat(alarms()).isEmpty();
        pass(Duration.ofHours(1));
        receive(feed, "u03.csv", "03");
        pass(Duration.ofHours(1));
        assertThat(alarms()).containsExactly("GAP [99, 1, 2]");
        look(feed);
        assertThat(mails)
                .containsExactly("usage-feed-gap {feed=Host, first=99, second=1, third=2}");

        receive(feed, "u01.csv", "01");
        assertThat(alarms()).containsExactly("GAP [99, 99, 1]", "LATE [1, u01.csv]");
        receive(feed, "u99.csv", "99");
        assertThat(alarms()).containsExactly("LATE [99, u99.csv]", "LATE [1, u01.csv]");
        assertThat(file(receive(feed, "u01.csv", "other")).state())
                .isEqualTo(FileState.QUARANTINED);
        pass(Duration.ofHours(25));
        assertThat(alarms()).containsExactly("MISSING [25]");
    }

    @Test
    void missing_files_that_will_not_come_are_told_no_more() {
        UUID feed = feed("{\"sequence\": \"digits(name)\"}");
        receive(feed, "u1.csv", "1");
        receive(feed, "u4.csv", "4");
        assertThat(alarms()).containsExactly("GAP [2, 3, 2]");
        work.run(() -> feeds.settleGaps(feed));
        assertThat(alarms()).isEmpty();
        receive(feed, "u7.csv", "7");
        assertThat(alarms()).containsExactly("GAP [5, 6, 2]");
    }

    @Test
    void a_file_that_does_not_come_is_noticed_by_the_tenants_clock() {
        UUID feed = feed("{\"everyHours\": 6}");
        assertThat(work.jobs)
                .containsEntry("usage-feed " + feed + "/0", NOON.plus(Duration.ofHours(6)));
        pass(Duration.ofHours(6));
        assertThat(alarms()).containsExactly("MISSING [6]");
        FileReceipt came = receive(feed, "a.csv", "a");
        assertThat(alarms()).isEmpty();
        assertThat(work.jobs)
                .containsEntry(
                        "usage-feed " + feed + "/" + came.fileId(),
                        work.now.plus(Duration.ofHours(6)));
        pass(Duration.ofHours(7));
        look(feed);
        look(feed);
        assertThat(mails.getFirst())
                .isEqualTo("usage-feed-missing {feed=Host, first=7, second=, third=}");
    }

    /** Of forty-two the trailer is wrong, say; after an interval it is as if it had not come. */
    @Test
    void a_file_that_is_refused_as_a_whole_has_not_come() throws SQLException {
        UUID feed = feed("{\"sequence\": \"digits(name)\", \"everyHours\": 24}");
        receive(feed, "u41.csv", "41");
        pass(Duration.ofHours(1));
        UUID second = receive(feed, "u42.csv", "42").fileId();
        UUID third = receive(feed, "u43.csv", "43").fileId();
        refuse(second);
        pass(Duration.ofHours(23));
        assertThat(alarms()).isEmpty();
        pass(Duration.ofHours(1));
        assertThat(alarms()).containsExactly("MISSING [24]", "GAP [42, 42, 1]");

        refuse(third);
        assertThat(alarms()).as("only the first file came").containsExactly("MISSING [25]");
        receive(feed, "u44.csv", "44");
        receive(feed, "u42.csv", "mended");
        pass(Duration.ofHours(24));
        assertThat(alarms()).containsExactly("MISSING [24]", "GAP [43, 43, 1]");
    }

    /** Sixty hours apart two files are rated; what came between them was held, or never read. */
    @Test
    void what_is_not_read_puts_off_no_alarm() {
        UUID feed = feed("{\"sequence\": \"digits(name)\", \"everyHours\": 48}");
        receive(feed, "u1.csv", "1");
        pass(Duration.ofHours(34));
        UUID held = receive(feed, "u1.csv", "other").fileId();
        receive(feed, "u2.zip", "PK\3\4");
        lookUntil(feed, NOON.plus(Duration.ofHours(60)));
        assertThat(mails)
                .first()
                .isEqualTo("usage-feed-missing {feed=Host, first=48, second=, third=}");

        work.run(() -> files.release(held));
        assertThat(alarms()).as("it came after 34 hours").isEmpty();
        mails.clear();
        lookUntil(feed, NOON.plus(Duration.ofHours(34 + 48)));
        assertThat(mails)
                .containsExactly("usage-feed-missing {feed=Host, first=48, second=, third=}");
    }

    @Test
    void a_day_with_much_less_than_the_same_weekday_before_is_noticed_when_it_is_over()
            throws Exception {
        UUID feed = feed("{\"everyHours\": 1}");
        UUID before = receive(feed, "monday.csv", "a").fileId();
        records(before, 1_000);
        pass(Duration.ofDays(7));
        UUID after = receive(feed, "next.csv", "b").fileId();
        records(after, 600);
        assertThat(work.jobs)
                .containsEntry(
                        "usage-feed " + feed + "/2026-10-20",
                        Instant.parse("2026-10-20T00:00:00Z"));
        assertThat(alarms()).isEmpty();
        work.now = Instant.parse("2026-10-20T00:00:00Z");
        assertThat(alarms()).contains("LESS [2026-10-19, 600, 1000]");
        records(after, 601);
        assertThat(alarms()).noneMatch(alarm -> alarm.startsWith("LESS"));
        assertThat(LocalDate.parse("2026-10-19").minusWeeks(1)).isEqualTo("2026-10-12");
    }

    @Test
    void where_nothing_is_expected_nothing_is_missed() {
        UUID feed = feed("{}");
        receive(feed, "a.csv", "a");
        pass(Duration.ofDays(60));
        assertThat(alarms()).isEmpty();
        assertThat(work.jobs.keySet()).noneMatch(job -> job.startsWith("usage-feed"));
    }

    private UUID feed(String expected) {
        return work.call(
                () -> feeds.add("Host", null, Profiles.with(Profiles.GENERIC, "watch", expected)));
    }

    private void records(UUID file, int count) throws Exception {
        work.database.execute("update usage_file set records_in = ? where id = ?", count, file);
    }

    private void pass(Duration time) {
        work.now = work.now.plus(time);
    }

    private List<String> alarms() {
        return work.call(feeds::alarms).stream()
                .map(alarm -> alarm.kind() + " " + alarm.details())
                .toList();
    }

    private void look(UUID feed) {
        work.run(() -> watch.look(new Once(feed + "/now"), feed));
    }

    /** The looks that were asked for, each at its time. */
    private void lookUntil(UUID feed, Instant end) {
        List<Instant> due =
                work.jobs.entrySet().stream()
                        .filter(job -> job.getKey().startsWith("usage-feed " + feed))
                        .map(Map.Entry::getValue)
                        .filter(at -> at.isAfter(work.now) && !at.isAfter(end))
                        .sorted()
                        .toList();
        for (Instant at : due) {
            work.now = at;
            look(feed);
        }
        work.now = end;
    }

    private void refuse(UUID file) throws SQLException {
        work.database.execute(
                "update usage_file set state = 'REJECTED', reason = '[\"error.usage.file.trailerCount\"]'"
                        + " where id = ?",
                file);
    }

    private UsageFileRow file(FileReceipt receipt) {
        return work.call(() -> files.get(receipt.fileId()));
    }

    private FileReceipt receive(UUID feed, String name, String content) {
        return work.call(
                () -> {
                    try {
                        return files.upload(
                                feed,
                                name,
                                new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** A run that nobody takes away. */
    private record Once(String key) implements JobRun {

        @Override
        public String payload() {
            return "{}";
        }

        @Override
        public String checkpoint() {
            return "";
        }

        @Override
        public Instant dueAt() {
            return NOON;
        }

        @Override
        public void checkpoint(String checkpoint) {}

        @Override
        public void finish(String checkpoint) {}
    }
}
