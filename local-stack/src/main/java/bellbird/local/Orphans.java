package bellbird.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Remembers the processes of a stack on disk, so that the next start can end what a killed one left
 * behind. A number alone is not trusted: systems use them again, so the start time must fit too.
 */
final class Orphans {

    private final Path folder;

    Orphans(Path folder) {
        this.folder = Folders.create(folder);
    }

    void remember(String name, long pid) {
        ProcessHandle.of(pid)
                .flatMap(Orphans::born)
                .ifPresent(born -> write(name, pid + " " + born.toEpochMilli()));
    }

    void forget(String name) {
        try {
            Files.deleteIfExists(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends every remembered process that still runs, and says how many there were. */
    int endAll() {
        List<ProcessHandle> left = living();
        end(left);
        Folders.delete(folder);
        Folders.create(folder);
        return left.size();
    }

    /** Ends one remembered process if it still runs, and forgets it. */
    void end(String name) {
        end(living(file(name)).stream().toList());
        forget(name);
    }

    private static void end(List<ProcessHandle> left) {
        left.forEach(ProcessHandle::destroy);
        for (ProcessHandle process : left) {
            try {
                process.onExit().get(20, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                process.onExit().join();
            } catch (ExecutionException e) {
                throw new StackException("Process %d does not end.".formatted(process.pid()), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("Interrupted while ending what an earlier run left.", e);
            }
        }
    }

    /** Returns the remembered processes that still run. */
    List<ProcessHandle> living() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> living(file).stream()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<ProcessHandle> living(Path file) {
        try {
            String[] words = Files.readString(file).strip().split(" ");
            if (words.length != 2) {
                return Optional.empty();
            }
            Instant born = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(
                            handle ->
                                    born(handle)
                                            .map(
                                                    b ->
                                                            Duration.between(b, born)
                                                                            .abs()
                                                                            .toSeconds()
                                                                    < 2)
                                            .orElse(false));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> born(ProcessHandle handle) {
        return handle.info().startInstant();
    }

    private void write(String name, String line) {
        try {
            Files.writeString(file(name), line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(String name) {
        return folder.resolve(name.toLowerCase(Locale.ROOT));
    }
}
