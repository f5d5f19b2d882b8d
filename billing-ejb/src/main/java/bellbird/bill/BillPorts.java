package bellbird.bill;

import bellbird.kernel.job.Jobs;
import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.Outbox;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.Issuers;
import bellbird.kernel.tenant.TenantBrands;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.kernel.time.BusinessClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;

/** What billing asks of the rest of the system. */
record BillPorts(
        TenantProfiles tenants,
        Issuers issuers,
        TenantBrands brands,
        BillTaxes taxes,
        BusinessClock clock,
        Jobs jobs,
        Outbox outbox) {

    static final String ISSUED = "BillIssued";

    /** What the bills issued now have in common. */
    BillContext context(Connection connection) throws SQLException {
        TenantProfile tenant = tenants.current();
        IssuerDetails issuer = issuers.current();
        return new BillContext(
                tenant,
                issuer,
                new BillNumberingTable(connection).get(issuer.documentKind()),
                new BillLogos(connection).keep(BillDocument.Brand.of(brands.current())),
                new BillTextTable(connection).get(),
                clock.today(),
                tenants.baseUrl(tenant));
    }

    /** Tells of a bill; its document is drawn then, and mailed. */
    void publish(IssuedBill bill) {
        BillAccount.Holder holder = bill.draft().account().holder();
        outbox.publish(
                new Fact(
                        ISSUED,
                        bill.id().toString(),
                        Map.of(
                                "accountId", holder.id().toString(),
                                "customerId", holder.customerId().toString(),
                                "label", bill.label(),
                                "total", bill.draft().total().toString())));
    }
}
