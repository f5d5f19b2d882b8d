package bellbird.bill;

import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.secret.Secrets;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The tenant's signing key, made when it is first asked for; its secret half is sealed. */
class SigningKeys implements SealedColumns {

    private static final SealedColumn SECRET = new SealedColumn("signing_key", "id", "secret");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Secrets secrets;

    @Inject
    SigningKeys(Secrets secrets) {
        this.secrets = secrets;
    }

    @Override
    public List<SealedColumn> ofTenants() {
        return List.of(SECRET);
    }

    /** Two who make it at the same moment get the one that was first. */
    SigningKey get(Connection connection) throws SQLException {
        Optional<SigningKey> there = find(connection);
        if (there.isPresent()) {
            return there.get();
        }
        SigningKey made = SigningKey.make(RANDOM);
        String sql =
                "insert into signing_key (id, public_key, secret) values (?, ?, ?) on conflict do nothing";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, made.id());
            insert.setString(2, made.publicKey());
            insert.setString(3, secrets.seal(SECRET.place(made.id()), made.secret()));
            insert.executeUpdate();
        }
        return find(connection).orElseThrow();
    }

    private Optional<SigningKey> find(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select id, public_key, secret from signing_key");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            SigningKey.of(
                                    row.getString(1),
                                    row.getString(2),
                                    secrets.open(SECRET.place(row.getString(1)), row.getString(3))))
                    : Optional.empty();
        }
    }
}
