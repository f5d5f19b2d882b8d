package bellbird.rating;

import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.OfferingVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Compiled price tables of published versions, which never change, so nothing here grows old. Keyed
 * by tenant too: nothing shared may cross from one to another.
 */
@ApplicationScoped
public class PriceTables {

    private static final int MOST = 256;

    private record Key(TenantId tenant, UUID version) {}

    private final Map<Key, PriceTable> tables =
            new LinkedHashMap<>(64, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, PriceTable> eldest) {
                    return size() > MOST;
                }
            };

    /** The table of a published version of the tenant whose connection it is. */
    public PriceTable get(Connection connection, TenantProfile tenant, UUID versionId)
            throws SQLException {
        Key key = new Key(tenant.id(), versionId);
        synchronized (tables) {
            PriceTable known = tables.get(key);
            if (known != null) {
                return known;
            }
        }
        PriceTable table =
                new PriceTable(new OfferingVersions(connection, tenant.zone()).get(versionId));
        synchronized (tables) {
            tables.put(key, table);
        }
        return table;
    }
}
