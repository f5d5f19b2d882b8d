package bellbird.payment;

import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Paying bills, and seeing what was paid. */
@Stateless
public class Payments {

    /**
     * Opens the provider's page for what is open of a bill of the calling subscriber. Twice is
     * once: while a page is open, its address is given again.
     *
     * @return where the payer goes now
     * @throws bellbird.kernel.error.BellbirdException not found: not the caller's bill; conflict
     *     {@code error.payment.alreadyPaid}; provider {@code error.payment.unclear}: no clear
     *     answer, try again
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public URI startCheckout(UUID billId) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Asks the provider how an open attempt stands; for payers who come back from its page. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public BillPaymentState refresh(UUID billId) {
        throw new UnsupportedOperationException("not yet");
    }

    /** What is paid and open of a bill; subscribers see only their own. */
    @RolesAllowed({Roles.SUBSCRIBER, Roles.SUPPORT_AGENT, Roles.BILLING_CLERK, Roles.OWNER})
    public BillPaymentState stateOf(UUID billId) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Attempts and payments, newest first.
     *
     * @param search part of a bill label, account number, customer name or provider id; empty for
     *     all
     * @param limit at most 500
     */
    @RolesAllowed({Roles.BILLING_CLERK, Roles.OWNER})
    public List<PaymentRow> list(String search, int offset, int limit) {
        throw new UnsupportedOperationException("not yet");
    }

    /** How many {@link #list} has in all. */
    @RolesAllowed({Roles.BILLING_CLERK, Roles.OWNER})
    public int count(String search) {
        throw new UnsupportedOperationException("not yet");
    }
}
