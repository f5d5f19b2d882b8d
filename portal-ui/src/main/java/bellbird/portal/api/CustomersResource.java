package bellbird.portal.api;

import bellbird.customer.CustomerDetail;
import bellbird.customer.CustomerRow;
import bellbird.customer.Customers;
import bellbird.customer.TaxExemption;
import bellbird.customer.TaxExemptions;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** Finds customers with their accounts and lines. */
@Path("customers")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class CustomersResource {

    /** A customer in a list. */
    public record Customer(
            UUID id, String number, String name, String email, String state, OffsetDateTime since) {

        static Customer of(CustomerRow row) {
            return new Customer(
                    row.id(),
                    row.number(),
                    row.name(),
                    row.email(),
                    lower(row.status()),
                    row.createdAt().atOffset(ZoneOffset.UTC));
        }

        static Customer of(CustomerDetail customer) {
            return new Customer(
                    customer.id(),
                    customer.number(),
                    customer.party().name(),
                    customer.party().email(),
                    lower(customer.status()),
                    customer.createdAt().atOffset(ZoneOffset.UTC));
        }
    }

    /** A customer with what hangs on it. */
    public record FullCustomer(Customer customer, List<Account> accounts, List<Line> lines) {

        static FullCustomer of(CustomerDetail customer) {
            return new FullCustomer(
                    Customer.of(customer),
                    customer.accounts().stream().map(Account::of).toList(),
                    customer.lines().stream().map(Line::of).toList());
        }
    }

    /**
     * A billing account.
     *
     * @param frequency how often it is billed
     * @param cycleDay day of the month on which its periods begin; see {@link
     *     AccountCyclesResource.Cycle}
     */
    public record Account(
            UUID id, String number, String currency, String frequency, int cycleDay, String state) {

        static Account of(CustomerDetail.Account account) {
            return new Account(
                    account.id(),
                    account.number(),
                    account.currency(),
                    AccountCyclesResource.frequency(account.cycle()),
                    account.cycle().day(),
                    lower(account.status()));
        }
    }

    /**
     * A line.
     *
     * @param msisdn E.164 without +
     */
    public record Line(UUID id, UUID account, String msisdn, String plan, String state) {

        static Line of(CustomerDetail.Line line) {
            return new Line(
                    line.serviceId(),
                    line.accountId(),
                    line.msisdn(),
                    line.offering(),
                    lower(line.status()));
        }
    }

    /** A customer's name, and why its charges bear no VAT, newest first. */
    public record Vat(String customer, List<Exemption> exemptions) {}

    /**
     * Why charges bear no VAT.
     *
     * @param category of EN 16931: AE for reverse charge, E for an exemption
     * @param vatId of the customer, for reverse charge; else null
     * @param certificate for an exemption; else null
     * @param from first day, ISO 8601
     * @param to day after the last one; null while it holds
     */
    public record Exemption(
            String category,
            @Nullable String vatId,
            @Nullable String certificate,
            String from,
            @Nullable String to) {

        static Exemption of(TaxExemption one) {
            return new Exemption(
                    one.category().code(),
                    one.vatId(),
                    one.certificate(),
                    String.valueOf(one.from()),
                    one.to() == null ? null : one.to().toString());
        }
    }

    @Inject private Customers customers;
    @Inject private TaxExemptions exemptions;

    @GET
    @Operation(summary = "Customers, newest first")
    public Page<Customer> list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return new Page<>(
                customers.list(search, Math.max(0, offset), Page.limit(limit)).stream()
                        .map(Customer::of)
                        .toList(),
                customers.count(search));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A customer with accounts and lines")
    public FullCustomer get(@PathParam("id") UUID id) {
        return FullCustomer.of(customers.get(id));
    }

    @GET
    @Path("{id}/tax-exemptions")
    @Operation(summary = "On which days a customer bears no VAT, and why")
    public Vat exemptions(@PathParam("id") UUID id) {
        return vat(id, exemptions.of(id));
    }

    @POST
    @Path("{id}/tax-exemptions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Exempt a customer from VAT, or note that it owes the VAT itself",
            description =
                    "For charges whose last day is within the days given; what is issued stays as"
                            + " it is. Without a first day it is today.")
    @RequestBody(content = @Content(schema = @Schema(implementation = TaxExemption.class)))
    public Vat exempt(@PathParam("id") UUID id, InputStream body) {
        return vat(
                id, exemptions.add(id, JsonReading.read(JsonBody.read(body), TaxExemption.class)));
    }

    private Vat vat(UUID id, List<TaxExemption> all) {
        return new Vat(customers.get(id).party().name(), all.stream().map(Exemption::of).toList());
    }

    private static String lower(String state) {
        return state.toLowerCase(Locale.ROOT);
    }
}
