package bellbird.portal.webhook;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.payment.EventReceipt;
import bellbird.payment.PaymentEvents;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Stripe's events of one tenant, whose host is called. Answers 200 once the event is kept,
 * 400 without proof, 413 beyond 1 MiB; makes no session and sets no cookie.
 */
@WebServlet(urlPatterns = "/webhooks/stripe")
public class StripeWebhook extends HttpServlet {

    private static final long serialVersionUID = 1;
    private static final int LONGEST_BODY = 1 << 20;

    @Inject private transient PaymentEvents events;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (CurrentTenant.find().isEmpty()) {
            response.setStatus(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (request.getContentLengthLong() > LONGEST_BODY) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            response.setStatus(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        response.setStatus(status(body, request.getHeader("Stripe-Signature")));
    }

    private int status(byte[] body, @Nullable String signature) {
        try {
            String text =
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            EventReceipt receipt =
                    events.store("stripe", text, Objects.requireNonNullElse(signature, ""));
            return switch (receipt) {
                case STORED, REPEATED -> HttpServletResponse.SC_OK;
                case REFUSED -> HttpServletResponse.SC_BAD_REQUEST;
            };
        } catch (CharacterCodingException noText) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
    }
}
