package bellbird.tax;

import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.secret.Secrets;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tenant's tax engine, if it has one; its key is sealed. */
public class TaxEngines implements SealedColumns {

    /** Name of the only row. */
    private static final String ROW = "engine";

    private static final SealedColumn KEY = new SealedColumn("tax_engine", "id", "api_key");

    private final Secrets secrets;
    private final TaxEngine engine;

    @Inject
    public TaxEngines(Secrets secrets, TaxEngine engine) {
        this.secrets = secrets;
        this.engine = engine;
    }

    @Override
    public List<SealedColumn> ofTenants() {
        return List.of(KEY);
    }

    /**
     * @param isUsed whether bills are taxed by it
     */
    public record Stored(TaxEngineAccount account, boolean isUsed) {}

    public Optional<Stored> find(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement(
                                "select address, api_key, is_used from tax_engine");
                ResultSet row = query.executeQuery()) {
            return row.next()
                    ? Optional.of(
                            new Stored(
                                    new TaxEngineAccount(
                                            URI.create(row.getString(1)), open(row.getString(2))),
                                    row.getBoolean(3)))
                    : Optional.empty();
        }
    }

    /** Whether bills are taxed by an engine now. */
    public boolean isUsed(Connection connection) throws SQLException {
        try (PreparedStatement query =
                        connection.prepareStatement("select 1 from tax_engine where is_used");
                ResultSet row = query.executeQuery()) {
            return row.next();
        }
    }

    public void save(Connection connection, Stored stored) throws SQLException {
        String sql =
                """
                insert into tax_engine (id, address, api_key, is_used) values (?, ?, ?, ?)
                on conflict (id) do update set address = excluded.address,
                       api_key = excluded.api_key, is_used = excluded.is_used""";
        String key = stored.account().key();
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, ROW);
            insert.setString(2, stored.account().address().toString());
            insert.setString(3, key.isEmpty() ? "" : secrets.seal(KEY.place(ROW), key));
            insert.setBoolean(4, stored.isUsed());
            insert.executeUpdate();
        }
    }

    /** Asks the engine; outside of any transaction. */
    public Map<String, TaxReply> ask(TaxEngineAccount account, List<TaxQuestion> questions) {
        return engine.ask(account, questions);
    }

    /**
     * @throws bellbird.kernel.error.BellbirdException for the field {@code address}
     */
    public void requireCallable(String address) {
        engine.requireCallable(address);
    }

    private String open(String stored) {
        return stored.isEmpty() ? "" : secrets.open(KEY.place(ROW), stored);
    }
}
