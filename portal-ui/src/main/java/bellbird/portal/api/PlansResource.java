package bellbird.portal.api;

import bellbird.kernel.security.Roles;
import bellbird.offering.AllowanceDraft;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What the operator sells. */
@Path("plans")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class PlansResource {

    /**
     * A plan as its current version says.
     *
     * @param recurringPrice exact, for a full period
     * @param taxIncluded whether the price contains VAT
     * @param lines how many are on it
     */
    public record Plan(
            UUID id,
            String code,
            String name,
            String status,
            LocalDate validFrom,
            MoneyText recurringPrice,
            boolean taxIncluded,
            List<Included> included,
            long lines) {

        static Plan of(OfferingRow row) {
            return new Plan(
                    row.id(),
                    row.code(),
                    row.name(),
                    row.status(),
                    row.validFrom(),
                    new MoneyText(
                            row.recurringPrice().toPlainString(), row.currency().getCurrencyCode()),
                    row.taxIncluded(),
                    row.allowances().stream().map(Included::of).toList(),
                    row.products());
        }
    }

    /**
     * What a period includes.
     *
     * @param service voice, sms or data
     * @param quantity seconds, messages or bytes
     */
    public record Included(String service, long quantity) {

        static Included of(AllowanceDraft allowance) {
            return new Included(Words.of(allowance.service()), allowance.quantity());
        }
    }

    @Inject private Offerings offerings;

    @GET
    @Operation(summary = "Plans by name")
    public List<Plan> list() {
        return offerings.list().stream().map(Plan::of).toList();
    }
}
