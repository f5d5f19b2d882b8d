package bellbird.rating;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Billing periods of accounts, for as long as nobody closes any. There may be more than are known.
 */
final class KnownPeriods {

    /** Whether each is open, by its first day: the same for most accounts. */
    private final Map<UUID, Map<LocalDate, Boolean>> byAccount = new HashMap<>();

    private final Shared shared = new Shared();

    /** Whether the period that begins on a day is open; null if it is not known. */
    @Nullable Boolean isOpen(UUID account, LocalDate from) {
        return byAccount.getOrDefault(account, Map.of()).get(from);
    }

    void keep(UUID account, LocalDate from, boolean isOpen) {
        Map<LocalDate, Boolean> periods = new HashMap<>(byAccount.getOrDefault(account, Map.of()));
        periods.put(from, isOpen);
        byAccount.put(account, shared.one(Map.copyOf(periods)));
    }

    void forget() {
        byAccount.clear();
    }
}
