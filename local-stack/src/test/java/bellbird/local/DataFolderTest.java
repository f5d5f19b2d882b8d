package bellbird.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir private Path root;

    @Test
    void a_second_stack_on_the_same_data_is_refused_with_the_first_ones_process() {
        try (DataFolder _ = DataFolder.claim(root, false)) {
            assertThatThrownBy(() -> DataFolder.claim(root, false))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid());
        }
        DataFolder.claim(root, false).close();
    }

    @Test
    void what_a_killed_stack_left_running_is_ended() throws IOException {
        Process left = new ProcessBuilder("sleep", "600").start();
        try (DataFolder folder = DataFolder.claim(root, false)) {
            folder.orphans().remember("left", left.pid());
        }
        DataFolder.claim(root, false).close();
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void what_was_asked_to_stop_and_has_not_yet_is_waited_for() throws IOException {
        Process slow = new ProcessBuilder("sleep", "600").start();
        Process other = new ProcessBuilder("sleep", "600").start();
        try (DataFolder folder = DataFolder.claim(root, false)) {
            folder.orphans().remember("slow", slow.pid());
            folder.orphans().remember("other", other.pid());
            folder.orphans().end("slow");
            assertThat(slow.isAlive()).isFalse();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void a_process_that_only_got_the_same_number_is_left_alone() throws IOException {
        Process stranger = new ProcessBuilder("sleep", "600").start();
        try {
            Files.createDirectories(root.resolve("processes"));
            Files.writeString(root.resolve("processes/old"), stranger.pid() + " 1000");
            DataFolder.claim(root, false).close();
            assertThat(stranger.isAlive()).isTrue();
        } finally {
            stranger.destroyForcibly();
        }
    }

    @Test
    void starting_fresh_forgets_what_was_written() throws IOException {
        Files.createDirectories(root.resolve("mails"));
        Files.writeString(root.resolve("mails/old.eml"), "old");
        DataFolder.claim(root, false).close();
        assertThat(root.resolve("mails/old.eml")).exists();
        DataFolder.claim(root, true).close();
        assertThat(root.resolve("mails/old.eml")).doesNotExist();
    }
}
