package bellbird.rating;

import bellbird.offering.FreeNumber;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers that cost nothing, known before any price is looked for (rule R6). Immutable. */
final class FreeNumbers {

    private final Map<String, FreeNumber.Kind> shortCodes = new HashMap<>();
    private final List<FreeNumber.Kind> kinds = new ArrayList<>();
    private final PrefixTrie prefixes;

    FreeNumbers(List<FreeNumber> numbers) {
        Map<String, Integer> known = new HashMap<>();
        for (FreeNumber free : numbers) {
            if (free.number().startsWith("+")) {
                known.put(free.number().substring(1), kinds.size());
                kinds.add(free.kind());
            } else {
                shortCodes.put(free.number(), free.kind());
            }
        }
        prefixes = new PrefixTrie(known);
    }

    /** Why a number costs nothing; null if it has a price or none. */
    FreeNumber.@Nullable Kind of(UsageEvent.Other other) {
        return switch (other.kind()) {
            case EMERGENCY -> FreeNumber.Kind.EMERGENCY;
            case SHORT_CODE -> shortCodes.get(other.digits());
            case NUMBER -> kinds.isEmpty() ? null : byPrefix(other.digits());
            case NOBODY -> null;
        };
    }

    private FreeNumber.@Nullable Kind byPrefix(String digits) {
        long match = prefixes.longest(digits);
        return match == PrefixTrie.NONE ? null : kinds.get(PrefixTrie.value(match));
    }
}
