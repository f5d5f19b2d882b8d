package bellbird.offering;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an account must have, must not have, and may have at most to get an offering. It is not part
 * of a version: it decides about new orders only.
 *
 * @param requires codes of offerings of which the account has at least one product each
 * @param excludes codes of offerings of which it has none; holds in both directions
 * @param atMost products of this offering in an account, from 1; null for any number
 */
public record Compatibility(Set<String> requires, Set<String> excludes, @Nullable Long atMost) {

    /** Goes with everything, any number of times. */
    public static final Compatibility ANY = new Compatibility(Set.of(), Set.of(), null);

    public Compatibility {
        requires = Set.copyOf(requires);
        excludes = Set.copyOf(excludes);
    }
}
