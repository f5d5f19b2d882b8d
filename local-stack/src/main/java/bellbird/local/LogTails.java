package bellbird.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The last lines of each log, for where nobody can look at the files any more. */
final class LogTails {

    private static final int LINES = 60;

    private LogTails() {}

    /** Prints nothing where no part came far enough to have a log. */
    static void print(Path logs, PrintStream out) {
        if (!Files.isDirectory(logs)) {
            return;
        }
        try (Stream<Path> files = Files.list(logs)) {
            for (Path log : files.sorted().toList()) {
                List<String> lines = Files.readAllLines(log);
                out.printf("--- %s%n", log.getFileName());
                lines.subList(Math.max(0, lines.size() - LINES), lines.size())
                        .forEach(out::println);
            }
        } catch (IOException e) {
            out.println("The logs cannot be read: " + e.getMessage());
        }
    }
}
