package bellbird.order;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of a new line, on a plan or a bundle.
 *
 * @param accountId who pays
 * @param offeringId what it is on; its version published for {@code startOn} counts
 * @param msisdn telephone number as people write it in the tenant's country, or with +
 * @param imsi 14 or 15 digits
 * @param iccid number of the SIM card, 18 to 22 digits
 * @param startOn first day; not before the account's open billing period; null for today
 * @param promotionCode of a promotion that is published; null for none
 * @param externalId as the program that orders names the order, which is made once by that name;
 *     null for none
 */
public record ActivateLine(
        UUID accountId,
        UUID offeringId,
        String msisdn,
        String imsi,
        String iccid,
        @Nullable LocalDate startOn,
        @Nullable String promotionCode,
        @Nullable String externalId) {

    /** Of a person, who sees what has been made. */
    public ActivateLine(
            UUID accountId,
            UUID offeringId,
            String msisdn,
            String imsi,
            String iccid,
            LocalDate startOn,
            @Nullable String promotionCode) {
        this(accountId, offeringId, msisdn, imsi, iccid, startOn, promotionCode, null);
    }

    /** Without a promotion. */
    public ActivateLine(
            UUID accountId,
            UUID offeringId,
            String msisdn,
            String imsi,
            String iccid,
            LocalDate startOn) {
        this(accountId, offeringId, msisdn, imsi, iccid, startOn, null);
    }
}
