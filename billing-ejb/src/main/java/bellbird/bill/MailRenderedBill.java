package bellbird.bill;

import bellbird.kernel.outbox.Fact;
import bellbird.kernel.outbox.FactListener;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Sends every drawn bill to the customer. */
@ApplicationScoped
class MailRenderedBill implements FactListener {

    @EJB private BillRendering rendering;

    @Override
    public String type() {
        return BillRendering.RENDERED;
    }

    @Override
    public void on(Fact fact) {
        rendering.notifyCustomer(UUID.fromString(fact.subject()));
    }
}
