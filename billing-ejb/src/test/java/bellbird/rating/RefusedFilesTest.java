package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.testing.TenantWork;
import bellbird.usage.FileCounts;
import bellbird.usage.FileState;
import bellbird.usage.RefusedFiles;
import bellbird.usage.UsageFileRow;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A file of which nothing was rated goes in again when its profile was mended. */
class RefusedFilesTest {

    private static final String HEADER =
            "record_id;service;direction;served;other;start;seconds;bytes\n";

    private final TestUsage usage = new TestUsage();
    private final TenantWork work = usage.work;
    private final RefusedFiles refused = work.add(new RefusedFiles());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_refused_file_is_rated_once_its_profile_was_mended() throws SQLException {
        UUID id = receive("a.csv", content("r1").getBytes(StandardCharsets.UTF_8));
        assertThat(usage.process(id).state()).isEqualTo(FileState.REJECTED);
        readAgain(id);
        assertThat(usage.process(id).reason()).as("not mended yet").isNotNull();
        mend("{delimiter}", "\";\"");
        work.now = work.now.plus(Duration.ofDays(100));
        readAgain(id);
        UsageFileRow file = usage.process(id);
        assertThat(file.state()).isEqualTo(FileState.DONE);
        assertThat(file.reason()).isNull();
        assertThat(file.counts()).isEqualTo(new FileCounts(1, 1, 0, 0, 0, 0));
        assertThat(work.jobs.keySet())
                .filteredOn(job -> job.startsWith("usage-file " + id + "/"))
                .hasSize(2);
        assertThatThrownBy(() -> readAgain(id)).hasMessageContaining("error.usage.file.notAgain");
    }

    @Test
    void the_next_file_is_looked_for_when_one_is_read_again() throws SQLException {
        UUID id = receive("a.csv", content("r1").getBytes(StandardCharsets.UTF_8));
        usage.process(id);
        mend("{watch}", "{\"highestSequence\": 99999, \"everyHours\": 24, \"fallPercent\": 40}");
        Instant received = work.now;
        work.now = received.plus(Duration.ofHours(5));
        readAgain(id);
        assertThat(work.jobs)
                .extractingFromEntries(job -> job.getKey().contains(id + "/"), Map.Entry::getValue)
                .contains(tuple(true, received.plus(Duration.ofHours(24))));
    }

    @Test
    void a_refused_archive_gives_its_files_once_the_feed_allows_them()
            throws IOException, SQLException {
        mend("{limits,archiveEntries}", "1");
        mend("{delimiter}", "\";\"");
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            for (String name : new String[] {"one", "two"}) {
                zip.putNextEntry(new ZipEntry(name + ".csv"));
                zip.write(content(name).getBytes(StandardCharsets.UTF_8));
            }
        }
        UUID id = receive("both.zip", archive.toByteArray());
        assertThat(work.call(() -> usage.files.get(id)).reason())
                .isEqualTo("error.usage.archive.entries");
        mend("{limits,archiveEntries}", "2");
        readAgain(id);
        assertThat(work.call(() -> usage.files.list(0, 9)))
                .extracting(UsageFileRow::fileName)
                .contains("both.zip/one.csv", "both.zip/two.csv");
        assertThat(work.call(() -> usage.files.get(id)))
                .as("the archive stays as it came, and waits for nobody")
                .returns(FileState.REJECTED, UsageFileRow::state)
                .returns(work.now, UsageFileRow::settledAt);
    }

    private void readAgain(UUID id) {
        work.run(
                () -> {
                    try {
                        refused.readAgain(id);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void mend(String path, String value) throws SQLException {
        work.call(usage.files::feeds);
        work.database.execute(
                "update usage_feed set profile = jsonb_set(profile, '%s', '%s')"
                        .formatted(path, value));
    }

    private UUID receive(String name, byte[] content) {
        return usage.receive(null, name, new ByteArrayInputStream(content)).fileId();
    }

    private static String content(String key) {
        return HEADER
                + "%s;voice;out;%s;+442079460000;2026-10-20T10:00:00;60;"
                        .formatted(key, TestUsage.LINE);
    }
}
