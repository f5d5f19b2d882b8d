package bellbird.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.secret.KeyRing;
import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys are changed by configuration and a restart; nothing stays under an old key. */
class SecretUpgradeTest {

    private static final KeyRing FIRST = KeyRing.parse("k1:" + "A".repeat(43) + "=");
    private static final KeyRing BOTH =
            KeyRing.parse("k2:" + "Q".repeat(43) + "=,k1:" + "A".repeat(43) + "=");
    private static final KeyRing SECOND = KeyRing.parse("k2:" + "Q".repeat(43) + "=");

    private static final SealedColumn CLIENT =
            new SealedColumn("realm_client", "realm || '/' || client_id", "secret");
    private static final SealedColumn NOTE = new SealedColumn("note", "id::text", "secret");

    private static final SealedColumns MODULE =
            new SealedColumns() {
                @Override
                public List<SealedColumn> ofInstallation() {
                    return List.of(CLIENT);
                }

                @Override
                public List<SealedColumn> ofTenants() {
                    return List.of(NOTE);
                }
            };

    private final TestTenants tenants = new TestTenants();
    private TenantId robin = new TenantId("robin00000");
    private TenantId wren = new TenantId("wren000000");

    @BeforeEach
    void two_tenants_with_secrets() throws SQLException {
        robin = tenants.create("robin00000", "robin");
        wren = tenants.create("wren000000", "wren");
        try (Connection owner = tenants.database().as("bellbird_owner")) {
            for (TenantId tenant : List.of(robin, wren)) {
                Registry.setReady(owner, tenant, Instant.EPOCH);
                execute(
                        owner,
                        "create table %1$s.note (id integer, secret text)"
                                .formatted(tenant.schema()));
                execute(
                        owner,
                        "insert into %s.note values (1, 'of %s'), (2, '')"
                                .formatted(tenant.schema(), tenant));
            }
            execute(owner, "insert into control.realm_client values ('robin', 'care', 'plain')");
        }
    }

    @Test
    void what_was_stored_before_there_were_keys_is_sealed() throws SQLException {
        assertThat(upgrade(FIRST)).isEqualTo(3);

        String sealed = read("select secret from control.realm_client");
        assertThat(sealed).startsWith("sealed:k1:");
        assertThat(FIRST.open("realm_client.secret/robin/care", sealed)).isEqualTo("plain");
        assertThat(note(robin)).startsWith("sealed:k1:");
        assertThat(FIRST.open("note.secret/1", note(wren))).isEqualTo("of wren000000");
        assertThat(read("select secret from t_wren000000.note where id = 2")).isEmpty();
    }

    @Test
    void a_new_key_takes_over_and_the_old_one_can_go() throws SQLException {
        upgrade(FIRST);
        assertThat(upgrade(BOTH)).isEqualTo(3);

        assertThat(SECOND.open("note.secret/1", note(robin))).isEqualTo("of robin00000");
        assertThat(upgrade(SECOND)).isZero();
    }

    @Test
    void a_tenant_that_is_up_to_date_is_not_visited() throws SQLException {
        upgrade(FIRST);
        try (Connection owner = tenants.database().as("bellbird_owner")) {
            execute(owner, "drop table t_robin00000.note");
        }
        assertThat(upgrade(FIRST)).isZero();
    }

    @Test
    void without_the_old_key_nothing_is_changed_and_the_key_is_named() {
        upgrade(FIRST);
        assertThatThrownBy(() -> upgrade(SECOND)).hasMessageContaining("k1");
        assertThat(upgrade(BOTH)).isEqualTo(3);
    }

    @Test
    void a_live_installation_needs_keys_of_its_own() throws NoSuchAlgorithmException {
        assertThat(InstallationSecrets.ring("", true).current()).isEqualTo("demo");
        assertThatThrownBy(() -> InstallationSecrets.ring("", false))
                .hasMessageContaining("BELLBIRD_SECRET_KEYS");
        assertThatThrownBy(() -> InstallationSecrets.ring("k1:short", false))
                .hasMessageContaining("k1");
        String known =
                Base64.getEncoder()
                        .encodeToString(
                                MessageDigest.getInstance("SHA-256")
                                        .digest(
                                                "bellbird on one machine"
                                                        .getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> InstallationSecrets.ring("mine:" + known, false))
                .hasMessageContaining("everybody knows");
    }

    private int upgrade(KeyRing ring) {
        return new SecretUpgrade(tenants.control(), ring, List.of(MODULE)).run();
    }

    private String note(TenantId tenant) throws SQLException {
        return read("select secret from %s.note where id = 1".formatted(tenant.schema()));
    }

    private String read(String sql) throws SQLException {
        try (Connection owner = tenants.database().as("bellbird_owner");
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
