package bellbird.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of the stack: its output goes to a log, its number to a file that outlives us. */
final class ChildProcess implements AutoCloseable {

    private final String name;
    private final Process process;
    private final Path log;
    private final Orphans orphans;

    private ChildProcess(String name, Process process, Path log, Orphans orphans) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.orphans = orphans;
    }

    static ChildProcess start(
            String name,
            List<String> command,
            Map<String, String> environment,
            Path log,
            Orphans orphans) {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(new File("/dev/null"))
                        .redirectOutput(log.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        builder.environment().remove("JAVA_OPTS");
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            orphans.remember(name, process.pid());
            return new ChildProcess(name, process, log, orphans);
        } catch (IOException e) {
            throw new StackException("%s cannot be started: %s".formatted(name, e.getMessage()), e);
        }
    }

    /**
     * Fails when the process has ended, with the last lines of its log.
     *
     * @throws StackException if it is no longer running
     */
    void check() {
        if (!process.isAlive()) {
            throw new StackException(
                    "%s ended with code %d; the end of %s:%n%s"
                            .formatted(name, process.exitValue(), log, tail()));
        }
    }

    String name() {
        return name;
    }

    Path log() {
        return log;
    }

    Process process() {
        return process;
    }

    /** Asks the process to end; {@link #close()} waits for it. */
    void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL and returns when the process is gone. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        orphans.forget(name);
    }

    private String tail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    System.lineSeparator(),
                    lines.subList(Math.max(0, lines.size() - 30), lines.size()));
        } catch (IOException e) {
            return e.toString();
        }
    }
}
