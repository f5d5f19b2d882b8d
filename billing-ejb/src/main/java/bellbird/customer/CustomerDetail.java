package bellbird.customer;

import bellbird.kernel.cycle.CycleSpecification;
import bellbird.party.PartyData;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A customer with everything that hangs on it.
 *
 * @param number for people, such as {@code C-000123}
 * @param status {@code ACTIVE} or {@code CLOSED}
 * @param version of the contact data, to be given back when it is changed
 */
public record CustomerDetail(
        UUID id,
        String number,
        String status,
        Instant createdAt,
        PartyData party,
        int version,
        List<Account> accounts,
        List<Line> lines) {

    public CustomerDetail {
        accounts = List.copyOf(accounts);
        lines = List.copyOf(lines);
    }

    /**
     * A billing account of the customer.
     *
     * @param number for people, such as {@code A-000123}
     * @param currency ISO 4217
     * @param cycle in which it is billed now
     * @param mode {@code POSTPAID} or {@code PREPAID}
     */
    public record Account(
            UUID id,
            String number,
            String currency,
            CycleSpecification cycle,
            int paymentTermDays,
            String mode,
            String status,
            LocalDate openedOn) {}

    /**
     * A line of the customer with its numbers of today (or its last ones).
     *
     * @param msisdn E.164 without +
     * @param status {@code ACTIVE}, {@code SUSPENDED} or {@code ENDED}
     * @param offering name of what it is on
     * @param startOn first day of the product
     * @param addOns names of what it has beside its plan, or of its bundle
     */
    public record Line(
            UUID serviceId,
            UUID productId,
            UUID accountId,
            String msisdn,
            @Nullable String imsi,
            @Nullable String iccid,
            String status,
            UUID offeringId,
            String offering,
            LocalDate startOn,
            List<String> addOns) {

        public Line {
            addOns = List.copyOf(addOns);
        }

        /** Without add-ons. */
        public Line(
                UUID serviceId,
                UUID productId,
                UUID accountId,
                String msisdn,
                @Nullable String imsi,
                @Nullable String iccid,
                String status,
                UUID offeringId,
                String offering,
                LocalDate startOn) {
            this(
                    serviceId,
                    productId,
                    accountId,
                    msisdn,
                    imsi,
                    iccid,
                    status,
                    offeringId,
                    offering,
                    startOn,
                    List.of());
        }
    }
}
