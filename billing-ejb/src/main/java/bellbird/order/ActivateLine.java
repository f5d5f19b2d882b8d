package bellbird.order;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The order of a new line.
 *
 * @param accountId who pays
 * @param offeringId what it is on; its version published for {@code startOn} counts
 * @param msisdn telephone number as people write it in the tenant's country, or with +
 * @param imsi 14 or 15 digits
 * @param iccid number of the SIM card, 18 to 22 digits
 * @param startOn first day; not before the account's open billing period
 * @param promotionCode of a promotion that is published; null for none
 */
public record ActivateLine(
        UUID accountId,
        UUID offeringId,
        String msisdn,
        String imsi,
        String iccid,
        LocalDate startOn,
        @Nullable String promotionCode) {

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
