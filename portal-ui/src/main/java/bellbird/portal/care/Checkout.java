package bellbird.portal.care;

import bellbird.payment.Payments;
import bellbird.payment.Share;
import com.vaadin.flow.component.UI;
import java.util.UUID;

/** Sends the payer to the payment partner's page. */
final class Checkout {

    private Checkout() {}

    /** What cannot be paid now is said by the error handler; nothing was charged then. */
    static void open(Payments payments, UUID bill, Share share) {
        UI.getCurrent().getPage().setLocation(payments.startCheckout(bill, share));
    }
}
