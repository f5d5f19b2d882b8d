package bellbird.kernel.tenant;

import java.util.regex.Pattern;

/**
 * Opaque code of a tenant. The tenant's schema and database role are {@code t_<code>}; its host
 * name is another thing and may change.
 *
 * @param code ten lower-case letters and digits, the first a letter
 */
public record TenantId(String code) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]{9}");

    public TenantId {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException("not a tenant code: " + code);
        }
    }

    /** Name of the tenant's schema and of its database role; safe to stand in SQL. */
    public String schema() {
        return "t_" + code;
    }

    @Override
    public String toString() {
        return code;
    }
}
