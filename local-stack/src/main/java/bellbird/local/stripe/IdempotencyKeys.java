package bellbird.local.stripe;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The same key gives the kept answer, errors of ours included; it is forgotten after a day. */
final class IdempotencyKeys {

    static final int LONGEST = 255;

    private static final Duration KEPT = Duration.ofHours(24);

    private final Store store;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    IdempotencyKeys(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * @throws ApiError if it was used for something else
     */
    Optional<Answer> find(String key, String request) throws ApiError {
        Optional<JsonObject> kept =
                store.find("idempotency_keys", name(key))
                        .filter(
                                entry ->
                                        Json.number(entry, "created") + KEPT.toSeconds()
                                                > clock.instant().getEpochSecond());
        if (kept.isEmpty()) {
            return Optional.empty();
        }
        if (!Json.text(kept.get(), "request").equals(request)) {
            throw ApiError.keyUsedOtherwise(key);
        }
        return Optional.of(
                new Answer(
                        (int) Json.number(kept.get(), "status"),
                        Json.text(kept.get(), "body"),
                        true));
    }

    void keep(String key, String request, Answer answer) {
        store.put(
                "idempotency_keys",
                name(key),
                Json.object(
                        "id", name(key),
                        "created", clock.instant().getEpochSecond(),
                        "request", request,
                        "status", answer.status(),
                        "body", answer.body()));
    }

    /**
     * @throws ApiError while another request with the key is under way
     */
    void start(String key) throws ApiError {
        if (!running.add(key)) {
            throw ApiError.keyInUse(key);
        }
    }

    void end(String key) {
        running.remove(key);
    }

    /** Keys are anything; file names are not. */
    private static String name(String key) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
