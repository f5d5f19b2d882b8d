package bellbird.portal.api;

import bellbird.account.AccountCycle;
import bellbird.account.BillingAccount;
import bellbird.account.BillingAccounts;
import bellbird.account.CycleChanges;
import bellbird.customer.Customers;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.Absent;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import bellbird.kernel.time.Period;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** From which day to which an account is billed, and how that changes. */
@Path("accounts/{id}/cycle")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class AccountCyclesResource {

    /**
     * The billing periods of an account around today.
     *
     * @param cycleDay day of the month on which its periods begin; of shorter months the last
     * @param current the period that today is in
     * @param change what comes after it; null if the day stays
     */
    public record Cycle(
            String account, String customer, int cycleDay, Days current, @Nullable Change change) {}

    /**
     * Another cycle day.
     *
     * @param bridging the period that leads to it; null if none is needed
     * @param regular the first full period of the new day
     */
    public record Change(int cycleDay, @Nullable Days bridging, Days regular) {

        static @Nullable Change of(AccountCycle.@Nullable Change change) {
            return change == null
                    ? null
                    : new Change(
                            change.day(),
                            change.isBridging() ? Days.of(change.next()) : null,
                            Days.of(change.regular()));
        }
    }

    /**
     * A billing period.
     *
     * @param from first day, ISO 8601
     * @param to day after the last one
     */
    public record Days(String from, String to) {

        static Days of(Period period) {
            return new Days(period.from().toString(), period.to().toString());
        }
    }

    /**
     * What is asked for.
     *
     * @param cycleDay 1 to 31
     * @param preview whether only the periods are told, and nothing is changed
     */
    public record Wanted(int cycleDay, @Absent("false") boolean preview) {}

    @Inject private CycleChanges cycles;
    @Inject private BillingAccounts accounts;
    @Inject private Customers customers;

    @GET
    @Operation(summary = "The billing periods of an account around today")
    public Cycle get(@PathParam("id") UUID id) {
        return cycle(id, cycles.of(id));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Give an account another cycle day, or ask which periods that would make",
            description =
                    "The current period stays as it is. The next one, of 15 to 45 days, leads to the"
                            + " new day; monthly prices and allowances count by its days.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wanted.class)))
    public Cycle change(@PathParam("id") UUID id, InputStream body) {
        Wanted wanted = JsonReading.read(JsonBody.read(body), Wanted.class);
        return cycle(
                id,
                wanted.preview()
                        ? cycles.preview(id, wanted.cycleDay())
                        : cycles.change(id, wanted.cycleDay()));
    }

    private Cycle cycle(UUID id, AccountCycle cycle) {
        BillingAccount account = accounts.find(id).orElseThrow(BellbirdException::notFound);
        return new Cycle(
                account.number(),
                customers.get(account.customerId()).party().name(),
                cycle.day(),
                Days.of(cycle.current()),
                Change.of(cycle.change()));
    }
}
