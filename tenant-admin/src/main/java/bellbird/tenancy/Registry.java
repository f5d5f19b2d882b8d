package bellbird.tenancy;

import bellbird.kernel.tenant.TenantId;
import bellbird.kernel.tenant.TenantProfile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** SQL of the registry, on a connection to the control schema. */
public final class Registry {

    private static final String COLUMNS =
            "select code, short_name, name, country, currency, zone, language, sandbox, state,"
                    + " schema_version, cell, created_at, ready_at from control.tenant ";

    private Registry() {}

    public static Optional<TenantEntry> byShortName(Connection connection, String shortName)
            throws SQLException {
        return query(connection, "where short_name = ?", shortName).stream().findFirst();
    }

    public static Optional<TenantEntry> byId(Connection connection, TenantId id)
            throws SQLException {
        return query(connection, "where code = ?", id.code()).stream().findFirst();
    }

    /** All, half-made ones included, by short name. */
    public static List<TenantEntry> all(Connection connection) throws SQLException {
        return query(connection, "where ? is not null order by short_name", "");
    }

    /** Adds a hidden row; twice is once. */
    public static void register(Connection connection, TenantProfile tenant) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        """
                        insert into control.tenant
                          (code, short_name, name, country, currency, zone, language, sandbox, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'PROVISIONING')
                        on conflict (code) do nothing""")) {
            insert.setString(1, tenant.id().code());
            insert.setString(2, tenant.shortName());
            insert.setString(3, tenant.name());
            insert.setString(4, tenant.country());
            insert.setString(5, tenant.currency().getCurrencyCode());
            insert.setString(6, tenant.zone().getId());
            insert.setString(7, tenant.language().toLanguageTag());
            insert.setBoolean(8, tenant.sandbox());
            insert.executeUpdate();
        }
    }

    public static void setSchemaVersion(Connection connection, TenantId id, String version)
            throws SQLException {
        update(
                connection,
                "update control.tenant set schema_version = ? where code = ?",
                version,
                id);
    }

    /** Ready tenants whose secrets are not all sealed with this key. */
    static List<TenantId> notUnderKey(Connection connection, String key) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select code from control.tenant where state = 'READY' and secret_key <> ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
                List<TenantId> tenants = new ArrayList<>();
                while (row.next()) {
                    tenants.add(new TenantId(row.getString(1)));
                }
                return tenants;
            }
        }
    }

    static void setSecretKey(Connection connection, TenantId id, String key) throws SQLException {
        update(connection, "update control.tenant set secret_key = ? where code = ?", key, id);
    }

    /** Makes it visible. */
    public static void setReady(Connection connection, TenantId id, Instant now)
            throws SQLException {
        update(
                connection,
                "update control.tenant set state = 'READY', ready_at = coalesce(ready_at, ?)"
                        + " where code = ?",
                Timestamp.from(now),
                id);
    }

    /** Forgets a half-made tenant; a ready one stays. */
    public static void remove(Connection connection, TenantId id) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "delete from control.tenant where code = ? and state = 'PROVISIONING'")) {
            delete.setString(1, id.code());
            delete.executeUpdate();
        }
    }

    private static void update(Connection connection, String sql, Object value, TenantId id)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setObject(1, value);
            update.setString(2, id.code());
            update.executeUpdate();
        }
    }

    private static List<TenantEntry> query(Connection connection, String where, String parameter)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COLUMNS + where)) {
            select.setString(1, parameter);
            try (ResultSet row = select.executeQuery()) {
                List<TenantEntry> entries = new ArrayList<>();
                while (row.next()) {
                    entries.add(entry(row));
                }
                return entries;
            }
        }
    }

    private static TenantEntry entry(ResultSet row) throws SQLException {
        var profile =
                new TenantProfile(
                        new TenantId(row.getString("code")),
                        row.getString("name"),
                        row.getString("short_name"),
                        row.getString("country"),
                        Currency.getInstance(row.getString("currency")),
                        ZoneId.of(row.getString("zone")),
                        Locale.forLanguageTag(row.getString("language")),
                        row.getBoolean("sandbox"));
        return new TenantEntry(
                profile,
                TenantEntry.State.valueOf(row.getString("state")),
                row.getString("schema_version"),
                row.getString("cell"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("ready_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
