package bellbird.portal.api;

import bellbird.charge.BillEstimate;
import bellbird.charge.BillEstimates;
import bellbird.charge.EstimatedCharge;
import bellbird.charge.RecurringCharge;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.offering.Offerings;
import bellbird.offering.Promotion;
import bellbird.order.Orders;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** What a plan or a price would cost over time; nothing is stored. */
@Path("bill-estimates")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class BillEstimatesResource {

    /**
     * The answer.
     *
     * @param id of the question; null if it has none
     * @param periods in order of time
     */
    public record Estimate(@Nullable String id, List<ChargedPeriod> periods) {}

    /**
     * A period that is charged, or a part of it.
     *
     * @param price which of the plan's recurring prices, by its id
     * @param from first day, ISO 8601
     * @param to day after the last one
     * @param days paid for
     * @param periodDays days of the whole period
     * @param exact price × days ÷ days of the whole period
     * @param settled rounded once; the last part of a divided period has the remainder
     * @param off what the promotion takes off {@code settled}; zero if none does
     * @param currency ISO 4217
     */
    public record ChargedPeriod(
            String price,
            String from,
            String to,
            long days,
            long periodDays,
            String exact,
            String settled,
            String off,
            String currency) {

        static ChargedPeriod of(EstimatedCharge estimated) {
            RecurringCharge charge = estimated.charge();
            return new ChargedPeriod(
                    charge.price().price().id(),
                    charge.days().from().toString(),
                    charge.days().to().toString(),
                    charge.quantity(),
                    charge.whole().days(),
                    charge.exact().toPlainString(),
                    charge.settled().toDecimal().toPlainString(),
                    estimated.off().toDecimal().toPlainString(),
                    charge.settled().currency().getCurrencyCode());
        }
    }

    @Inject private BillEstimates estimates;
    @Inject private Offerings offerings;
    @Inject private Orders orders;

    @POST
    @Operation(
            summary = "Reckon the recurring charges of a plan or a price, with changes and an end",
            description =
                    "The periods charged, with their dates, fraction, exact and settled amounts, and"
                            + " what a promotion takes off. A promotionCode that does not hold for"
                            + " the offering today is refused (422). Nothing is stored.")
    @RequestBody(content = @Content(schema = @Schema(implementation = BillEstimate.class)))
    public Estimate estimate(InputStream body) {
        BillEstimate question = JsonReading.read(JsonBody.read(body), BillEstimate.class);
        return new Estimate(
                question.id(),
                estimates.estimate(question, promised(question)).stream()
                        .map(ChargedPeriod::of)
                        .toList());
    }

    private @Nullable Promotion promised(BillEstimate question) {
        String code = question.promotionCode();
        if (code == null) {
            return null;
        }
        UUID offering =
                Optional.ofNullable(question.offering())
                        .flatMap(offerings::find)
                        .orElseThrow(
                                () ->
                                        BellbirdException.user(
                                                "/offering", "error.estimate.promotion"));
        return orders.promised(code, offering, question.start());
    }
}
