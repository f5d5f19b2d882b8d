package bellbird.tax;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonWriter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Speaks docs/tax-engine.md: questions and answers as JSON, by POST. */
@ApplicationScoped
public class HttpTaxEngine implements TaxEngine {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration WHOLE = Duration.ofSeconds(20);

    /** Bills in one request. */
    static final int BATCH = 100;

    /** An answer of a batch has some hundred bytes for each line. */
    private static final long LONGEST_ANSWER = 8L << 20;

    private static final int OK = 200;
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    private final EngineAddresses addresses;
    private final Duration patience;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();

    @Inject
    public HttpTaxEngine() {
        this(
                EngineAddresses.of(System.getenv().getOrDefault("BELLBIRD_TAX_ENGINE_HOSTS", "")),
                WHOLE);
    }

    HttpTaxEngine(EngineAddresses addresses, Duration patience) {
        this.addresses = addresses;
        this.patience = patience;
    }

    /** What is sent. */
    public record Request(int version, List<TaxQuestion> documents) {}

    @Override
    public void requireCallable(String address) {
        if (addresses.parse(address).isEmpty()) {
            throw BellbirdException.user("address", "error.taxEngine.address");
        }
    }

    @Override
    public Map<String, TaxReply> ask(TaxEngineAccount account, List<TaxQuestion> questions) {
        Map<String, TaxReply> replies = new HashMap<>();
        for (int from = 0; from < questions.size(); from += BATCH) {
            List<TaxQuestion> batch =
                    questions.subList(from, Math.min(from + BATCH, questions.size()));
            Map<String, TaxReply> heard = askTwice(account, batch);
            replies.putAll(heard);
            if (heard.values().stream().anyMatch(HttpTaxEngine::isSilence)) {
                TaxReply silence = heard.values().iterator().next();
                questions.forEach(question -> replies.putIfAbsent(question.key(), silence));
                return replies;
            }
        }
        return replies;
    }

    /** A line that broke is tried once more; the keys keep the engine from counting twice. */
    private Map<String, TaxReply> askTwice(TaxEngineAccount account, List<TaxQuestion> batch) {
        Map<String, TaxReply> heard = askOnce(account, batch);
        return heard.values().stream().anyMatch(HttpTaxEngine::isSilence)
                ? askOnce(account, batch)
                : heard;
    }

    private static boolean isSilence(TaxReply reply) {
        return reply instanceof TaxReply.Unanswered none
                && none.trouble() == TaxReply.Trouble.SILENT;
    }

    private Map<String, TaxReply> askOnce(TaxEngineAccount account, List<TaxQuestion> batch) {
        HttpResponse<byte[]> response;
        try {
            if (!addresses.mayCall(account.address())) {
                return all(batch, TaxReply.refused("an address that is not public"));
            }
            response = send(request(account, batch));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return all(batch, TaxReply.silent("interrupted"));
        } catch (TimeoutException e) {
            return all(batch, TaxReply.silent("nothing within " + patience.toSeconds() + " s"));
        } catch (IOException e) {
            return all(batch, TaxReply.silent(e.getClass().getSimpleName()));
        }
        int status = response.statusCode();
        if (status >= SERVER_ERROR || status == TOO_MANY) {
            return all(batch, TaxReply.silent("HTTP " + status));
        }
        return status == OK
                ? EngineAnswers.read(response.body(), batch)
                : all(batch, TaxReply.refused("HTTP " + status));
    }

    private static HttpRequest request(TaxEngineAccount account, List<TaxQuestion> batch) {
        byte[] body =
                JsonWriter.write(new Request(1, batch)).toString().getBytes(StandardCharsets.UTF_8);
        URI address = account.address();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (!account.key().isEmpty()) {
            request.header("Authorization", "Bearer " + account.key());
        }
        return request.build();
    }

    /** The whole answer in time: an engine that drips is silent too. */
    private HttpResponse<byte[]> send(HttpRequest request)
            throws IOException, InterruptedException, TimeoutException {
        CompletableFuture<HttpResponse<byte[]>> coming =
                http.sendAsync(
                        request,
                        HttpResponse.BodyHandlers.limiting(
                                HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            @Nullable Throwable cause = e.getCause();
            throw cause instanceof IOException broken ? broken : new IOException(e);
        } finally {
            coming.cancel(true);
        }
    }

    static Map<String, TaxReply> all(List<TaxQuestion> questions, TaxReply reply) {
        Map<String, TaxReply> replies = new HashMap<>();
        questions.forEach(question -> replies.put(question.key(), reply));
        return replies;
    }
}
