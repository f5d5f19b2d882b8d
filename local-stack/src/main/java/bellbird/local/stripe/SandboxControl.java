package bellbird.local.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What Stripe does not have: {@code POST /_sandbox/faults} with the secret key as bearer orders
 * trouble ({@code kind, match, millis, times}; kind {@code none} clears all); and the page's files.
 */
final class SandboxControl implements HttpHandler {

    private static final Map<String, String> ASSETS =
            Map.of("checkout.css", "text/css; charset=utf-8", "checkout.js", "text/javascript");

    private final Faults faults;
    private final Webhooks webhooks;
    private final String secretKey;

    SandboxControl(Faults faults, Webhooks webhooks, String secretKey) {
        this.faults = faults;
        this.webhooks = webhooks;
        this.secretKey = secretKey;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().substring("/_sandbox/".length());
        byte[] body = exchange.getRequestBody().readNBytes(10_000);
        String type = ASSETS.get(name);
        if (type != null) {
            byte @Nullable [] asset = Pages.asset(name);
            Pages.send(exchange, 200, type, asset == null ? new byte[0] : asset);
        } else if (!("Bearer " + secretKey)
                .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            Pages.send(exchange, 401, "text/plain", new byte[0]);
        } else if (name.equals("faults") && exchange.getRequestMethod().equals("POST")) {
            order(exchange, new String(body, StandardCharsets.UTF_8));
        } else {
            Pages.send(exchange, 404, "text/plain", new byte[0]);
        }
    }

    private void order(HttpExchange exchange, String body) throws IOException {
        try {
            Form form = Form.parse(body);
            order(form);
            Pages.send(exchange, 200, "application/json", "{}".getBytes(StandardCharsets.UTF_8));
        } catch (ApiError | IllegalArgumentException unknown) {
            String text = String.valueOf(unknown.getMessage());
            Pages.send(exchange, 400, "text/plain", text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private void order(Form form) throws ApiError {
        String kind = form.require("kind");
        if (kind.equals("none")) {
            faults.clear();
        } else {
            faults.order(
                    new Faults.Fault(
                            Faults.Kind.valueOf(kind.toUpperCase(Locale.ROOT).replace('-', '_')),
                            form.text("match"),
                            Long.parseLong(form.values().getOrDefault("millis", "0"))),
                    Integer.parseInt(form.values().getOrDefault("times", "1")));
        }
        if (!faults.webhooksWithheld()) {
            webhooks.resume();
        }
    }
}
