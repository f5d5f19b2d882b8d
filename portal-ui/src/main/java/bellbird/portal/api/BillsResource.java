package bellbird.portal.api;

import bellbird.bill.BillDetail;
import bellbird.bill.BillFilter;
import bellbird.bill.BillPdf;
import bellbird.bill.BillProofs;
import bellbird.bill.BillState;
import bellbird.bill.BillSummary;
import bellbird.bill.Bills;
import bellbird.kernel.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Reads issued bills, which never change, and their documents. */
@Path("bills")
@Stateless
@RolesAllowed(Roles.API)
@Produces(MediaType.APPLICATION_JSON)
public class BillsResource {

    /**
     * A bill in a list.
     *
     * @param kind regular, immediate, final or credit note
     * @param label as printed
     * @param periodFrom first day of the usage
     * @param periodTo last day of the usage; it is in the period
     * @param due what is still to pay
     * @param state open, paid, disputed or overdue
     */
    public record Bill(
            UUID id,
            String kind,
            String label,
            UUID customer,
            String account,
            LocalDate periodFrom,
            LocalDate periodTo,
            LocalDate issuedOn,
            LocalDate dueOn,
            MoneyText total,
            MoneyText paid,
            MoneyText due,
            String state) {

        static Bill of(BillSummary bill) {
            return new Bill(
                    bill.id(),
                    Words.of(bill.kind()),
                    bill.label(),
                    bill.customerId(),
                    bill.accountNumber(),
                    bill.period().from(),
                    bill.period().lastDay(),
                    bill.issuedOn(),
                    bill.dueOn(),
                    MoneyText.of(bill.total()),
                    MoneyText.of(bill.paid()),
                    MoneyText.of(bill.due()),
                    Words.of(bill.state()));
        }
    }

    /**
     * A bill with its charges.
     *
     * @param net sum of the charges before VAT
     */
    public record FullBill(Bill bill, MoneyText net, MoneyText tax, List<Charge> charges) {

        static FullBill of(BillDetail bill) {
            return new FullBill(
                    Bill.of(bill.summary()),
                    MoneyText.of(bill.net()),
                    MoneyText.of(bill.tax()),
                    bill.lines().stream().map(Charge::of).toList());
        }
    }

    /**
     * One charge.
     *
     * @param kind recurring or usage
     * @param to last day; it is in the period
     * @param taxPercent such as {@code "19"}
     */
    public record Charge(
            int number,
            String kind,
            String description,
            LocalDate from,
            LocalDate to,
            MoneyText net,
            String taxPercent) {

        static Charge of(BillDetail.Line line) {
            return new Charge(
                    line.number(),
                    Words.of(line.kind()),
                    line.description(),
                    line.period().from(),
                    line.period().lastDay(),
                    MoneyText.of(line.net()),
                    line.taxPercent().toPlainString());
        }
    }

    @Inject private Bills bills;
    @Inject private BillProofs proofs;

    @GET
    @Operation(summary = "Bills, newest first")
    public Page<Bill> list(
            @QueryParam("search") @DefaultValue("") String search,
            @QueryParam("state") @Nullable String state,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        BillState only = state == null ? null : Words.parse(BillState.class, "state", state);
        BillFilter filter = BillFilter.search(search, only);
        return new Page<>(
                bills.list(filter, Math.max(0, offset), Page.limit(limit)).stream()
                        .map(Bill::of)
                        .toList(),
                bills.count(filter));
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A bill with its charges")
    public FullBill get(@PathParam("id") UUID id) {
        return FullBill.of(bills.get(id));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @Operation(summary = "The stored document of a bill")
    public Response pdf(@PathParam("id") UUID id) {
        return file(bills.pdf(id));
    }

    @GET
    @Path("{id}/proof")
    @Produces("application/jose+json")
    @Operation(
            summary = "The proof of a bill",
            description =
                    "Its prices, days, arithmetic, allowance steps and source records as a JSON Web"
                            + " Signature (RFC 7515), which the reference biller recomputes.")
    public Response proof(@PathParam("id") UUID id) {
        return file(proofs.of(id));
    }

    private static Response file(BillPdf file) {
        return Response.ok(file.content(), file.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + file.fileName() + "\"")
                .build();
    }
}
