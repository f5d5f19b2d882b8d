package bellbird.offering;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** When each offering cost what, and what comes next; without the prices themselves, so of all. */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.PRODUCT_MANAGER})
public class OfferingTimelines {

    private static final String ALL =
            """
            select offering_id, number, status, valid_from, recurring_price, currency
              from offering_version order by offering_id, number
            """;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    /**
     * A version on the line of time.
     *
     * @param status {@code DRAFT}, {@code IN_REVIEW} or {@code PUBLISHED}
     */
    public record Stage(
            int number,
            String status,
            LocalDate validFrom,
            BigDecimal recurringPrice,
            Currency currency) {}

    /** By offering, oldest first. */
    public Map<UUID, List<Stage>> all() {
        return entities.unwrap(Session.class).doReturningWork(OfferingTimelines::read);
    }

    private static Map<UUID, List<Stage>> read(Connection connection) throws SQLException {
        Map<UUID, List<Stage>> lines = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(ALL);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                lines.computeIfAbsent(
                                row.getObject("offering_id", UUID.class),
                                offering -> new ArrayList<>())
                        .add(
                                new Stage(
                                        row.getInt("number"),
                                        row.getString("status"),
                                        row.getObject("valid_from", LocalDate.class),
                                        row.getBigDecimal("recurring_price"),
                                        Currency.getInstance(row.getString("currency"))));
            }
        }
        return lines;
    }
}
