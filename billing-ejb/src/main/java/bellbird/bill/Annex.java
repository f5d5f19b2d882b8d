package bellbird.bill;

import bellbird.kernel.time.Period;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The itemised list of a bill's usage, made when somebody asks for it: apart from the bill, because
 * traffic data must go years before the bill may (rule R24).
 *
 * @param tenantName the operator as people know it
 * @param country of the seller, ISO 3166-1 alpha-2
 * @param billLabel the bill's number as printed
 * @param issuedOn the bill's date
 * @param customerName who owes the bill
 * @param language BCP 47 tag of the bill
 * @param currency ISO 4217 code
 * @param period of the bill's usage
 * @param zone the tenant's; times are told in it
 * @param wholeNumbers whether the numbers called are whole, as the bill's customer chose
 */
public record Annex(
        String tenantName,
        String country,
        String billLabel,
        LocalDate issuedOn,
        String customerName,
        String language,
        String currency,
        Period period,
        ZoneId zone,
        boolean wholeNumbers) {

    /**
     * One record.
     *
     * @param serviceNumber whose usage, as people write it
     * @param otherParty called or sent to, as it may be shown; null where there is none, as for
     *     data
     * @param quantity as the network measured it: seconds, messages or bytes
     * @param amount exact, in major units, before it is added up and settled; 0 if included
     */
    public record Line(
            Instant startedAt,
            String serviceNumber,
            BillDocument.Usage.Service service,
            @Nullable String otherParty,
            String destination,
            long quantity,
            BigDecimal amount) {}

    /** Lines one after another, by service number and time; nobody holds them all. */
    public interface Lines {
        /** Empty after the last. */
        Optional<Line> next() throws IOException;
    }
}
