package bellbird.kernel.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Tenant time: decides days, cycles, prices and dunning of the current tenant. A sandbox tenant's
 * staff can advance it. Leases, tokens and retries use system time instead ({@link
 * java.time.Clock}).
 */
public interface BusinessClock {

    Instant now();

    /** The current tenant's zone. */
    ZoneId zone();

    default LocalDate today() {
        return LocalDate.ofInstant(now(), zone());
    }
}
