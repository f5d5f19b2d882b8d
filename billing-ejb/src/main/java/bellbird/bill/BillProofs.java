package bellbird.bill;

import bellbird.kernel.audit.AuditTrail;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.BusinessClock;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.hibernate.Session;

/**
 * Proofs of bills: prices, days, arithmetic, allowance steps and source records in one signed
 * document, which anybody can do the sums of again (docs/proof.md).
 */
@Stateless
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT})
public class BillProofs {

    @PersistenceContext(unitName = "bellbird")
    EntityManager entities;

    @Inject SigningKeys keys;
    @Inject BusinessClock clock;
    @Inject AuditTrail audit;
    @Inject Caller caller;

    /**
     * @throws BellbirdException not found
     */
    @RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK, Roles.SUPPORT_AGENT, Roles.API})
    public BillPdf of(UUID bill) {
        return entities.unwrap(Session.class)
                .doReturningWork(connection -> signed(connection, bill));
    }

    /**
     * @throws BellbirdException not found; also for what is not the calling subscriber's
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public BillPdf mine(UUID bill) {
        UUID customer = caller.customer().orElseThrow(BellbirdException::notFound);
        return entities.unwrap(Session.class)
                .doReturningWork(
                        connection -> {
                            if (!new CreditReader(connection).isOf(bill, customer)) {
                                throw BellbirdException.notFound();
                            }
                            return signed(connection, bill);
                        });
    }

    private BillPdf signed(Connection connection, UUID bill) throws SQLException {
        ProofDocument proof =
                new ProofReader(connection, clock.today())
                        .find(bill)
                        .orElseThrow(BellbirdException::notFound);
        String signed = keys.get(connection).sign(RecordJson.write(proof).toString());
        audit.record("export proof", "bill", bill.toString(), null, proof.bill());
        return new BillPdf(
                proof.bill() + ".proof.json",
                "application/jose+json",
                signed.getBytes(StandardCharsets.UTF_8));
    }
}
