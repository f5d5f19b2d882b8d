package bellbird.tenancy;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantId;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares a tenant's schema with one that nothing but the migrations has touched. A trigger, key
 * or check that is missing, and a right too many, each take away what the database enforces.
 */
@ApplicationScoped
public class SchemaComparison {

    /** Schema of no tenant: it holds the tables of the newest version and no rows. */
    static final TenantId REFERENCE = new TenantId("reference0");

    /**
     * Everything that enforces something, one line each, without the schema's own name. Months of
     * partitioned tables come and go with the tenant's usage: each of them must be like any other.
     */
    private static final String ENFORCED =
            """
            with line(text, part) as (
              select format('column %s.%s %s%s default %s', c.relname, a.attname,
                            format_type(a.atttypid, a.atttypmod),
                            case when a.attnotnull then ' not null' else '' end,
                            coalesce(pg_get_expr(d.adbin, d.adrelid), 'none')), c.relispartition
                from pg_class c
                join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
                left join pg_attrdef d on (d.adrelid, d.adnum) = (a.attrelid, a.attnum)
               where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p')
              union all
              select format('constraint %s on %s: %s%s', o.conname, c.relname,
                            pg_get_constraintdef(o.oid),
                            case when o.convalidated then '' else ' not validated' end), c.relispartition
                from pg_constraint o join pg_class c on c.oid = o.conrelid
               where c.relnamespace = ?::regnamespace
              union all
              select format('index %s', pg_get_indexdef(i.indexrelid)), c.relispartition
                from pg_index i join pg_class c on c.oid = i.indrelid
               where c.relnamespace = ?::regnamespace and i.indisvalid
              union all
              select format('trigger %s, %s', pg_get_triggerdef(t.oid),
                            case t.tgenabled when 'O' then 'enabled' else 'not enabled' end), c.relispartition
                from pg_trigger t join pg_class c on c.oid = t.tgrelid
               where c.relnamespace = ?::regnamespace and not t.tgisinternal
              union all
              select format('function %s %s%s %s', p.oid::regprocedure, md5(p.prosrc),
                            case when p.prosecdef then ' as its owner' else '' end, p.proconfig), false
                from pg_proc p where p.pronamespace = ?::regnamespace
              union all
              select format('right %s on %s of %s', lower(x.privilege_type), p.oid::regprocedure,
                            case when x.grantee = p.proowner then 'the owner'
                                 when x.grantee = 0 then 'everybody'
                                 else x.grantee::regrole::text end), false
                from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) x
               where p.pronamespace = ?::regnamespace
              union all
              select format('view %s %s', c.relname, md5(replace(replace(pg_get_viewdef(c.oid), ? || '.', ''), ?, ''))), false
                from pg_class c where c.relnamespace = ?::regnamespace and c.relkind = 'v'
              union all
              select format('right %s on %s of %s', lower(x.privilege_type), c.relname,
                            case when x.grantee = c.relowner then 'the owner'
                                 when x.grantee = 0 then 'everybody'
                                 else x.grantee::regrole::text end), c.relispartition
                from pg_class c, aclexplode(coalesce(c.relacl, acldefault('r', c.relowner))) x
               where c.relnamespace = ?::regnamespace and c.relkind in ('r', 'p', 'v'))
            select distinct replace(replace(case when part then regexp_replace(text, '_[0-9]{4}_[0-9]{2}', '_month', 'g')
                                                 else text end, ? || '.', ''), ?, 'the tenant')
              from line
            """;

    /** Where the schema's name stands in the query. */
    private static final int NAMES = 12;

    /**
     * Lines that only one of the two has.
     *
     * @param connection as the tenant; the catalogue is open to every role
     */
    public List<String> differences(Connection connection) throws SQLException {
        return differences(connection, CurrentTenant.require());
    }

    static List<String> differences(Connection connection, TenantId tenant) throws SQLException {
        Set<String> expected = enforced(connection, REFERENCE);
        Set<String> found = enforced(connection, tenant);
        List<String> differences = new ArrayList<>();
        expected.stream()
                .filter(line -> !found.contains(line))
                .forEach(line -> differences.add("missing: " + line));
        found.stream()
                .filter(line -> !expected.contains(line))
                .forEach(line -> differences.add("too many: " + line));
        return differences;
    }

    private static Set<String> enforced(Connection connection, TenantId tenant)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(ENFORCED)) {
            for (int i = 1; i <= NAMES; i++) {
                select.setString(i, tenant.schema());
            }
            Set<String> lines = new TreeSet<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    lines.add(row.getString(1));
                }
            }
            return lines;
        }
    }

    /** Makes or upgrades the schema to compare with; its role can sign in nowhere. */
    static void prepare(ControlSql control, Migrations migrations) {
        control.runAsOwner(owner -> TenantSchemas.createBare(owner, REFERENCE));
        migrations.tenant(REFERENCE);
    }
}
