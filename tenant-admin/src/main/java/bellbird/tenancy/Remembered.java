package bellbird.tenancy;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Answers of the last few seconds, also “there is none”; bounded, so that made-up names are
 * harmless. While the source fails, an older answer is better than none: people whose session is in
 * memory keep their page and read there what is wrong.
 */
final class Remembered<K, V> {

    private static final long NANOS = 5_000_000_000L;
    private static final int BOUND = 10_000;

    private record Answer<V>(Optional<V> value, long since) {}

    private final Map<K, Answer<V>> answers = new ConcurrentHashMap<>();

    Optional<V> get(K key, Supplier<Optional<V>> source) {
        Answer<V> known = answers.get(key);
        if (known != null && System.nanoTime() - known.since() < NANOS) {
            return known.value();
        }
        Optional<V> value;
        try {
            value = source.get();
        } catch (RuntimeException away) {
            if (known != null) {
                return known.value();
            }
            throw away;
        }
        if (answers.size() >= BOUND) {
            answers.clear();
        }
        answers.put(key, new Answer<>(value, System.nanoTime()));
        return value;
    }

    void clear() {
        answers.clear();
    }
}
