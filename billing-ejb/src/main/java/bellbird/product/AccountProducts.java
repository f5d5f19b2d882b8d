package bellbird.product;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** What an account has, counted by offering. */
public final class AccountProducts {

    private static final String LOCK =
            "select 1 from billing_account where id = ? for no key update";
    private static final String OWNED =
            """
            select o.code, count(*)
              from product p
              join product_terms t on t.product_id = p.id and t.valid_to is null
              join offering_version v on v.id = t.offering_version_id
              join product_offering o on o.id = v.offering_id
             where p.account_id = ? and p.status <> 'ENDED' group by o.code
            """;

    private final Connection connection;

    public AccountProducts(Connection connection) {
        this.connection = connection;
    }

    /** Products that are not ended, by code of their offering; nobody orders more meanwhile. */
    public Map<String, Long> lockedByOffering(UUID accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, accountId);
            statement.executeQuery().close();
        }
        try (PreparedStatement statement = connection.prepareStatement(OWNED)) {
            statement.setObject(1, accountId);
            Map<String, Long> owned = new HashMap<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    owned.put(row.getString(1), row.getLong(2));
                }
            }
            return owned;
        }
    }
}
