package bellbird.kernel.invariant;

import java.util.List;

/**
 * Whether one statement holds now.
 *
 * @param id such as {@code I1}
 * @param messageKey what it states, as bundle key, such as {@code invariant.I1}
 * @param violations number of rows that break it; 0 = it holds
 * @param samples some of these rows as text, for people who look for the cause
 */
public record InvariantResult(String id, String messageKey, long violations, List<String> samples) {

    public InvariantResult {
        samples = List.copyOf(samples);
    }

    /**
     * @param id such as {@code I1}
     */
    public static InvariantResult of(String id, long violations, List<String> samples) {
        return new InvariantResult(id, "invariant." + id, violations, samples);
    }

    public boolean holds() {
        return violations == 0;
    }
}
