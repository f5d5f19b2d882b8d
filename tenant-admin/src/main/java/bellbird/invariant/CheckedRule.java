package bellbird.invariant;

import bellbird.kernel.invariant.InvariantResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The last answer of a rule.
 *
 * @param checkedAt system time
 * @param since when it was first found broken; null while it holds
 */
public record CheckedRule(InvariantResult result, Instant checkedAt, @Nullable Instant since) {}
