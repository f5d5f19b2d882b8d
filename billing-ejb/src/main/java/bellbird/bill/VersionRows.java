package bellbird.bill;

import bellbird.offering.RecurringPrices;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Versions of offerings in the rows of a query; the prices of each are read once. */
final class VersionRows {

    /** Of a version {@code v} and its offering {@code o}. */
    static final String COLUMNS =
            """
             v.id as version_id, o.name as version_name, v.currency, v.tax_included,
                   v.recurring_price, v.recurring::text as recurring
            """;

    private final Map<UUID, BillAccount.Version> versions = new HashMap<>();

    BillAccount.Version of(ResultSet row) throws SQLException {
        UUID id = row.getObject("version_id", UUID.class);
        BillAccount.Version known = versions.get(id);
        if (known != null) {
            return known;
        }
        BillAccount.Version version =
                new BillAccount.Version(
                        id,
                        row.getString("version_name"),
                        Currency.getInstance(row.getString("currency")),
                        row.getBoolean("tax_included"),
                        RecurringPrices.read(
                                row.getString("recurring"), row.getBigDecimal("recurring_price")));
        versions.put(id, version);
        return version;
    }
}
