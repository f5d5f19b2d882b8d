package bellbird.payments.stripe;

import bellbird.payment.CheckoutReading;
import bellbird.payment.CheckoutRequest;
import bellbird.payment.CheckoutState;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Our words in Stripe's, and back. */
final class CheckoutSessions {

    private static final String ATTEMPT = "attempt";
    private static final String TENANT = "tenant";

    private CheckoutSessions() {}

    static SessionCreateParams parameters(CheckoutRequest request) {
        Map<String, String> marks =
                Map.of(ATTEMPT, request.attemptId().toString(), TENANT, request.tenant());
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.PAYMENT)
                .setClientReferenceId(request.billId().toString())
                .setCustomerEmail(request.email())
                .setSuccessUrl(request.successUrl().toString())
                .setCancelUrl(request.cancelUrl().toString())
                .setExpiresAt(request.expiresAt().getEpochSecond())
                .putAllMetadata(marks)
                .setPaymentIntentData(
                        SessionCreateParams.PaymentIntentData.builder()
                                .putAllMetadata(marks)
                                .setDescription(request.payee() + " " + request.billLabel())
                                .build())
                .addLineItem(
                        LineItem.builder()
                                .setQuantity(1L)
                                .setPriceData(
                                        PriceData.builder()
                                                .setCurrency(code(request.amount().currency()))
                                                .setUnitAmount(StripeAmounts.of(request.amount()))
                                                .setProductData(
                                                        PriceData.ProductData.builder()
                                                                .setName(request.billLabel())
                                                                .setDescription(request.payee())
                                                                .build())
                                                .build())
                                .build())
                .build();
    }

    static CheckoutReading reading(Session session) {
        Map<String, String> marks =
                Objects.requireNonNullElse(session.getMetadata(), Map.<String, String>of());
        return new CheckoutReading.Found(
                session.getId(),
                marks.get(ATTEMPT),
                marks.getOrDefault(TENANT, ""),
                state(session));
    }

    static @Nullable String attempt(Session session) {
        return session.getMetadata() == null ? null : session.getMetadata().get(ATTEMPT);
    }

    private static CheckoutState state(Session session) {
        if ("paid".equals(session.getPaymentStatus())) {
            Currency currency =
                    Currency.getInstance(session.getCurrency().toUpperCase(Locale.ROOT));
            return new CheckoutState.Paid(
                    session.getPaymentIntent(),
                    StripeAmounts.money(session.getAmountTotal(), currency));
        }
        return switch (session.getStatus()) {
            case "open" -> new CheckoutState.Open(URI.create(session.getUrl()));
            case "expired" -> new CheckoutState.Expired();
            default -> new CheckoutState.Processing();
        };
    }

    private static String code(Currency currency) {
        return currency.getCurrencyCode().toLowerCase(Locale.ROOT);
    }
}
