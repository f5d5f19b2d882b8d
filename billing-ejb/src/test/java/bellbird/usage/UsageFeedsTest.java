package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People say how the files of a feed are read. */
class UsageFeedsTest {

    private static final ProfileDocument EXCHANGE =
            ProfileDocument.exchange(ZoneId.of("Europe/London"));

    private final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", Entities.ALL);
    private final UsageFeeds feeds = work.add(new UsageFeeds());
    private final UsageFiles files = work.add(new UsageFiles());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_feed_is_added_changed_and_every_change_is_on_record() {
        UUID id = work.call(() -> feeds.add("Exchange", "exchange", EXCHANGE));
        assertThat(work.call(() -> feeds.get(id)))
                .isEqualTo(new FeedDetail(id, "Exchange", "exchange", 0, EXCHANGE));
        ProfileDocument other = Profiles.text(EXCHANGE, "zone", "UTC");
        assertThat(work.call(() -> feeds.change(id, 0, null, other))).isTrue();
        assertThat(work.call(() -> feeds.change(id, 1, null, other))).isFalse();
        assertThat(work.call(() -> feeds.get(id)))
                .isEqualTo(new FeedDetail(id, "Exchange", null, 1, other));
        assertThat(work.audit)
                .satisfiesExactly(
                        added -> assertThat(added).startsWith("add usage feed: exchange {"),
                        changed ->
                                assertThat(changed)
                                        .startsWith("change usage feed: exchange {")
                                        .contains("Europe/London", "-> {", "UTC"));
        assertThatThrownBy(() -> work.call(() -> feeds.change(id, 0, "late", EXCHANGE)))
                .isInstanceOfSatisfying(
                        BellbirdException.class,
                        late -> assertThat(late.kind()).isEqualTo(ErrorKind.CONFLICT));
    }

    @Test
    void names_and_folders_are_each_for_one_feed() {
        work.call(() -> feeds.add("Exchange", "exchange", EXCHANGE));
        assertThat(problems(() -> feeds.add("Exchange", null, EXCHANGE)))
                .containsExactly("/name error.feed.nameTaken");
        assertThat(problems(() -> feeds.add(" ", null, EXCHANGE)))
                .containsExactly("/name error.feed.name");
        assertThat(problems(() -> feeds.add("Other", "exchange", EXCHANGE)))
                .containsExactly("/folder error.feed.folderTaken");
        assertThat(problems(() -> feeds.add("Other", "../etc", EXCHANGE)))
                .containsExactly("/folder error.feed.folder");
        assertThat(work.call(feeds::list)).hasSize(1);
    }

    @Test
    void all_feeds_go_out_and_come_in_as_one_document() {
        work.call(() -> feeds.add("Exchange", "exchange", EXCHANGE));
        FeedDocument.Feed known = new FeedDocument.Feed("Exchange", "exchange", EXCHANGE);
        FeedDocument.Feed host =
                new FeedDocument.Feed(
                        "Host", null, ProfileDocument.generic(ZoneId.of("Europe/London")));
        FeedDocument both = FeedDocument.read(new FeedDocument(List.of(known, host)).toJson());
        assertThat(work.call(() -> feeds.put(both)))
                .containsExactly(
                        new FeedChange("Exchange", FeedChange.Outcome.UNCHANGED),
                        new FeedChange("Host", FeedChange.Outcome.CREATED));
        FeedDocument.Feed wrong =
                new FeedDocument.Feed("Host", null, Profiles.text(EXCHANGE, "zone", "Mars"));
        assertThat(problems(() -> feeds.put(new FeedDocument(List.of(known, wrong)))))
                .containsExactly("/feeds/1/profile/zone error.json.zone-id");
        assertThat(work.call(feeds::list))
                .extracting(FeedDetail::name)
                .containsExactly("Exchange", "Host");
    }

    @Test
    void the_feed_that_every_operator_got_learns_cards_and_what_people_wrote_stays()
            throws Exception {
        work.call(files::feeds);
        FeedDetail given = work.call(feeds::list).getFirst();
        UUID written = work.call(() -> feeds.add("Host", null, given.profile()));
        work.database.execute(
                "update usage_feed set profile = profile #- '{fields,imsi}' #- '{fields,session}'");

        work.database.executeAsOwner(work.database.script("V2_350"));

        assertThat(work.call(() -> feeds.get(given.id()))).isEqualTo(given);
        assertThat(work.call(() -> feeds.get(written)).profile().fields())
                .doesNotContainKeys("imsi", "session");
    }

    @Test
    void files_come_by_the_feed_they_are_handed_to_each_file_of_an_archive_once() {
        UUID id = work.call(() -> feeds.add("Exchange", null, EXCHANGE));
        byte[] zip = Archives.zip("a.csv", "1", "sub/b.csv", "2");
        FileReceipt first = upload(id, "month.zip", zip);
        assertThat(work.call(() -> files.list(0, 10)))
                .allSatisfy(file -> assertThat(file.feed()).isEqualTo("Exchange"))
                .extracting(UsageFileRow::fileName, UsageFileRow::state)
                .containsExactlyInAnyOrder(
                        tuple("month.zip/a.csv", FileState.REGISTERED),
                        tuple("month.zip/b.csv", FileState.REGISTERED));
        assertThat(first.others()).hasSize(1);
        assertThat(work.jobs.keySet()).filteredOn(job -> job.startsWith("usage-file ")).hasSize(2);
        FileReceipt again = upload(id, "again.csv.gz", Archives.gzip("2"));
        assertThat(again.duplicate()).isTrue();
        assertThat(again.fileName()).isEqualTo("month.zip/b.csv");
        assertThat(work.call(files::count)).isEqualTo(2);
    }

    @Test
    void an_archive_that_is_refused_says_why_and_is_kept() throws IOException {
        UUID id = work.call(() -> feeds.add("Exchange", null, EXCHANGE));
        byte[] bomb = Archives.gzip("0".repeat(8 << 20));
        UUID file = upload(id, "bomb.csv.gz", bomb).fileId();
        assertThat(work.call(() -> files.get(file)))
                .returns(FileState.REJECTED, UsageFileRow::state)
                .returns("error.usage.archive.ratio", UsageFileRow::reason)
                .returns((long) bomb.length, UsageFileRow::sizeBytes);
        assertThat(work.jobs).isEmpty();
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        work.run(
                () -> {
                    try {
                        files.writeOriginal(file, kept);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assertThat(kept.toByteArray()).isEqualTo(bomb);
    }

    private FileReceipt upload(UUID feed, String name, byte[] content) {
        return work.call(
                () -> {
                    try {
                        return files.upload(feed, name, new ByteArrayInputStream(content));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private List<String> problems(Supplier<?> step) {
        return catchThrowableOfType(BellbirdException.class, () -> work.call(step::get))
                .problems()
                .stream()
                .map(problem -> problem.field() + " " + problem.messageKey())
                .toList();
    }
}
