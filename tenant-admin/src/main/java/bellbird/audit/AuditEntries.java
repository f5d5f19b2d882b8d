package bellbird.audit;

import bellbird.kernel.security.Roles;
import bellbird.kernel.text.PlainText;
import bellbird.tenancy.TenantSql;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Who changed what, and when: for the owner, who answers for it. */
@Stateless
@RolesAllowed(Roles.OWNER)
public class AuditEntries {

    private static final int MOST = 200;
    private static final int EARLIEST = 1970;
    private static final int LATEST = 9998;
    private static final Instant EVER = Instant.parse("9999-01-01T00:00:00Z");

    private static final String MATCHING =
            """
             from audit_entry
             where happened_at >= ? and happened_at < ?
               and ? in ('', display_name) and ? in ('', noun)
               and (? = '' or lower(concat_ws(' ', display_name, address, action, noun, noun_id,
                                              before, after))
                   like '%' || replace(replace(replace(lower(?), '\\', '\\\\'), '%', '\\%'), '_', '\\_') || '%')
            """;

    @Inject private TenantSql sql;

    /**
     * Newest first.
     *
     * @param limit at most 200 are given
     */
    public List<AuditEntry> list(AuditQuery query, int offset, int limit) {
        return sql.call(c -> list(c, query, offset, Math.min(limit, MOST)));
    }

    static List<AuditEntry> list(Connection connection, AuditQuery query, int offset, int limit)
            throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement(
                        "select happened_at, display_name, address, action, noun, noun_id, before,"
                                + " after"
                                + MATCHING
                                + "order by happened_at desc, id desc offset ? limit ?")) {
            int next = bind(select, query);
            select.setInt(next, offset);
            select.setInt(next + 1, limit);
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
    }

    /** How many {@link #list} has in all. */
    public long count(AuditQuery query) {
        return sql.call(
                c -> {
                    try (PreparedStatement select =
                            c.prepareStatement("select count(*)" + MATCHING)) {
                        bind(select, query);
                        try (ResultSet row = select.executeQuery()) {
                            row.next();
                            return row.getLong(1);
                        }
                    }
                });
    }

    /** Everybody who changed something, by name. */
    public List<String> people() {
        return distinct("display_name");
    }

    /** Every kind of thing that was changed. */
    public List<String> nouns() {
        return distinct("noun");
    }

    private List<String> distinct(String column) {
        return sql.call(
                c -> {
                    try (PreparedStatement select =
                                    c.prepareStatement(
                                            "select distinct %1$s from audit_entry order by %1$s limit 1000"
                                                    .formatted(column));
                            ResultSet row = select.executeQuery()) {
                        List<String> values = new ArrayList<>();
                        while (row.next()) {
                            values.add(row.getString(1));
                        }
                        return values;
                    }
                });
    }

    private static int bind(PreparedStatement select, AuditQuery query) throws SQLException {
        LocalDate from = query.from();
        LocalDate to = query.to();
        Instant start = from == null ? Instant.EPOCH : begin(from, query.zone());
        Instant end =
                to == null || to.getYear() > LATEST ? EVER : begin(to.plusDays(1), query.zone());
        select.setTimestamp(1, Timestamp.from(start));
        select.setTimestamp(2, Timestamp.from(end));
        select.setString(3, PlainText.sought(query.who()));
        select.setString(4, PlainText.sought(query.noun()));
        String text = PlainText.sought(query.text());
        select.setString(5, text);
        select.setString(6, text);
        return 7;
    }

    private static Instant begin(LocalDate day, ZoneId zone) {
        return beyond(day)
                ? day.getYear() < EARLIEST ? Instant.EPOCH : EVER
                : day.atStartOfDay(zone).toInstant();
    }

    /** Whether the day, typed into an address, is none on which anything can have happened. */
    private static boolean beyond(LocalDate day) {
        return day.getYear() < EARLIEST || day.getYear() > LATEST;
    }
}
