package bellbird.identity;

import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.secret.Secrets;
import bellbird.tenancy.ControlSql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Clients of the realms and their secrets, kept in the control schema. */
@ApplicationScoped
public class RealmClients implements SealedColumns {

    /** Realm of the platform's own staff. */
    public static final String PLATFORM_REALM = "bellbird-platform";

    public static final String PLATFORM = "bellbird-platform";
    public static final String STAFF = "bellbird-staff";
    public static final String CARE = "bellbird-care";

    /** Bearer tokens are for this audience. */
    public static final String API = "bellbird-api";

    /** The tenant's own machine; signs in as itself with role {@code api}. */
    public static final String MACHINE = "bellbird-machine";

    private record Key(String realm, String client) {}

    private static final SealedColumn SECRET =
            new SealedColumn("realm_client", "realm || '/' || client_id", "secret");

    @Inject private ControlSql control;
    @Inject private Secrets secrets;
    private final Map<Key, String> known = new ConcurrentHashMap<>();

    @Override
    public List<SealedColumn> ofInstallation() {
        return List.of(SECRET);
    }

    /** The secret of a client, if the realm has it. */
    public Optional<String> secret(String realm, String client) {
        String secret = known.get(new Key(realm, client));
        if (secret != null) {
            return Optional.of(secret);
        }
        Optional<String> found = control.asOwner(c -> find(c, realm, client));
        found.ifPresent(value -> known.put(new Key(realm, client), value));
        return found;
    }

    /** The stored secret, or the new one after storing it: a second run keeps the first's. */
    public String keep(String realm, String client, String fresh) {
        return control.asOwner(
                c -> {
                    try (PreparedStatement insert =
                            c.prepareStatement(
                                    "insert into control.realm_client (realm, client_id, secret)"
                                            + " values (?, ?, ?) on conflict do nothing")) {
                        insert.setString(1, realm);
                        insert.setString(2, client);
                        insert.setString(3, secrets.seal(place(realm, client), fresh));
                        insert.executeUpdate();
                    }
                    return find(c, realm, client).orElseThrow();
                });
    }

    /** Forgets a realm that was rolled back. */
    public void forget(String realm) {
        control.runAsOwner(
                c -> {
                    try (PreparedStatement delete =
                            c.prepareStatement(
                                    "delete from control.realm_client where realm = ?")) {
                        delete.setString(1, realm);
                        delete.executeUpdate();
                    }
                });
        known.keySet().removeIf(key -> key.realm().equals(realm));
    }

    private Optional<String> find(Connection connection, String realm, String client)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select secret from control.realm_client where realm = ? and client_id = ?")) {
            select.setString(1, realm);
            select.setString(2, client);
            try (ResultSet row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(secrets.open(place(realm, client), row.getString(1)))
                        : Optional.empty();
            }
        }
    }

    private static String place(String realm, String client) {
        return SECRET.place(realm + "/" + client);
    }
}
