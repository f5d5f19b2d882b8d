package bellbird.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The provisioned server with the WAR, run from a private copy of its base folder: the build output
 * stays as it was built, and two stacks share it.
 */
final class WildFly implements Parts.Terminating, AutoCloseable {

    /** What the server's own start script opens for its modules on a modular JDK. */
    private static final List<String> MODULAR =
            List.of(
                    "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                    "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                    "--add-exports=java.naming/com.sun.jndi.url.ldap=ALL-UNNAMED",
                    "--add-exports=java.naming/com.sun.jndi.url.ldaps=ALL-UNNAMED",
                    "--add-exports=jdk.naming.dns/com.sun.jndi.dns=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                    "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                    "--add-opens=java.base/java.io=ALL-UNNAMED",
                    "--add-opens=java.base/java.net=ALL-UNNAMED",
                    "--add-opens=java.base/java.security=ALL-UNNAMED",
                    "--add-opens=java.base/java.util=ALL-UNNAMED",
                    "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                    "--add-opens=java.management/javax.management=ALL-UNNAMED",
                    "--add-opens=java.naming/javax.naming=ALL-UNNAMED",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private final ChildProcess process;
    private final Ports ports;
    private final Path deployments;

    private WildFly(ChildProcess process, Ports ports, Path deployments) {
        this.process = process;
        this.ports = ports;
        this.deployments = deployments;
    }

    /** Copies configuration and WAR; nothing of an earlier run stays but its old log. */
    static void prepare(Checkout checkout, Path base) {
        if (!Files.exists(checkout.server().resolve("jboss-modules.jar"))
                || !Files.exists(checkout.war())) {
            throw new StackException(
                    "No server in %s; build portal-ui first.".formatted(checkout.server()));
        }
        Folders.delete(base);
        Folders.copy(checkout.server().resolve("standalone"), base);
        try {
            Files.copy(
                    checkout.war(),
                    base.resolve("deployments/ROOT.war"),
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException("The WAR cannot be copied to %s: %s".formatted(base, e), e);
        }
    }

    static WildFly start(
            Checkout checkout,
            Path base,
            Ports ports,
            List<String> options,
            Map<String, String> environment,
            Path log,
            Orphans orphans) {
        Path home = checkout.server();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                List.of(
                        "-Xms128m",
                        "-Xmx640m",
                        "-XX:MaxMetaspaceSize=384m",
                        "-XX:+UseG1GC",
                        "-XX:+UseCompactObjectHeaders",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.net.preferIPv4Stack=true",
                        "-Djboss.modules.system.pkgs=org.jboss.byteman",
                        "-Djava.awt.headless=true",
                        "-Dorg.jboss.logmanager.nocolor=true",
                        "-Dorg.jboss.boot.log.file=" + base.resolve("log/server.log"),
                        "-Dlogging.configuration=file:"
                                + base.resolve("configuration/logging.properties")));
        command.addAll(MODULAR);
        command.addAll(options);
        command.addAll(
                List.of(
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.standalone",
                        "-Djboss.home.dir=" + home,
                        "-Djboss.server.base.dir=" + base,
                        "-Djboss.node.name=bellbird-" + ports.base(),
                        "-Djboss.tx.node.id=bb-" + ports.base(),
                        "-Djboss.bind.address=127.0.0.1",
                        "-Djboss.bind.address.management=127.0.0.1",
                        "-Djboss.http.port=" + ports.web(),
                        "-Djboss.management.http.port=" + ports.management()));
        return new WildFly(
                ChildProcess.start("WildFly", command, environment, log, orphans),
                ports,
                base.resolve("deployments"));
    }

    /**
     * Waits until the WAR is deployed and the server reports ready.
     *
     * @throws StackException with the server's reason if the deployment failed
     */
    void awaitReady() {
        Ready.await(
                process,
                "http://localhost:%d/health/ready".formatted(ports.management()),
                this::mustNotHaveFailed);
    }

    private void mustNotHaveFailed() {
        Path failed = deployments.resolve("ROOT.war.failed");
        if (Files.exists(failed)) {
            try {
                throw new StackException(
                        "The product does not start: %s%nsee %s"
                                .formatted(Files.readString(failed), process.log()));
            } catch (IOException e) {
                throw new StackException("The product does not start; see " + process.log(), e);
            }
        }
    }

    /** Ends it at once, as a power cut would, and returns when it is gone. */
    void kill() {
        process.kill();
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
