package bellbird.payment;

import bellbird.kernel.money.Money;
import java.net.URI;

/** Where a checkout stands at the provider. */
public sealed interface CheckoutState {

    /** The payer can still pay at {@code url}. */
    record Open(URI url) implements CheckoutState {}

    /** The payer is done, the money is not there yet (transfers, some wallets). */
    record Processing() implements CheckoutState {}

    /**
     * The money is captured.
     *
     * @param payment the provider's id of the payment
     * @param amount what was captured
     */
    record Paid(String payment, Money amount) implements CheckoutState {}

    /** Closed without money; it can never be paid any more. */
    record Expired() implements CheckoutState {}
}
