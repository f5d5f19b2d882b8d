package bellbird.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much memory this JVM and all processes below it hold; known on Linux only. */
final class Memory {

    private Memory() {}

    /**
     * @param servers processes of the stack; what they started counts too
     */
    static String of(List<ProcessHandle> servers) {
        List<ProcessHandle> all =
                Stream.concat(Stream.of(ProcessHandle.current()), servers.stream())
                        .flatMap(server -> Stream.concat(Stream.of(server), server.descendants()))
                        .distinct()
                        .toList();
        long kilobytes =
                all.stream()
                        .map(Memory::resident)
                        .filter(OptionalLong::isPresent)
                        .mapToLong(OptionalLong::getAsLong)
                        .sum();
        return kilobytes == 0
                ? "%d processes".formatted(all.size())
                : String.format(
                        Locale.ROOT,
                        "%.2f GiB resident in %d processes",
                        kilobytes / 1048576.0,
                        all.size());
    }

    /** Returns the proportional set size in KiB: pages that processes share count once in all. */
    private static OptionalLong resident(ProcessHandle process) {
        try (Stream<String> lines =
                Files.lines(Path.of("/proc/%d/smaps_rollup".formatted(process.pid())))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
