package bellbird.system.outage;

import bellbird.local.LocalStack;
import bellbird.system.stack.MachineTokens;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An operator's program: it hands usage files in, asks what became of them, and is patient. */
final class Operations {

    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String host;
    private final String health;
    private final String realm;
    private final String token;
    private final MachineTokens tokens;

    Operations(LocalStack stack, String shortName) {
        host = stack.tenantUrl(shortName);
        health = stack.healthUrl();
        realm = shortName;
        tokens = new MachineTokens(stack, http);
        token = tokens.of(shortName);
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String body) {
        return send(
                request(path)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofString(body)));
    }

    /** Hands a file in that has one record of nobody's, and returns its id. */
    String handIn(String name) {
        HttpResponse<String> answer =
                post(
                        "/api/v1/usage-files?name=" + name,
                        "record_id,service,direction,served,other,start,seconds,bytes\n"
                                + name
                                + ",voice,out,+447700900998,+442079460000,2026-10-12T10:00:00Z,1,\n");
        return JsonParser.parseString(answer.body()).getAsJsonObject().get("id").getAsString();
    }

    /** Waits until the jobs have done a file. */
    void awaitDone(String file) {
        await(() -> get("/api/v1/usage-files/" + file).body().contains("\"state\":\"done\""));
    }

    /** What the operator's watchman sees: the status, and each part with its own. */
    List<String> health(String kind) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(health + kind)));
        List<String> seen = new ArrayList<>(List.of(String.valueOf(answer.statusCode())));
        for (JsonElement part :
                JsonParser.parseString(answer.body()).getAsJsonObject().getAsJsonArray("checks")) {
            JsonObject check = part.getAsJsonObject();
            seen.add(check.get("name").getAsString() + " " + check.get("status").getAsString());
        }
        return seen;
    }

    /** Waits until programs are answered and people can sign in, with Keycloak on its database. */
    void awaitAllWell() {
        await(() -> get("/api/v1/customers").statusCode() == OK);
        await(() -> isSignInWell());
        await(() -> health("/ready").contains("200"));
    }

    private boolean isSignInWell() {
        try {
            return !tokens.of(realm).isEmpty();
        } catch (IllegalStateException stillAway) {
            return false;
        }
    }

    /** Asks again and again until it is so. */
    static void await(BooleanSupplier question) {
        long end = System.nanoTime() + RECOVERY.toNanos();
        while (!question.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not recovered after " + RECOVERY);
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(host + path))
                .timeout(ANSWER)
                .header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
