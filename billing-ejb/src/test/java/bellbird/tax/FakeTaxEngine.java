package bellbird.tax;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * A tax engine on a port of this machine that speaks docs/tax-engine.md: 10 % on usage, 20 % on all
 * else, nothing for who is exempt. Its troubles are ordered beforehand. It reckons with code of its
 * own.
 */
public final class FakeTaxEngine implements AutoCloseable {

    public static final String KEY = "key-of-these-tests";

    /** Longer than any machine needs for an answer. */
    private static final Duration PATIENT = Duration.ofMinutes(1);

    /** For those who will not get one. */
    private static final Duration IMPATIENT = Duration.ofMillis(200);

    /** What goes wrong with one request. */
    public enum Trouble {
        RESET,
        SILENCE,
        DRIP,
        STATUS_500,
        STATUS_429,
        STATUS_401,
        REDIRECT,
        NO_JSON,
        OTHER_JSON,
        NO_DOCUMENT,
        STRANGE_DOCUMENT,
        NO_LINE,
        SAME_LINE_TWICE,
        WRONG_TAX,
        WRONG_TOTAL,
        NO_TOTAL,
        ZERO,
        REFUSAL
    }

    private static final BigDecimal USAGE = new BigDecimal("10");
    private static final BigDecimal ELSE = new BigDecimal("20.0");
    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Set<Trouble> IN_TRANSIT =
            Set.of(
                    Trouble.RESET,
                    Trouble.SILENCE,
                    Trouble.DRIP,
                    Trouble.STATUS_500,
                    Trouble.STATUS_429,
                    Trouble.STATUS_401,
                    Trouble.REDIRECT,
                    Trouble.NO_JSON,
                    Trouble.OTHER_JSON);

    /** How many bills each request had. */
    public final List<Integer> requests = Collections.synchronizedList(new ArrayList<>());

    private final Map<String, String> contents = new ConcurrentHashMap<>();
    private final Deque<Trouble> troubles = new ConcurrentLinkedDeque<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public FakeTaxEngine() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/v1/taxes", this::handle);
        server.start();
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.close();
    }

    public TaxEngineAccount account() {
        return new TaxEngineAccount(
                URI.create(
                        "http://"
                                + server.getAddress().getAddress().getHostAddress()
                                + ":"
                                + server.getAddress().getPort()
                                + "/v1/taxes"),
                KEY);
    }

    /** Who may call it. */
    public HttpTaxEngine client() {
        return client(PATIENT);
    }

    /** Who gives it up soon. */
    HttpTaxEngine impatientClient() {
        return client(IMPATIENT);
    }

    private HttpTaxEngine client(Duration patience) {
        return new HttpTaxEngine(EngineAddresses.of(account().address().getAuthority()), patience);
    }

    /** The next requests go wrong, one after the other. */
    public void order(Trouble... next) {
        troubles.addAll(List.of(next));
    }

    /** Keys it was asked about. */
    public Set<String> keys() {
        return Set.copyOf(contents.keySet());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonObject request = read(exchange);
            List<JsonObject> documents =
                    request.getJsonArray("documents").getValuesAs(JsonObject.class);
            requests.add(documents.size());
            Trouble trouble = troubles.poll();
            if (trouble != null && IN_TRANSIT.contains(trouble)) {
                fail(exchange, trouble);
            } else if (!("Bearer " + KEY)
                    .equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                answer(exchange, 401, "{}");
            } else if (request.getInt("version") != 1
                    || !documents.stream().allMatch(this::isNewOrSame)) {
                answer(exchange, 409, "{}");
            } else {
                answer(exchange, 200, taxes(documents, trouble));
            }
        }
    }

    /** One key is one bill: with another content it would be counted twice. */
    private boolean isNewOrSame(JsonObject document) {
        String content = document.toString();
        String before = contents.putIfAbsent(document.getString("key"), content);
        return before == null || before.equals(content);
    }

    private void fail(HttpExchange exchange, Trouble trouble) throws IOException {
        switch (trouble) {
            case SILENCE -> await();
            case DRIP -> {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
                await();
            }
            case STATUS_500 -> answer(exchange, 500, "{\"documents\": []}");
            case STATUS_429 -> answer(exchange, 429, "");
            case STATUS_401 -> answer(exchange, 401, "");
            case REDIRECT -> {
                exchange.getResponseHeaders().add("Location", account().address().toString());
                answer(exchange, 307, "");
            }
            case NO_JSON -> answer(exchange, 200, "<html>Sign in</html>");
            case OTHER_JSON -> answer(exchange, 200, "[1, 2]");
            default -> {} // closed without an answer
        }
    }

    private void await() {
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static JsonObject read(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            return reader.readObject();
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String taxes(List<JsonObject> documents, @Nullable Trouble trouble) {
        JsonArrayBuilder answers = Json.createArrayBuilder();
        for (int i = 0; i < documents.size(); i++) {
            if (i == 0 && trouble == Trouble.NO_DOCUMENT) {
                continue;
            }
            answers.add(taxed(documents.get(i), i == 0 ? trouble : null));
        }
        if (trouble == Trouble.STRANGE_DOCUMENT) {
            answers.add(Json.createObjectBuilder().add("key", "another's").add("error", "no"));
        }
        return Json.createObjectBuilder().add("documents", answers).build().toString();
    }

    private static JsonObject taxed(JsonObject document, @Nullable Trouble trouble) {
        JsonObjectBuilder answer = Json.createObjectBuilder().add("key", document.getString("key"));
        if (trouble == Trouble.REFUSAL) {
            return answer.add("error", "no such place").build();
        }
        List<JsonObject> lines = document.getJsonArray("lines").getValuesAs(JsonObject.class);
        JsonArrayBuilder treated = Json.createArrayBuilder();
        Map<String, BigDecimal> sums = new TreeMap<>();
        for (JsonObject line : lines) {
            JsonObject treatment = treatment(line, document.getJsonObject("buyer"), trouble);
            if (trouble != Trouble.NO_LINE || line.getInt("number") > 1) {
                treated.add(treatment);
            }
            if (trouble == Trouble.SAME_LINE_TWICE) {
                treated.add(treatment);
            }
            add(sums, line, treatment);
        }
        JsonArrayBuilder taxes = Json.createArrayBuilder();
        BigDecimal total = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> sum : sums.entrySet()) {
            String[] group = sum.getKey().split(" ", -1);
            BigDecimal percent = new BigDecimal(group[1]);
            boolean included = Boolean.parseBoolean(group[2]);
            BigDecimal amount = sum.getValue();
            BigDecimal base =
                    included
                            ? amount.multiply(HUNDRED)
                                    .divide(HUNDRED.add(percent), 2, RoundingMode.HALF_UP)
                            : amount;
            BigDecimal tax =
                    included
                            ? amount.subtract(base)
                            : base.multiply(percent).divide(HUNDRED, 2, RoundingMode.HALF_UP);
            if (trouble == Trouble.WRONG_TAX) {
                tax = tax.add(new BigDecimal("0.01"));
            }
            total = total.add(base).add(tax);
            taxes.add(
                    Json.createObjectBuilder()
                            .add("category", group[0])
                            .add("percent", group[1])
                            .add("taxIncluded", included)
                            .add("base", base.toPlainString())
                            .add("tax", tax.toPlainString()));
        }
        answer.add("lines", treated).add("taxes", taxes).add("reference", "fake-1");
        if (trouble != Trouble.NO_TOTAL) {
            BigDecimal said =
                    trouble == Trouble.WRONG_TOTAL ? total.subtract(BigDecimal.ONE) : total;
            answer.add("total", said.toPlainString());
        }
        return answer.build();
    }

    private static void add(Map<String, BigDecimal> sums, JsonObject line, JsonObject treatment) {
        BigDecimal amount = new BigDecimal(line.getString("amount"));
        boolean included = line.getBoolean("taxIncluded");
        if (treatment.containsKey("includedPercent")) {
            BigDecimal contained = new BigDecimal(treatment.getString("includedPercent"));
            amount =
                    amount.multiply(HUNDRED)
                            .divide(HUNDRED.add(contained), 2, RoundingMode.HALF_UP);
            included = false;
        }
        String group =
                String.join(
                        " ",
                        treatment.getString("category"),
                        treatment.getString("percent"),
                        Boolean.toString(included));
        sums.merge(group, amount, BigDecimal::add);
    }

    private static JsonObject treatment(
            JsonObject line, JsonObject buyer, @Nullable Trouble trouble) {
        BigDecimal usual = line.getString("kind").equals("usage") ? USAGE : ELSE;
        JsonObjectBuilder treatment =
                Json.createObjectBuilder().add("number", line.getInt("number"));
        if (trouble == Trouble.ZERO) {
            return treatment.add("category", "S").add("percent", "0").build();
        }
        LocalDate day = LocalDate.parse(line.getString("to")).minusDays(1);
        for (JsonValue one : buyer.getJsonArray("exemptions")) {
            JsonObject exemption = one.asJsonObject();
            if (!day.isBefore(LocalDate.parse(exemption.getString("from")))) {
                treatment
                        .add("category", exemption.getString("category"))
                        .add("percent", "0")
                        .add("exemption", "Exempt by " + exemption.getString("ground"));
                if (line.getBoolean("taxIncluded")) {
                    treatment.add("includedPercent", usual.toPlainString());
                }
                return treatment.build();
            }
        }
        return treatment.add("category", "S").add("percent", usual.toPlainString()).build();
    }
}
