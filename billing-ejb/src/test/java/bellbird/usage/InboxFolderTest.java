package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.time.BusinessClock;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InboxFolderTest {

    private final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", Entities.ALL);
    private final UsageFiles files;
    private final InboxFolder inbox;
    private String broken = "";
    private Runnable meanwhile = () -> {};

    InboxFolderTest() {
        work.add(BusinessClock.class, new Clock());
        files = work.add(new Transactions());
        inbox = work.add(new InboxFolder());
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void complete_files_are_registered_once_and_moved_away(@TempDir Path folder)
            throws IOException {
        Path feed = Files.createDirectories(folder.resolve("larkspur/usage"));
        Files.writeString(feed.resolve("a.csv"), "a");
        Files.writeString(feed.resolve("b.csv.part"), "b");
        Files.writeString(feed.resolve("e.txt"), "e");
        Files.writeString(feed.resolve(".c.csv"), "c");
        Files.createSymbolicLink(feed.resolve("d.csv"), Path.of("/etc/hostname"));
        inbox.look(folder);
        inbox.look(folder);
        assertThat(files.list(0, 10))
                .extracting(UsageFileRow::fileName)
                .containsExactlyInAnyOrder("a.csv", "e.txt");
        assertThat(feed.resolve("a.csv")).doesNotExist();
        assertThat(feed.resolve("done/a.csv")).hasContent("a");
        assertThat(feed.resolve("b.csv.part")).exists();
        assertThat(work.jobs.keySet()).filteredOn(job -> job.startsWith("usage-file ")).hasSize(2);
    }

    @Test
    void a_file_that_comes_again_is_moved_away_without_effect(@TempDir Path folder)
            throws IOException {
        Path feed = Files.createDirectories(folder.resolve("larkspur/usage"));
        Files.writeString(feed.resolve("a.csv"), "same");
        inbox.look(folder);
        Files.writeString(feed.resolve("a.csv"), "same");
        inbox.look(folder);
        assertThat(files.count()).isOne();
        try (var done = Files.list(feed.resolve("done"))) {
            assertThat(done).hasSize(2);
        }
    }

    @Test
    void folders_of_nobody_are_left_alone(@TempDir Path folder) throws IOException {
        Path feed = Files.createDirectories(folder.resolve("nobody/usage"));
        Files.writeString(feed.resolve("a.csv"), "a");
        inbox.look(folder);
        assertThat(feed.resolve("a.csv")).exists();
        assertThat(files.count()).isZero();
    }

    @Test
    void a_file_that_cannot_be_taken_stays_and_stops_no_other(@TempDir Path folder)
            throws IOException {
        Path feed = Files.createDirectories(folder.resolve("larkspur/usage"));
        for (String name : List.of("a.csv", "b.csv", "c.csv")) {
            Files.writeString(feed.resolve(name), name);
        }
        broken = "b.csv";
        inbox.look(folder);
        assertThat(files.list(0, 10))
                .extracting(UsageFileRow::fileName)
                .containsExactlyInAnyOrder("a.csv", "c.csv");
        assertThat(feed.resolve("b.csv")).exists();
        broken = "";
        inbox.look(folder);
        assertThat(files.count()).isEqualTo(3);
    }

    @Test
    void a_file_that_is_lost_while_it_is_registered_is_taken_when_it_comes_again(
            @TempDir Path folder) throws IOException {
        Path feed = Files.createDirectories(folder.resolve("larkspur/usage"));
        Files.writeString(feed.resolve("a.csv"), "lost once");
        meanwhile = () -> deleteSpooled("lost once");
        inbox.look(folder);
        assertThat(files.count()).isZero();
        assertThat(feed.resolve("a.csv")).exists();
        meanwhile = () -> {};
        inbox.look(folder);
        assertThat(feed.resolve("done/a.csv")).exists();
        assertThat(files.list(0, 10))
                .singleElement()
                .satisfies(file -> assertThat(work.jobs).containsKey("usage-file " + file.id()))
                .satisfies(file -> assertThat(original(file.id())).isEqualTo("lost once"));
    }

    private static void deleteSpooled(String content) {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try (var spooled = Files.newDirectoryStream(folder, "usage*.in")) {
            for (Path file : spooled) {
                if (Files.size(file) == content.length()
                        && Files.readString(file).equals(content)) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String original(UUID file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        work.run(
                () -> {
                    try {
                        files.writeOriginal(file, out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Something happens whenever somebody asks for the time. */
    private final class Clock implements BusinessClock {

        @Override
        public Instant now() {
            meanwhile.run();
            return work.now;
        }

        @Override
        public ZoneId zone() {
            return work.profile().zone();
        }
    }

    /** Each call a transaction, as the container has it: a checked exception ends it as it is. */
    private final class Transactions extends UsageFiles {

        @Override
        public List<FeedRow> feeds() {
            return work.isInTransaction() ? super.feeds() : work.call(super::feeds);
        }

        @Override
        public FileReceipt upload(@Nullable UUID feedId, String fileName, InputStream content)
                throws IOException {
            if (fileName.equals(broken)) {
                throw new IllegalStateException("no place for it");
            }
            List<IOException> failed = new ArrayList<>();
            Optional<FileReceipt> receipt =
                    work.call(
                            () -> {
                                try {
                                    return Optional.of(super.upload(feedId, fileName, content));
                                } catch (IOException e) {
                                    failed.add(e);
                                    return Optional.empty();
                                }
                            });
            if (receipt.isEmpty()) {
                throw failed.getFirst();
            }
            return receipt.get();
        }

        @Override
        public List<UsageFileRow> list(int offset, int limit) {
            return work.call(() -> super.list(offset, limit));
        }

        @Override
        public long count() {
            return work.call(super::count);
        }
    }
}
