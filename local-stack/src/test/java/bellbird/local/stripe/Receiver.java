package bellbird.local.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A tenant's webhook address, which answers as told. */
final class Receiver implements AutoCloseable {

    /** What arrived. */
    record Delivery(String host, String path, String signature, String body) {}

    private final HttpServer server;
    private final BlockingQueue<Delivery> deliveries = new LinkedBlockingQueue<>();
    private volatile int refusals;

    Receiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean refused = refusals > 0;
        if (refused) {
            refusals--;
        }
        exchange.sendResponseHeaders(refused ? 500 : 200, -1);
        exchange.close();
        deliveries.add(
                new Delivery(
                        exchange.getRequestHeaders().getFirst("Host"),
                        exchange.getRequestURI().getPath(),
                        exchange.getRequestHeaders().getFirst("Stripe-Signature"),
                        body));
    }

    /** Answers 500 so many times. */
    void refuse(int times) {
        refusals = times;
    }

    Delivery next() throws InterruptedException {
        Delivery delivery = deliveries.poll(20, TimeUnit.SECONDS);
        if (delivery == null) {
            throw new AssertionError("no webhook came");
        }
        return delivery;
    }

    boolean isQuiet() {
        return deliveries.isEmpty();
    }

    String origin() {
        return "http://acme.localhost:" + server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
