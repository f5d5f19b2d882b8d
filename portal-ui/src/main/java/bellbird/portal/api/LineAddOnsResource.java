package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.offering.Offerings;
import bellbird.order.OrderAddOn;
import bellbird.order.Orders;
import bellbird.product.AddOns;
import bellbird.product.ProductChanges;
import bellbird.product.ProductHistory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** What a line has beside its plan, and orders of more. */
@Path("lines/{id}/add-ons")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class LineAddOnsResource {

    /**
     * A line with its add-ons.
     *
     * @param msisdn E.164 without +
     * @param addOns ended ones too, in the order of their first days
     */
    public record LineAddOns(
            UUID line, String customer, String msisdn, List<AddOnDocument> addOns) {}

    /**
     * The order of an add-on.
     *
     * @param externalId as the caller names the order, at most 64 characters: the same order by the
     *     same name is made once, however often it comes
     * @param offering code of the add-on
     * @param startOn first day, ISO 8601; today if it is left out
     * @param promotionCode of a promotion; left out for none
     */
    public record AddOnOrder(
            String externalId,
            String offering,
            @Nullable LocalDate startOn,
            @Nullable String promotionCode) {}

    @Inject private ProductChanges lines;
    @Inject private Offerings offerings;
    @Inject private Orders orders;
    @Inject private AddOns addOns;

    @GET
    @Operation(summary = "The add-ons of a line, ended ones too")
    public LineAddOns list(@PathParam("id") UUID id) {
        ProductHistory line = lines.history(id);
        return new LineAddOns(
                line.serviceId(),
                line.customer(),
                line.msisdn(),
                addOns.of(line.productId()).stream().map(AddOnDocument::of).toList());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Order an add-on for a line, with a promotion's code if there is one",
            description =
                    "Sent again with the same externalId and the same content it answers with the"
                            + " add-on that it has made; with other content it is refused (409).")
    @RequestBody(content = @Content(schema = @Schema(implementation = AddOnOrder.class)))
    public AddOnDocument order(@PathParam("id") UUID id, InputStream body) {
        AddOnOrder order = JsonReading.read(JsonBody.read(body), AddOnOrder.class);
        UUID offering =
                offerings
                        .find(order.offering())
                        .orElseThrow(
                                () -> BellbirdException.user("offering", "error.order.offering"));
        UUID product =
                orders.addOn(
                        new OrderAddOn(
                                lines.history(id).productId(),
                                offering,
                                order.startOn(),
                                order.promotionCode(),
                                order.externalId()));
        return AddOnDocument.of(addOns.get(product));
    }
}
