package bellbird.local;

import bellbird.local.mail.Mailbox;
import bellbird.local.stripe.StripeSandbox;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The running product with everything around it. Parts start in parallel where one does not need
 * the other; closing stops them in the opposite order, the database last. A stack ends with its JVM
 * at the latest.
 */
public final class LocalStack implements AutoCloseable {

    private static final String STRIPE_KEY = "sk_test_bellbird_local";
    private static final String STRIPE_WEBHOOK_SECRET = "whsec_bellbird_local";

    /** What monitoring shows to read this stack's metrics. */
    public static final String METRICS_TOKEN = "bellbird-metrics";

    /** Who watches this stack. */
    public static final String ALARM_EMAIL = "operations@bellbird.example";

    private final StackPlan plan;
    private final DataFolder folder;
    private final Parts parts = new Parts();
    private final Thread atExit = new Thread(this::stopParts, "stop stack");
    private @Nullable Postgres postgres;
    private @Nullable Keycloak keycloak;
    private @Nullable Mailbox mails;
    private volatile @Nullable WildFly server;

    private LocalStack(StackPlan plan) {
        this.plan = plan;
        this.folder = DataFolder.claim(plan.data(), plan.fresh());
    }

    /**
     * Starts all parts and returns when the product answers.
     *
     * @throws StackException with one sentence if a part cannot start; nothing is left running then
     */
    public static LocalStack start(StackPlan plan) {
        LocalStack stack = new LocalStack(plan);
        Runtime.getRuntime().addShutdownHook(stack.atExit);
        try {
            stack.requirePorts();
            stack.startParts();
            return stack;
        } catch (RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private void requirePorts() {
        if (!plan.ports().taken().isEmpty()) {
            throw new StackException(
                    "Port %s is taken by another program; stop it, or choose another base port with BELLBIRD_PORT=9080."
                            .formatted(
                                    String.join(
                                            ", ",
                                            plan.ports().taken().stream()
                                                    .map(String::valueOf)
                                                    .toList())));
        }
    }

    private void startParts() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var mailbox = run(threads, this::startMailbox);
            var stripe = run(threads, this::startStripe);
            var database = run(threads, this::startPostgres);
            var build = CompletableFuture.supplyAsync(this::prepareKeycloak, threads);
            var server = run(threads, this::prepareWildFly);
            var identity =
                    database.thenCombineAsync(build, (_, home) -> home, threads)
                            .thenAcceptAsync(this::startKeycloak, threads);
            var product =
                    CompletableFuture.allOf(mailbox, stripe, database, server)
                            .thenRunAsync(this::startWildFly, threads);
            var demo =
                    CompletableFuture.allOf(identity, product)
                            .thenRunAsync(this::awaitDemo, threads);
            try {
                failFast(demo, mailbox, stripe, database, build, server, identity, product).join();
            } catch (CompletionException e) {
                parts.close();
                throw e.getCause() instanceof RuntimeException cause ? cause : e;
            }
        }
    }

    /** Completes when all are done, or as soon as one of them failed. */
    private static CompletableFuture<?> failFast(
            CompletableFuture<?> all, CompletableFuture<?>... each) {
        CompletableFuture<Object> first = new CompletableFuture<>();
        for (CompletableFuture<?> one : each) {
            one.whenComplete(
                    (_, failure) -> {
                        if (failure != null) {
                            first.completeExceptionally(failure);
                        }
                    });
        }
        all.thenRun(() -> first.complete(Boolean.TRUE));
        return first;
    }

    private static CompletableFuture<?> run(ExecutorService threads, Runnable work) {
        return CompletableFuture.runAsync(work, threads);
    }

    private void startPostgres() {
        postgres =
                timed(
                        "PostgreSQL",
                        () ->
                                parts.add(
                                        Postgres.start(
                                                folder.postgres(),
                                                plan.checkout().postgresBinaries(),
                                                plan.ports().database(),
                                                log("postgresql"),
                                                folder.orphans())));
    }

    private Path prepareKeycloak() {
        return timed(
                "Keycloak, optimised build (once)",
                () -> Keycloak.prepare(plan.checkout(), log("keycloak-build")));
    }

    private void startKeycloak(Path home) {
        timed(
                "Keycloak",
                () -> {
                    Keycloak started =
                            parts.add(
                                    Keycloak.start(
                                            home,
                                            plan.ports(),
                                            postgres().url("keycloak"),
                                            log("keycloak"),
                                            folder.orphans()));
                    started.awaitReady();
                    try (KeycloakAdmin admin = new KeycloakAdmin(started.url())) {
                        admin.ensureProvisioningClient();
                    }
                    keycloak = started;
                    return started;
                });
    }

    private void prepareWildFly() {
        WildFly.prepare(plan.checkout(), folder.wildfly());
    }

    private void startWildFly() {
        timed(
                "WildFly with the product",
                () -> {
                    WildFly wildfly =
                            parts.add(
                                    WildFly.start(
                                            plan.checkout(),
                                            folder.wildfly(),
                                            plan.ports(),
                                            plan.serverOptions(),
                                            environment(),
                                            log("wildfly"),
                                            folder.orphans()));
                    server = wildfly;
                    wildfly.awaitReady();
                    return wildfly;
                });
    }

    /** Kills the server as a power cut would (SIGKILL); everything around it goes on. */
    public void killServer() {
        WildFly killed = Objects.requireNonNull(server, "The server is not started");
        killed.kill();
        parts.remove(killed);
    }

    /** Starts a killed server again, on what it left, and returns when it answers. */
    public void restartServer() {
        startWildFly();
    }

    private void awaitDemo() {
        if (plan.demo()) {
            timed(
                    "Demo tenant",
                    () -> {
                        DemoTenant.await(this);
                        return true;
                    });
        }
    }

    private void startMailbox() {
        try {
            mails =
                    parts.add(
                            Mailbox.start(
                                    plan.ports().smtp(), plan.ports().inbox(), folder.mails()));
        } catch (IOException e) {
            throw new StackException("The mail inbox cannot start: " + e.getMessage(), e);
        }
    }

    private void startStripe() {
        try {
            parts.add(
                    StripeSandbox.start(
                            plan.ports().stripe(),
                            folder.stripe(),
                            STRIPE_KEY,
                            STRIPE_WEBHOOK_SECRET));
        } catch (IOException e) {
            throw new StackException("The Stripe sandbox cannot start: " + e.getMessage(), e);
        }
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("BELLBIRD_DB_URL", postgres().url("bellbird"));
        environment.put("BELLBIRD_DB_USER", "bellbird_app");
        environment.put("BELLBIRD_DB_PASSWORD", "bellbird_app");
        environment.put("BELLBIRD_OWNER_DB_USER", "bellbird_owner");
        environment.put("BELLBIRD_OWNER_DB_PASSWORD", "bellbird_owner");
        environment.put("BELLBIRD_KEYCLOAK_URL", keycloakUrl());
        environment.put("BELLBIRD_KEYCLOAK_ADMIN_CLIENT", KeycloakAdmin.CLIENT);
        environment.put("BELLBIRD_KEYCLOAK_ADMIN_SECRET", KeycloakAdmin.SECRET);
        environment.put("BELLBIRD_PUBLIC_URL", publicUrl());
        environment.put("BELLBIRD_SMTP_HOST", "localhost");
        environment.put("BELLBIRD_SMTP_PORT", String.valueOf(plan.ports().smtp()));
        environment.put("BELLBIRD_STRIPE_API_BASE", stripeUrl());
        environment.put("BELLBIRD_STRIPE_SECRET_KEY", STRIPE_KEY);
        environment.put("BELLBIRD_STRIPE_WEBHOOK_SECRET", STRIPE_WEBHOOK_SECRET);
        environment.put("BELLBIRD_INBOX", folder.usageInbox().toString());
        environment.put("BELLBIRD_METRICS_TOKEN", METRICS_TOKEN);
        environment.put("BELLBIRD_ALARM_EMAIL", ALARM_EMAIL);
        environment.put("BELLBIRD_LOCAL", "true");
        environment.put("BELLBIRD_DEMO", String.valueOf(plan.demo()));
        environment.put("BELLBIRD_DEMO_SUBSCRIBERS", String.valueOf(plan.demoSubscribers()));
        return environment;
    }

    /** Stops the database as for maintenance: every connection is cut, the data stay. */
    public void stopDatabase() {
        end(postgres());
    }

    /** Starts the stopped database again, on its data. */
    public void startDatabase() {
        startPostgres();
        parts.stopLast(postgres());
    }

    /** Stops Keycloak: nobody can sign in. */
    public void stopSignIn() {
        end(Objects.requireNonNull(keycloak, "Keycloak is not started"));
    }

    /** Starts the stopped Keycloak again and returns when it answers. */
    public void startSignIn() {
        startKeycloak(prepareKeycloak());
    }

    /** Stops the mail server: what is sent meanwhile is refused. */
    public void stopMail() {
        end(mails());
    }

    /** Starts the stopped mail server again, with the mails it had. */
    public void startMail() {
        startMailbox();
    }

    private void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new StackException("A part does not stop: " + e.getMessage(), e);
        }
        parts.remove(part);
    }

    private <T> T timed(String step, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        plan.progress().done(step, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private Path log(String part) {
        return logs().resolve(part + ".log");
    }

    private Postgres postgres() {
        return Objects.requireNonNull(postgres, "PostgreSQL is not started");
    }

    /** Returns the address of the public site, without a slash at the end. */
    public String publicUrl() {
        return "http://localhost:" + plan.ports().web();
    }

    /** Returns the address of a tenant's own host, without a slash at the end. */
    public String tenantUrl(String shortName) {
        return "http://%s.localhost:%d".formatted(shortName, plan.ports().web());
    }

    public String keycloakUrl() {
        return "http://localhost:" + plan.ports().keycloak();
    }

    public String stripeUrl() {
        return "http://localhost:" + plan.ports().stripe();
    }

    /** Returns the secret that the sandbox signs its webhooks with. */
    public String stripeWebhookSecret() {
        return STRIPE_WEBHOOK_SECRET;
    }

    /** Returns the secret of the client {@code bellbird-provisioning}, which rules the realms. */
    public String provisioningSecret() {
        return KeycloakAdmin.SECRET;
    }

    /** Returns the address of the page that shows the mails. */
    public String inboxUrl() {
        return "http://localhost:" + plan.ports().inbox();
    }

    /** Returns the server's health, {@code /live} and {@code /ready} below it. */
    public String healthUrl() {
        return "http://localhost:%d/health".formatted(plan.ports().management());
    }

    public Ports ports() {
        return plan.ports();
    }

    /** Returns every mail that was sent, newest first, and waits for those to come. */
    public Mailbox mails() {
        return Objects.requireNonNull(mails, "The inbox is not started");
    }

    /** Opens a connection to the product's database as its superuser, to look and to check. */
    public Connection database() throws SQLException {
        return database("postgres");
    }

    /** Opens a connection to the product's database as one of its roles. */
    public Connection database(String user) throws SQLException {
        return postgres().connect("bellbird", user);
    }

    boolean hasDemo() {
        return plan.demo();
    }

    /** Returns the servers that run outside this JVM. */
    List<ProcessHandle> processes() {
        return folder.orphans().living();
    }

    /** Returns the folder with one log per part. */
    public Path logs() {
        return folder.logs();
    }

    /** Returns the folder the product watches for a tenant's usage files, one folder per feed. */
    public Path usageInbox(String shortName) {
        return folder.usageInbox().resolve(shortName);
    }

    @Override
    public void close() {
        stopParts();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The JVM is ending, and the hook with it.
        }
    }

    private void stopParts() {
        parts.close();
        folder.close();
    }
}
