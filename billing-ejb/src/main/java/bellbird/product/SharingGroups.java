package bellbird.product;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.id.Ids;
import bellbird.kernel.security.Roles;
import bellbird.kernel.text.PlainText;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Lines of one account that share allowances of scope group (rule R10). Who leaves keeps the
 * history of its usage; the account pays for all of them.
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API, Roles.SYSTEM})
public class SharingGroups {

    private static final int LONGEST_NAME = 80;

    private static final String GROUP =
            """
            insert into sharing_group (id, account_id, name)
            select ?, account_id, ? from product where id = ?
            on conflict do nothing
            """;
    private static final String JOIN =
            """
            insert into sharing_group_member (product_id, group_id, valid_from)
            select p.id, g.id, ?
              from product p join sharing_group g on g.account_id = p.account_id and g.name = ?
             where p.id = ? and not exists (select 1 from sharing_group_member m
                                             where m.product_id = p.id and m.valid_to is null)
            on conflict (product_id, valid_from)
            do update set group_id = excluded.group_id, valid_to = null
            """;
    private static final String LEAVE =
            """
            update sharing_group_member set valid_to = greatest(valid_from, ?)
             where product_id = ? and valid_to is null
            """;
    private static final String LOCK = "select 1 from product where id = ? for no key update";

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject AuditTrail audit;

    /**
     * Puts a line into a group of its account, and out of the one it was in.
     *
     * @param name of the group; made if the account has none of that name
     * @param from first day on which the line takes from what the group shares
     */
    public void join(UUID productId, String name, LocalDate from) {
        String group = name.strip();
        if (group.isEmpty()) {
            throw BellbirdException.user("name", "error.required");
        }
        if (group.length() > LONGEST_NAME) {
            throw BellbirdException.user("name", "error.tooLong", Integer.toString(LONGEST_NAME));
        }
        if (!PlainText.isOneLine(group)) {
            throw BellbirdException.user("name", "error.characters");
        }
        entities.unwrap(Session.class)
                .doWork(
                        connection -> {
                            lock(connection, productId);
                            update(connection, LEAVE, from, productId);
                            update(connection, GROUP, Ids.next(), group, productId);
                            update(connection, JOIN, from, group, productId);
                        });
        audit.record("join group", "product", productId.toString(), null, group);
    }

    /**
     * @param on first day on which the line shares no more
     */
    public void leave(UUID productId, LocalDate on) {
        entities.unwrap(Session.class)
                .doWork(
                        connection -> {
                            lock(connection, productId);
                            update(connection, LEAVE, on, productId);
                        });
        audit.record("leave group", "product", productId.toString(), on.toString(), null);
    }

    private static void lock(Connection connection, UUID productId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, productId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
            }
        }
    }

    private static void update(Connection connection, String sql, Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
