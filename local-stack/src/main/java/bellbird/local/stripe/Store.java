package bellbird.local.stripe;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The sandbox's memory: objects by kind and id, each in a file of its own, so that a restart keeps
 * them. The monitor of the store guards every change.
 */
final class Store {

    static final Gson JSON = new GsonBuilder().serializeNulls().disableHtmlEscaping().create();

    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final Path folder;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Map<String, JsonObject>> kinds = new ConcurrentHashMap<>();

    Store(Path folder) {
        this.folder = folder;
        for (String kind :
                List.of(
                        "sessions",
                        "payment_intents",
                        "charges",
                        "events",
                        "deliveries",
                        "challenges",
                        "idempotency_keys")) {
            kinds.put(kind, load(kind));
        }
    }

    private Map<String, JsonObject> load(String kind) {
        Map<String, JsonObject> objects = new ConcurrentHashMap<>();
        try {
            Path place = Files.createDirectories(folder.resolve(kind));
            try (Stream<Path> files = Files.list(place)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                    String name = file.getFileName().toString().replace(".json", "");
                    objects.put(
                            name, JsonParser.parseString(Files.readString(file)).getAsJsonObject());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return objects;
    }

    Optional<JsonObject> find(String kind, String id) {
        return Optional.ofNullable(kind(kind).get(id));
    }

    /** Newest first; ids break ties. */
    List<JsonObject> all(String kind) {
        List<JsonObject> all = new ArrayList<>(kind(kind).values());
        all.sort(
                Comparator.comparingLong((JsonObject o) -> o.get("created").getAsLong())
                        .thenComparing(o -> o.get("id").getAsString())
                        .reversed());
        return all;
    }

    void put(String kind, String id, JsonObject object) {
        kind(kind).put(id, object);
        try {
            Path file = folder.resolve(kind).resolve(id + ".json");
            Path fresh = folder.resolve(kind).resolve(id + ".new");
            Files.writeString(fresh, JSON.toJson(object));
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String kind, String id) {
        kind(kind).remove(id);
        try {
            Files.deleteIfExists(folder.resolve(kind).resolve(id + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, JsonObject> kind(String kind) {
        Map<String, JsonObject> objects = kinds.get(kind);
        if (objects == null) {
            throw new IllegalArgumentException(kind);
        }
        return objects;
    }

    /** A fresh id, such as {@code pi_3…}. */
    String id(String prefix, int length) {
        StringBuilder id = new StringBuilder(prefix);
        for (int i = 0; i < length; i++) {
            id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return id.toString();
    }
}
