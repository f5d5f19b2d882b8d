package bellbird.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Keycloak with its optimised build, on the stack's PostgreSQL. */
final class Keycloak implements Parts.Terminating, AutoCloseable {

    static final String ADMIN = "admin";
    static final String ADMIN_PASSWORD = "local-admin";

    private final ChildProcess process;
    private final Ports ports;

    private Keycloak(ChildProcess process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Builds the distribution for PostgreSQL unless that was done before; two stacks of a checkout
     * share it.
     *
     * @param checkout has the unpacked distribution and the common passwords its realms refuse
     * @return the distribution
     */
    static Path prepare(Checkout checkout, Path log) {
        Path tools = checkout.keycloak();
        Path home = distribution(tools);
        Path built = home.resolve(".built-for-bellbird");
        try (RandomAccessFile guard = new RandomAccessFile(tools.resolve(".lock").toFile(), "rw");
                FileLock _ = guard.getChannel().lock()) {
            if (!Files.exists(built)) {
                build(home, log);
                Files.createFile(built);
            }
            Path refused = Files.createDirectories(home.resolve("data/password-blacklists"));
            Files.copy(
                    checkout.commonPasswords(),
                    refused.resolve(checkout.commonPasswords().getFileName()),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("Keycloak cannot be built: " + e.getMessage(), e);
        }
        return home;
    }

    private static Path distribution(Path tools) {
        if (Files.isDirectory(tools)) {
            try (Stream<Path> found = Files.list(tools)) {
                return found.filter(path -> Files.exists(path.resolve("bin/kc.sh")))
                        .max(Path::compareTo)
                        .orElseThrow(() -> missing(tools));
            } catch (IOException e) {
                throw new StackException("Cannot read " + tools, e);
            }
        }
        throw missing(tools);
    }

    private static StackException missing(Path tools) {
        return new StackException(
                "No Keycloak in %s; the Maven build of local-stack puts it there."
                        .formatted(tools));
    }

    private static void build(Path home, Path log) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                home.resolve("bin/kc.sh").toString(),
                                "build",
                                "--db=postgres",
                                "--health-enabled=true")
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_OPTS");
        Process process = builder.start();
        try {
            if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new StackException("Keycloak's build failed; see %s.".formatted(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while building Keycloak.", e);
        } finally {
            process.destroy();
        }
    }

    static Keycloak start(Path home, Ports ports, String database, Path log, Orphans orphans) {
        List<String> command =
                Stream.of(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-Xms64m",
                                        "-Xmx448m",
                                        "-XX:MaxMetaspaceSize=256m",
                                        "-XX:+UseSerialGC",
                                        "-XX:+ExitOnOutOfMemoryError",
                                        "-XX:TieredStopAtLevel=1",
                                        "-Dfile.encoding=UTF-8",
                                        "-Duser.language=en",
                                        "-Duser.country=US",
                                        "-Dkc.home.dir=" + home,
                                        "-Djboss.server.config.dir=" + home.resolve("conf"),
                                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                                        "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                                                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                                        "-Dpicocli.disable.closures=true",
                                        "-Dquarkus-log-max-startup-records=10000",
                                        "--add-opens=java.base/java.util=ALL-UNNAMED",
                                        "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                                        "--add-opens=java.base/java.security=ALL-UNNAMED",
                                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                                        "--enable-native-access=ALL-UNNAMED",
                                        "-cp",
                                        home.resolve("lib/quarkus-run.jar").toString(),
                                        "io.quarkus.bootstrap.runner.QuarkusEntryPoint"),
                                Stream.of(
                                        "start",
                                        "--optimized",
                                        "--http-enabled=true",
                                        "--http-host=127.0.0.1",
                                        "--hostname=http://localhost:" + ports.keycloak(),
                                        "--http-port=" + ports.keycloak(),
                                        "--http-management-port=" + ports.keycloakManagement(),
                                        "--cache=local",
                                        "--db-url=" + database,
                                        "--db-username=keycloak",
                                        "--db-password=keycloak",
                                        "--db-pool-max-size=20"))
                        .flatMap(words -> words)
                        .toList();
        ChildProcess process =
                ChildProcess.start(
                        "Keycloak",
                        command,
                        Map.of(
                                "KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN,
                                "KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN_PASSWORD),
                        log,
                        orphans);
        return new Keycloak(process, ports);
    }

    String url() {
        return "http://localhost:" + ports.keycloak();
    }

    /** Waits until Keycloak answers requests, which is later than its log says "started". */
    void awaitReady() {
        Ready.await(process, url() + "/realms/master/.well-known/openid-configuration");
    }

    @Override
    public void terminate() {
        process.terminate();
    }

    @Override
    public void close() {
        process.close();
    }
}
