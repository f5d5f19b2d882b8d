package bellbird.kernel.tenant;

import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;

/**
 * What every module may know of a tenant without asking for its settings.
 *
 * @param id opaque code
 * @param name the company as people write it
 * @param shortName host label and realm name, such as {@code acme}
 * @param country ISO 3166-1 alpha-2
 * @param currency of its prices and bills
 * @param zone decides its days, cycles and tariff bands
 * @param language of its documents unless the customer chose another
 * @param sandbox whether its clock can be advanced
 */
public record TenantProfile(
        TenantId id,
        String name,
        String shortName,
        String country,
        Currency currency,
        ZoneId zone,
        Locale language,
        boolean sandbox) {}
