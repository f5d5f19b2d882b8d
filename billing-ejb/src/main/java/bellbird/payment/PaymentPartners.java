package bellbird.payment;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.secret.SealedColumn;
import bellbird.kernel.secret.SealedColumns;
import bellbird.kernel.secret.Secrets;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Whose account at the provider is used: the tenant's own; a sandbox may borrow the house's. */
class PaymentPartners implements SealedColumns {

    private static final SealedColumn KEY =
            new SealedColumn("payment_partner", "provider", "secret_key");
    private static final SealedColumn WEBHOOK =
            new SealedColumn("payment_partner", "provider", "webhook_secret");

    private final Transactions transactions;
    private final PaymentGateway gateway;
    private final TenantProfiles tenants;
    private final Secrets secrets;

    @Inject
    PaymentPartners(
            Transactions transactions,
            PaymentGateway gateway,
            TenantProfiles tenants,
            Secrets secrets) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.tenants = tenants;
        this.secrets = secrets;
    }

    @Override
    public List<SealedColumn> ofTenants() {
        return List.of(KEY, WEBHOOK);
    }

    /**
     * @throws BellbirdException conflict {@code error.payment.notSetUp}
     */
    PaymentPartner require() {
        return find().orElseThrow(() -> BellbirdException.conflict("error.payment.notSetUp"));
    }

    Optional<PaymentPartner> find() {
        Optional<PaymentPartner> own = transactions.own(this::own);
        return own.isEmpty() && tenants.current().sandbox() ? gateway.sandboxPartner() : own;
    }

    private Optional<PaymentPartner> own(Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement(
                        "select secret_key, webhook_secret from payment_partner"
                                + " where provider = ? and secret_key <> ''")) {
            query.setString(1, gateway.provider());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new PaymentPartner(
                                        open(KEY, row.getString(1)),
                                        open(WEBHOOK, row.getString(2))))
                        : Optional.empty();
            }
        }
    }

    private String open(SealedColumn column, String stored) {
        return stored.isEmpty() ? "" : secrets.open(column.place(gateway.provider()), stored);
    }
}
