package bellbird.audit;

import bellbird.kernel.security.Roles;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.List;

/** Who changed what, and when: for the owner, who answers for it. */
@Stateless
@RolesAllowed(Roles.OWNER)
public class AuditEntries {

    private static final int MOST = 200;

    private static final String MATCHING =
            """
             from audit_entry
             where ? = '' or lower(display_name || ' ' || action || ' ' || noun || ' ' || noun_id)
                   like '%' || replace(replace(replace(lower(?), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%'
            """;

    @Inject private TenantSql sql;

    /**
     * Newest first.
     *
     * @param search part of who, the action, the noun or its id; empty for all
     * @param limit at most 200 are given
     */
    public List<AuditEntry> list(String search, int offset, int limit) {
        return sql.call(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement(
                                    "select happened_at, display_name, address, action, noun,"
                                            + " noun_id, before, after"
                                            + MATCHING
                                            + "order by happened_at desc, id desc"
                                            + " offset ? limit ?")) {
                        select.setString(1, search);
                        select.setString(2, search);
                        select.setInt(3, offset);
                        select.setInt(4, Math.min(limit, MOST));
                        try (ResultSet row = select.executeQuery()) {
                            List<AuditEntry> entries = new ArrayList<>();
                            while (row.next()) {
                                entries.add(
                                        new AuditEntry(
                                                row.getTimestamp(1).toInstant(),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                row.getString(5),
                                                row.getString(6),
                                                row.getString(7),
                                                row.getString(8)));
                            }
                            return entries;
                        }
                    }
                });
    }

    /** How many {@link #list} has in all. */
    public long count(String search) {
        return sql.call(
                connection -> {
                    try (PreparedStatement select =
                            connection.prepareStatement("select count(*)" + MATCHING)) {
                        select.setString(1, search);
                        select.setString(2, search);
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            return row.getLong(1);
                        }
                    }
                });
    }
}
