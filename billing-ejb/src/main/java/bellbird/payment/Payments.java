package bellbird.payment;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Caller;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Paying bills, and seeing what was paid. Holds no transaction while the provider is asked. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Payments {

    @Inject private Checkouts checkouts;
    @Inject private Transactions transactions;
    @Inject private Caller caller;

    /**
     * Opens the provider's page for what is open of a bill of the calling subscriber. Twice is
     * once: while a page is open, its address is given again.
     *
     * @param share of what is open; nobody pays what is disputed without having said so
     * @return where the payer goes now
     * @throws BellbirdException not found: not the caller's bill; conflict {@code
     *     error.payment.alreadyPaid}, {@code .disputed}, {@code .processing} or {@code .notSetUp};
     *     provider {@code error.payment.refused} or, when there was no clear answer, {@code
     *     .unclear}: try again
     */
    @RolesAllowed(Roles.SUBSCRIBER)
    public URI startCheckout(UUID billId, Share share) {
        return checkouts.start(billId, customer(), share);
    }

    /** Asks the provider how an open attempt stands; for payers who come back from its page. */
    @RolesAllowed(Roles.SUBSCRIBER)
    public BillPaymentState refresh(UUID billId) {
        transactions.own(c -> Checkouts.owned(c, billId, customer()));
        checkouts.refresh(billId);
        return stateOf(billId);
    }

    /** What is paid and open of a bill; subscribers see only their own. */
    @RolesAllowed({Roles.SUBSCRIBER, Roles.SUPPORT_AGENT, Roles.BILLING_CLERK, Roles.OWNER})
    public BillPaymentState stateOf(UUID billId) {
        boolean staff =
                caller.isInRole(Roles.OWNER)
                        || caller.isInRole(Roles.BILLING_CLERK)
                        || caller.isInRole(Roles.SUPPORT_AGENT);
        return transactions.own(
                c -> {
                    if (!staff) {
                        Checkouts.owned(c, billId, customer());
                    }
                    return new PayableBills(c)
                            .state(billId)
                            .orElseThrow(BellbirdException::notFound);
                });
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
        return transactions.own(c -> new PaymentList(c).rows(search, offset, limit));
    }

    /** How many {@link #list} has in all. */
    @RolesAllowed({Roles.BILLING_CLERK, Roles.OWNER})
    public int count(String search) {
        return transactions.own(c -> new PaymentList(c).count(search));
    }

    private UUID customer() {
        return caller.customer().orElseThrow(BellbirdException::notFound);
    }
}
