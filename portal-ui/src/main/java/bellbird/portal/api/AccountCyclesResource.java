package bellbird.portal.api;

import bellbird.account.AccountCycle;
import bellbird.account.BillingAccount;
import bellbird.account.BillingAccounts;
import bellbird.account.CycleChanges;
import bellbird.customer.Customers;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.kernel.cycle.CycleWish;
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
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** How often and from which day on an account is billed, and how that changes. */
@Path("accounts/{id}/cycle")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class AccountCyclesResource {

    /**
     * The billing periods of an account around today.
     *
     * @param frequency weekly, biweekly, monthly, bimonthly, quarterly, half-yearly or yearly
     * @param cycleDay day of the month on which its periods begin; of shorter months the last. With
     *     weeks, the day on which the months of its monthly prices begin
     * @param weekday on which periods of weeks begin; null if they are of months
     * @param current the period that today is in
     * @param change what comes after it; null if the cycle stays
     */
    public record Cycle(
            String account,
            String customer,
            String frequency,
            int cycleDay,
            @Nullable String weekday,
            Days current,
            @Nullable Change change) {}

    /**
     * Another cycle.
     *
     * @param begins after the current period
     * @param bridging the period that leads to it; null if none is needed
     * @param regular the first full period of the new cycle
     */
    public record Change(
            String frequency,
            int cycleDay,
            @Nullable String weekday,
            String begins,
            @Nullable Days bridging,
            Days regular) {

        static @Nullable Change of(AccountCycle.@Nullable Change change) {
            return change == null
                    ? null
                    : new Change(
                            AccountCyclesResource.frequency(change.cycle()),
                            change.cycle().day(),
                            AccountCyclesResource.weekday(change.cycle()),
                            change.next().from().toString(),
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
     * What is asked for: how often, and one of the others.
     *
     * @param cycleDay for months: day of the month, 1 to 31, counted from January
     * @param weekday for weeks: day of the week
     * @param beginsOn a day on which a period begins, past or to come
     * @param anniversary whether periods begin as the account did
     * @param preview whether only the periods are told, and nothing is changed
     */
    public record Wanted(
            @Absent("monthly") BillFrequency frequency,
            @Nullable Long cycleDay,
            @Nullable DayOfWeek weekday,
            @Nullable LocalDate beginsOn,
            @Absent("false") boolean anniversary,
            @Absent("false") boolean preview) {

        CycleWish wish() {
            return new CycleWish(frequency, cycleDay, weekday, beginsOn, anniversary);
        }
    }

    /**
     * A change that is not to come.
     *
     * @param begins as told by the change
     */
    public record Withdrawal(LocalDate begins) {}

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
            summary = "Give an account another billing cycle, or ask which periods that would make",
            description =
                    "The current period stays as it is. The next one leads to the first regular"
                            + " period that is not too near: 15 days for months, 4 for weeks.")
    @RequestBody(content = @Content(schema = @Schema(implementation = Wanted.class)))
    public Cycle change(@PathParam("id") UUID id, InputStream body) {
        Wanted wanted = JsonReading.read(JsonBody.read(body), Wanted.class);
        return cycle(
                id,
                wanted.preview()
                        ? cycles.preview(id, wanted.wish())
                        : cycles.change(id, wanted.wish()));
    }

    @POST
    @Path("withdrawals")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Take back a change of the billing cycle that has not begun")
    @RequestBody(content = @Content(schema = @Schema(implementation = Withdrawal.class)))
    public Cycle withdraw(@PathParam("id") UUID id, InputStream body) {
        Withdrawal withdrawal = JsonReading.read(JsonBody.read(body), Withdrawal.class);
        return cycle(id, cycles.withdraw(id, withdrawal.begins()));
    }

    static String frequency(CycleSpecification cycle) {
        return cycle.frequency().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static @Nullable String weekday(CycleSpecification cycle) {
        return cycle.frequency().isOfWeeks()
                ? cycle.weekday().name().toLowerCase(Locale.ROOT)
                : null;
    }

    private Cycle cycle(UUID id, AccountCycle cycle) {
        BillingAccount account = accounts.find(id).orElseThrow(BellbirdException::notFound);
        return new Cycle(
                account.number(),
                customers.get(account.customerId()).party().name(),
                frequency(cycle.cycle()),
                cycle.cycle().day(),
                weekday(cycle.cycle()),
                Days.of(cycle.current()),
                Change.of(cycle.change()));
    }
}
