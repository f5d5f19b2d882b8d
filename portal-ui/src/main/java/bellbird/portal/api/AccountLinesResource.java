package bellbird.portal.api;

import bellbird.account.BillingAccounts;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.offering.Offerings;
import bellbird.order.ActivateLine;
import bellbird.order.Orders;
import bellbird.product.ProductChanges;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Orders of lines that an account pays. */
@Path("accounts/{id}/lines")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class AccountLinesResource {

    /**
     * The order of a line.
     *
     * @param externalId as the caller names the order, at most 64 characters: the same order by the
     *     same name is made once, however often it comes
     * @param offering code of a plan or a bundle
     * @param msisdn telephone number as people write it in the operator's country, or with +
     * @param imsi 14 or 15 digits
     * @param iccid number of the SIM card, 18 to 22 digits
     * @param startOn first day, ISO 8601; today if it is left out
     * @param promotionCode of a promotion; left out for none
     */
    public record LineOrder(
            String externalId,
            String offering,
            String msisdn,
            String imsi,
            String iccid,
            @Nullable LocalDate startOn,
            @Nullable String promotionCode) {}

    @Inject private BillingAccounts accounts;
    @Inject private Offerings offerings;
    @Inject private Orders orders;
    @Inject private ProductChanges lines;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Activate a line on a plan or a bundle, with a promotion's code if there is"
                            + " one",
            description =
                    "Sent again with the same externalId and the same content it answers with the"
                            + " line that it has made; with other content it is refused (409)."
                            + " What a bundle has besides its plan is among the line's add-ons.")
    @RequestBody(content = @Content(schema = @Schema(implementation = LineOrder.class)))
    public LinesResource.Line activate(@PathParam("id") UUID id, InputStream body) {
        LineOrder order = JsonReading.read(JsonBody.read(body), LineOrder.class);
        if (accounts.find(id).isEmpty()) {
            throw BellbirdException.notFound();
        }
        UUID offering =
                offerings
                        .find(order.offering())
                        .orElseThrow(
                                () -> BellbirdException.user("offering", "error.order.offering"));
        return LinesResource.Line.of(
                lines.history(
                        orders.activate(
                                        new ActivateLine(
                                                id,
                                                offering,
                                                order.msisdn(),
                                                order.imsi(),
                                                order.iccid(),
                                                order.startOn(),
                                                order.promotionCode(),
                                                order.externalId()))
                                .serviceId()));
    }
}
