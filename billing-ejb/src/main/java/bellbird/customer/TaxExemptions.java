package bellbird.customer;

import bellbird.customer.TaxExemption.Category;
import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.kernel.text.PlainText;
import bellbird.kernel.time.BusinessClock;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** Which customers bear no VAT, on which days and why (rule R14). */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.API})
public class TaxExemptions {

    private static final Pattern VAT_ID = Pattern.compile("[A-Z]{2}[A-Z0-9+*]{2,13}");
    private static final int LONGEST_CERTIFICATE = 200;

    private static final String LIST =
            """
            select category, vat_id, certificate, valid_from, valid_to
              from tax_exemption where customer_id = ? order by valid_from desc
            """;
    private static final String LOCK = "select 1 from customer where id = ? for no key update";
    private static final String END =
            """
            update tax_exemption set valid_to = ?
             where customer_id = ? and valid_from < ? and (valid_to is null or valid_to > ?)
            """;
    private static final String ADD =
            """
            insert into tax_exemption (customer_id, category, vat_id, certificate, valid_from, valid_to)
            values (?, ?, ?, ?, ?, ?)
            """;

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject BusinessClock clock;
    @Inject AuditTrail audit;

    /** Newest first. */
    public List<TaxExemption> of(UUID customerId) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> list(connection, customerId));
    }

    /**
     * Adds one; what holds on its first day ends there. What was issued stays as it is. Problems
     * name the fields {@code vatId}, {@code certificate}, {@code from} and {@code to}.
     *
     * @return all of the customer's, newest first
     */
    public List<TaxExemption> add(UUID customerId, TaxExemption exemption) {
        LocalDate from = exemption.from() == null ? clock.today() : exemption.from();
        boolean reverse = exemption.category() == Category.REVERSE_CHARGE;
        String vatId = reverse ? vatId(exemption.vatId()) : null;
        String certificate = reverse ? null : certificate(exemption.certificate());
        LocalDate to = exemption.to();
        if (to != null && !from.isBefore(to)) {
            throw BellbirdException.user("to", "error.taxExemption.order");
        }
        List<TaxExemption> all =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> {
                                    lock(connection, customerId);
                                    noLater(list(connection, customerId), from);
                                    update(connection, END, from, customerId, from, from);
                                    update(
                                            connection,
                                            ADD,
                                            customerId,
                                            exemption.category().code(),
                                            vatId,
                                            certificate,
                                            from,
                                            to);
                                    return list(connection, customerId);
                                });
        audit.record(
                "exempt from VAT",
                "customer",
                customerId.toString(),
                null,
                exemption.category() + " " + (reverse ? vatId : certificate) + " from " + from);
        return all;
    }

    /**
     * From that day on the customer bears VAT again.
     *
     * @param on after the first day of what holds then
     */
    public List<TaxExemption> end(UUID customerId, LocalDate on) {
        List<TaxExemption> all =
                entities.unwrap(Session.class)
                        .doReturningWork(
                                connection -> {
                                    lock(connection, customerId);
                                    if (update(connection, END, on, customerId, on, on) == 0) {
                                        throw BellbirdException.user(
                                                "to", "error.taxExemption.none");
                                    }
                                    return list(connection, customerId);
                                });
        audit.record("VAT again", "customer", customerId.toString(), null, "from " + on);
        return all;
    }

    private static String vatId(@Nullable String given) {
        String id = given == null ? "" : given.replaceAll("[\\s.-]", "").toUpperCase(Locale.ROOT);
        if (!VAT_ID.matcher(id).matches()) {
            throw BellbirdException.user("vatId", "error.taxExemption.vatId");
        }
        return id;
    }

    private static String certificate(@Nullable String given) {
        String text = given == null ? "" : given.strip();
        if (text.isEmpty()) {
            throw BellbirdException.user("certificate", "error.required");
        }
        if (text.length() > LONGEST_CERTIFICATE) {
            throw BellbirdException.user(
                    "certificate", "error.tooLong", Integer.toString(LONGEST_CERTIFICATE));
        }
        if (!PlainText.isOneLine(text)) {
            throw BellbirdException.user("certificate", "error.characters");
        }
        return text;
    }

    private static void noLater(List<TaxExemption> all, LocalDate from) {
        for (TaxExemption one : all) {
            if (one.from() != null && !one.from().isBefore(from)) {
                throw BellbirdException.user("from", "error.taxExemption.later");
            }
        }
    }

    private static void lock(Connection connection, UUID customerId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LOCK)) {
            statement.setObject(1, customerId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw BellbirdException.notFound();
                }
            }
        }
    }

    private static List<TaxExemption> list(Connection connection, UUID customerId)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(LIST)) {
            statement.setObject(1, customerId);
            List<TaxExemption> all = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    all.add(
                            new TaxExemption(
                                    Category.of(row.getString(1)),
                                    row.getString(2),
                                    row.getString(3),
                                    row.getObject(4, LocalDate.class),
                                    row.getObject(5, LocalDate.class)));
                }
            }
            return all;
        }
    }

    private static int update(Connection connection, String sql, @Nullable Object... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }
}
