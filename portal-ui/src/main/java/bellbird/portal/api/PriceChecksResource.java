package bellbird.portal.api;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.rating.PriceCheck;
import bellbird.rating.PriceCheckResult;
import bellbird.rating.PriceChecks;
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
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** What usage would cost; nothing is stored. */
@Path("price-checks")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class PriceChecksResource {

    /** The answers, in the order of the events. */
    public record Results(List<Result> results) {}

    /**
     * What one event costs.
     *
     * @param id of the event
     * @param outcome rated, free or suspended
     * @param amount exact; null if the event would be suspended
     * @param consumed what each allowance gave
     * @param explanation how the amount came about, one sentence per step
     */
    public record Result(
            String id,
            String outcome,
            @Nullable String amount,
            List<PriceCheckResult.Consumed> consumed,
            List<String> explanation) {

        static Result of(PriceCheckResult result) {
            return new Result(
                    result.id(),
                    result.outcome().name().toLowerCase(Locale.ROOT),
                    result.amount() == null ? null : result.amount().toPlainString(),
                    result.consumed(),
                    result.explanation().stream().map(ExplanationTexts::of).toList());
        }
    }

    @Inject private PriceChecks checks;

    @POST
    @Operation(
            summary = "Rate usage by a plan or a catalogue document, with starting allowances",
            description =
                    "Events are rated in their order, each in the state the one before left."
                            + " Nothing is stored.")
    @RequestBody(content = @Content(schema = @Schema(implementation = PriceCheck.class)))
    public Results check(InputStream body) {
        PriceCheck question = JsonReading.read(JsonBody.read(body), PriceCheck.class);
        return new Results(checks.check(question).stream().map(Result::of).toList());
    }
}
