package bellbird.local.stripe;

import com.stripe.Stripe;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The API over HTTP: key, version, idempotency, and the troubles a test has ordered. */
final class Api implements HttpHandler {

    private static final int LONGEST_BODY = 1 << 20;
    private static final Pattern VERSION =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(\\.[a-z]+)?(; .*)?");

    private final Store store;
    private final Resources resources;
    private final IdempotencyKeys keys;
    private final Faults faults;
    private final String secretKey;

    Api(Store store, Resources resources, IdempotencyKeys keys, Faults faults, String secretKey) {
        this.store = store;
        this.resources = resources;
        this.keys = keys;
        this.faults = faults;
        this.secretKey = secretKey;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        String method = exchange.getRequestMethod();
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        Faults.@Nullable Fault fault = faults.strike(method + " " + path).orElse(null);
        if (fault != null && isSilentBefore(fault)) {
            pause(fault);
            exchange.close();
            return;
        }
        Answer answer = answer(exchange, method, path, body, fault);
        if (fault != null) {
            pause(fault);
            if (fault.kind() == Faults.Kind.TIMEOUT_AFTER) {
                exchange.close();
                return;
            }
        }
        send(exchange, answer);
    }

    private static boolean isSilentBefore(Faults.Fault fault) {
        return fault.kind() == Faults.Kind.RESET || fault.kind() == Faults.Kind.TIMEOUT_BEFORE;
    }

    private static void pause(Faults.Fault fault) {
        try {
            Thread.sleep(fault.millis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(
            HttpExchange exchange,
            String method,
            String path,
            byte[] body,
            Faults.@Nullable Fault fault) {
        try {
            authorize(exchange.getRequestHeaders().getFirst("Authorization"));
            String version = exchange.getRequestHeaders().getFirst("Stripe-Version");
            if (version != null && !VERSION.matcher(version).matches()) {
                throw ApiError.invalid(null, null, "Invalid Stripe API version: " + version);
            }
            if (fault != null && fault.kind() == Faults.Kind.STATUS_429) {
                throw ApiError.tooMany();
            }
            boolean post = method.equals("POST");
            Form form =
                    Form.parse(
                            post
                                    ? new String(body, StandardCharsets.UTF_8)
                                    : exchange.getRequestURI().getRawQuery());
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            return post && key != null
                    ? once(key, path, form, fault)
                    : call(method, path, form, fault);
        } catch (ApiError error) {
            return Answer.of(error);
        } catch (ArithmeticException | NumberFormatException tooLarge) {
            return Answer.of(ApiError.invalid("parameter_invalid_integer", null, "Too large."));
        }
    }

    private void authorize(@Nullable String header) throws ApiError {
        if (header == null) {
            throw ApiError.unauthorized(
                    "You did not provide an API key. Send it as a bearer token in the"
                            + " Authorization header.");
        }
        String given = header;
        if (header.startsWith("Bearer ")) {
            given = header.substring("Bearer ".length());
        } else if (header.startsWith("Basic ")) {
            given = basic(header.substring("Basic ".length()));
        }
        if (!given.equals(secretKey)) {
            throw ApiError.unauthorized("Invalid API Key provided: " + masked(given));
        }
    }

    private static String basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            return pair.replaceFirst(":.*", "");
        } catch (IllegalArgumentException broken) {
            return "";
        }
    }

    private static String masked(String key) {
        return key.length() < 12
                ? "***"
                : key.substring(0, 8) + "***" + key.substring(key.length() - 4);
    }

    private Answer once(String key, String path, Form form, Faults.@Nullable Fault fault)
            throws ApiError {
        if (key.isEmpty() || key.length() > IdempotencyKeys.LONGEST) {
            throw ApiError.invalid(null, null, "Idempotency keys have 1 to 255 characters.");
        }
        String request = path + " " + form.fingerprint();
        keys.start(key);
        try {
            Optional<Answer> known = keys.find(key, request);
            if (known.isPresent()) {
                return known.get();
            }
            Answer answer;
            try {
                answer = call("POST", path, form, fault);
            } catch (ApiError error) {
                // What failed validation never began, so nothing is kept for the key.
                if (error.status() < 500) {
                    throw error;
                }
                answer = Answer.of(error);
            }
            keys.keep(key, request, answer);
            return answer;
        } finally {
            keys.end(key);
        }
    }

    private Answer call(String method, String path, Form form, Faults.@Nullable Fault fault)
            throws ApiError {
        if (fault != null && fault.kind() == Faults.Kind.STATUS_500) {
            throw ApiError.internal();
        }
        synchronized (store) {
            return Answer.ok(resources.call(method, path, form));
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Request-Id", store.id("req_", 14));
        String version = exchange.getRequestHeaders().getFirst("Stripe-Version");
        headers.set("Stripe-Version", version == null ? Stripe.API_VERSION : version);
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        if (key != null) {
            headers.set("Idempotency-Key", key);
        }
        if (answer.replayed()) {
            headers.set("Idempotent-Replayed", "true");
        }
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
