package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.security.Roles;
import bellbird.offering.AllowanceDraft;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.product.PriceReach;
import bellbird.product.PublicationReport;
import bellbird.product.Publications;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

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

    /**
     * Who gets the prices of a plan's newest published version, and who does not and why.
     *
     * @param plan its name
     * @param version its number
     * @param audience new-orders or everyone
     */
    public record Publication(
            String plan, int version, LocalDate validFrom, String audience, List<Reach> products) {

        static Publication of(String plan, PublicationReport report) {
            return new Publication(
                    plan,
                    report.number(),
                    report.validFrom(),
                    Words.of(report.audience()),
                    report.products().stream().map(Reach::of).toList());
        }
    }

    /**
     * Whether a product has those prices.
     *
     * @param number of its line, E.164; null if it has none
     * @param outcome reached, new-orders-only, ends-before, later-terms or other-version
     * @param from first day of those prices; null if it does not get them
     */
    public record Reach(
            UUID product,
            UUID customer,
            @Nullable String number,
            String outcome,
            @Nullable LocalDate from) {

        static Reach of(PriceReach reach) {
            return new Reach(
                    reach.productId(),
                    reach.customerId(),
                    reach.msisdn() == null ? null : "+" + reach.msisdn(),
                    Words.of(reach.outcome()),
                    reach.from());
        }
    }

    @Inject private Offerings offerings;
    @Inject private Publications publications;

    @GET
    @Operation(summary = "Plans by name")
    public List<Plan> list() {
        return offerings.list().stream().map(Plan::of).toList();
    }

    @GET
    @Path("{id}/publication")
    @Operation(
            summary = "Who gets the newest prices of a plan, and who does not and why",
            description = "Of its newest published version; 404 while there is none.")
    public Publication publication(@PathParam("id") UUID id) {
        OfferingDetail plan = offerings.get(id);
        UUID version =
                plan.versions().stream()
                        .filter(one -> one.status().equals("PUBLISHED"))
                        .map(OfferingDetail.Version::id)
                        .findFirst()
                        .orElseThrow(BellbirdException::notFound);
        return Publication.of(plan.name(), publications.report(version));
    }
}
