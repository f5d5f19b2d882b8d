package bellbird.bill;

import bellbird.testing.TenantDatabase;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant after its first bill run: three accounts, two bills with files, one at zero. */
public final class IssuedMonth {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static @Nullable TenantDatabase shared;

    private IssuedMonth() {}

    /** One of its own. */
    public static TenantDatabase create() throws SQLException {
        TestBilling billing = new TestBilling(LocalDate.of(2026, 11, 1));
        TestTenant tenant = new TestTenant(billing.database);
        UUID net = tenant.plan("Larkspur 30", "30.00", false);
        UUID gross = tenant.plan("Larkspur 24.99", "24.99", true);
        TestTenant.Line first = tenant.line(tenant.account(1, OCTOBER), net, OCTOBER);
        TestTenant.Line second =
                tenant.line(tenant.account(1, OCTOBER), gross, OCTOBER.plusDays(11));
        tenant.account(1, OCTOBER);
        Instant start = Instant.parse("2026-10-15T10:00:00Z");
        tenant.usage(first, start, OCTOBER, "VOICE", "Ireland", 61, "0.122");
        tenant.usage(second, start, OCTOBER, "SMS", "Any", 3, "0.27");
        billing.run("1/2026-10-01");
        billing.database.execute(
                """
                insert into bill_file (bill_id, media_type, content, sha256, total_text, rendered_at)
                select id, 'application/pdf', 'bill'::bytea, encode(sha256('bill'::bytea), 'hex'),
                       '€' || round(total_minor / 100.0, 2), now()
                  from customer_bill""");
        return billing.database;
    }

    /** One for tests that change nothing. */
    public static synchronized TenantDatabase shared() throws SQLException {
        if (shared == null) {
            shared = create().keep();
        }
        return shared;
    }
}
