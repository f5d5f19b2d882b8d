package bellbird.local.stripe;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Stripe's place on one machine, reachable from this machine only. */
public final class StripeSandbox implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final Webhooks webhooks;
    private final Faults faults;

    private StripeSandbox(
            HttpServer server,
            ExecutorService threads,
            ScheduledExecutorService timer,
            Webhooks webhooks,
            Faults faults) {
        this.server = server;
        this.threads = threads;
        this.timer = timer;
        this.webhooks = webhooks;
        this.faults = faults;
    }

    /**
     * Starts it, or goes on where an earlier one stopped.
     *
     * @param port 0 for any free one
     * @param stateFolder keeps what happened; made if missing
     * @param secretKey the one key the API accepts, such as {@code sk_test_local}
     * @param webhookSecret signs the webhooks, which go to {@code /webhooks/stripe} of the host in
     *     a session's success address
     * @throws IOException if the port is taken or the folder cannot be used
     */
    public static StripeSandbox start(
            int port, Path stateFolder, String secretKey, String webhookSecret) throws IOException {
        return start(port, stateFolder, secretKey, webhookSecret, Clock.systemUTC());
    }

    static StripeSandbox start(
            int port, Path stateFolder, String secretKey, String webhookSecret, Clock clock)
            throws IOException {
        Files.createDirectories(stateFolder);
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String publicUrl = "http://localhost:" + server.getAddress().getPort();
        Faults faults = new Faults();
        Store store = new Store(stateFolder);
        Webhooks webhooks = new Webhooks(store, faults, webhookSecret, clock);
        Events events = new Events(store, webhooks, clock);
        Sessions sessions = new Sessions(store, events, clock, publicUrl);
        Charges charges = new Charges(store, sessions, events, clock);
        IdempotencyKeys keys = new IdempotencyKeys(store, clock);
        server.createContext(
                "/v1/", new Api(store, new Resources(store, sessions), keys, faults, secretKey));
        server.createContext("/c/pay/", new CheckoutPage(store, sessions, charges, clock));
        server.createContext("/_sandbox/", new SandboxControl(faults, webhooks, secretKey));
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        ScheduledExecutorService timer =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().daemon().name("stripe-expiry").factory());
        timer.scheduleAtFixedRate(() -> closeInTime(store, sessions), 1, 1, TimeUnit.SECONDS);
        server.start();
        webhooks.resume();
        return new StripeSandbox(server, threads, timer, webhooks, faults);
    }

    private static void closeInTime(Store store, Sessions sessions) {
        synchronized (store) {
            sessions.all().forEach(session -> {});
        }
    }

    /** Base address of the API and of the Checkout pages; no slash at the end. */
    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** Lets trouble strike the next calls whose “METHOD path” starts with {@code match}. */
    void order(Faults.Kind kind, String match, Duration lasting, int times) {
        faults.order(new Faults.Fault(kind, match, lasting.toMillis()), times);
    }

    /** Ends all trouble and sends what was withheld. */
    void recover() {
        faults.clear();
        webhooks.resume();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        timer.shutdownNow();
        webhooks.close();
    }
}
