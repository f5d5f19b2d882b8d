package bellbird.rating;

import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.offering.OfferingVersions;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Compiled price tables of published versions, which never change, so nothing here grows old: a new
 * version is another table, and what is rated by the old one goes on. Keyed by tenant too: nothing
 * shared may cross from one to another. Those not used for longest go first.
 */
@ApplicationScoped
public class PriceTables {

    private static final int MOST = 256;

    /** Some of the largest decks at once. */
    private static final long MOST_PREFIXES = 2_000_000;

    private record Key(TenantId tenant, UUID version) {}

    private final int most;
    private final long mostPrefixes;
    private final Map<Key, PriceTable> tables = new LinkedHashMap<>(64, 0.75f, true);
    private long prefixes;

    public PriceTables() {
        this(MOST, MOST_PREFIXES);
    }

    /**
     * @param mostPrefixes of all tables; one alone may have more
     */
    PriceTables(int most, long mostPrefixes) {
        this.most = most;
        this.mostPrefixes = mostPrefixes;
    }

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
            PriceTable other = tables.put(key, table);
            prefixes += table.prefixes() - (other == null ? 0 : other.prefixes());
            makeRoom();
        }
        return table;
    }

    private void makeRoom() {
        Iterator<PriceTable> eldest = tables.values().iterator();
        while (tables.size() > 1 && (tables.size() > most || prefixes > mostPrefixes)) {
            prefixes -= eldest.next().prefixes();
            eldest.remove();
        }
    }
}
