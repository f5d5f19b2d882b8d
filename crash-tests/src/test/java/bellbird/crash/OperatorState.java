package bellbird.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What a sign-up has made: the registry's row, schema, rights and content, and the realm; without
 * the operator's own names, so that two operators can be compared.
 */
final class OperatorState {

    private static final Pattern TIME =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+\\d\\d");

    private OperatorState() {}

    /**
     * What is left of a sign-up that was given up, but for the request itself.
     *
     * @param realms the identity provider's own database
     */
    static List<String> traces(Sql sql, Sql realms, String shortName) {
        List<String> traces = new ArrayList<>();
        traces.addAll(realms.texts("select 'realm' from realm where name = ?", shortName));
        traces.addAll(
                sql.texts("select 'registry' from control.tenant where short_name = ?", shortName));
        traces.addAll(
                sql.texts("select 'secret' from control.realm_client where realm = ?", shortName));
        traces.addAll(
                sql.texts(
                        """
                        select 'schema or role' from control.sign_up s
                         where s.short_name = ?
                           and (exists (select 1 from pg_namespace where nspname = 't_' || s.code)
                                or exists (select 1 from pg_roles where rolname = 't_' || s.code))""",
                        shortName));
        return traces;
    }

    /**
     * @param realms the identity provider's own database
     */
    static TenantState read(Sql sql, Sql realms, String shortName) {
        List<String> codes =
                sql.texts(
                        "select code from control.tenant where short_name = ? and state = 'READY'",
                        shortName);
        if (codes.isEmpty()) {
            return new TenantState(new TreeMap<>());
        }
        String schema = "t_" + codes.getFirst();
        TreeMap<String, List<String>> all =
                new TreeMap<>(TenantState.read(sql, schema, Set.of()).tables());
        all.put(
                "registry",
                sql.texts(
                        "select concat_ws(' ', short_name, name, country, currency, state, schema_version) from control.tenant where short_name = ?",
                        shortName));
        all.put(
                "steps",
                sql.texts(
                        "select step || ' ' || (p.finished_at is not null) || ' ' || s.state from control.sign_up s join control.sign_up_step p on p.sign_up = s.id where s.short_name = ? order by 1",
                        shortName));
        all.put(
                "migrations",
                sql.texts(
                        "select concat_ws(' ', version, checksum, success) from "
                                + schema
                                + ".flyway_schema_history order by installed_rank"));
        all.put(
                "rights",
                sql.texts(
                        "select concat_ws(' ', relname, relkind, relacl::text) from pg_class where relnamespace = ?::regnamespace order by 1",
                        schema));
        all.put(
                "guards",
                sql.texts(
                        "select pg_get_constraintdef(oid) from pg_constraint where connamespace = ?::regnamespace union all select tgname from pg_trigger where not tgisinternal and tgrelid in (select oid from pg_class where relnamespace = ?::regnamespace) order by 1",
                        schema,
                        schema));
        all.put(
                "realm",
                realms.texts(
                        """
                        select 'client ' || c.client_id || ' ' || c.enabled from client c join realm r on r.id = c.realm_id where r.name = ?
                        union all select 'user ' || u.email || ' ' || u.enabled || ' ' || (select count(*) from credential k where k.user_id = u.id)
                          from user_entity u join realm r on r.id = u.realm_id where r.name = ? and u.service_account_client_link is null
                        union all select 'role ' || o.name || ' ' || coalesce(u.email, '') from keycloak_role o join realm r on r.id = o.realm_id
                          left join user_role_mapping m on m.role_id = o.id left join user_entity u on u.id = m.user_id
                         where r.name = ? and not o.client_role order by 1""",
                        shortName,
                        shortName,
                        shortName));
        all.replaceAll(
                (table, rows) -> {
                    List<String> plain = new ArrayList<>();
                    for (String row : rows) {
                        plain.add(
                                TIME.matcher(
                                                row.replace(schema, "SCHEMA")
                                                        .replace(codes.getFirst(), "CODE")
                                                        .replace(shortName, "NAME"))
                                        .replaceAll("TIME"));
                    }
                    return plain.stream().sorted().toList();
                });
        return new TenantState(all);
    }
}
