package bellbird.system.stack;

import bellbird.local.RunningStack;
import bellbird.system.stack.Operators.Operator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A program of an operator that calls the API with its own token. */
public final class Program {

    private final HttpClient client = HttpClient.newHttpClient();
    private final Operator operator;
    private final String token;

    public Program(Operator operator) {
        this.operator = operator;
        token = new MachineTokens(RunningStack.get(), client).of(operator.shortName());
    }

    /**
     * @param body JSON; empty for none
     */
    public HttpResponse<String> call(String method, String path, String body) {
        return send(
                method,
                path,
                "application/json",
                body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Posts a file of a media type. */
    public HttpResponse<String> post(String path, String type, byte[] body) {
        return send("POST", path, type, BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> send(String method, String path, String type, BodyPublisher body) {
        try {
            return client.send(
                    HttpRequest.newBuilder(URI.create(operator.url(path)))
                            .timeout(Duration.ofSeconds(60))
                            .header("Authorization", "Bearer " + token)
                            .header("Content-Type", type)
                            .header("Accept", "application/json")
                            .method(method, body)
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
