package bellbird.payment;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.tenant.TenantProfiles;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** Whose account at the provider is used: the tenant's own; a sandbox may borrow the house's. */
class PaymentPartners {

    private final Transactions transactions;
    private final PaymentGateway gateway;
    private final TenantProfiles tenants;

    @Inject
    PaymentPartners(Transactions transactions, PaymentGateway gateway, TenantProfiles tenants) {
        this.transactions = transactions;
        this.gateway = gateway;
        this.tenants = tenants;
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
                        ? Optional.of(new PaymentPartner(row.getString(1), row.getString(2)))
                        : Optional.empty();
            }
        }
    }
}
