package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.charge.Billed;
import bellbird.charge.PricedVersion;
import bellbird.kernel.time.Period;
import bellbird.offering.PromotionGiven;
import bellbird.offering.RecurringPrice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything a bill of one account is computed from, as read in the chunk's transaction.
 *
 * @param holder who owes it and on which terms
 * @param exemptions on which days its charges bear no VAT
 * @param terms what its products cost, by product and time
 * @param suspensions when its products rested
 * @param once what its products cost once and no bill has charged
 * @param promoted what its products were promised
 * @param charged recurring charges and credits on its bills, in their order
 * @param usage rated usage stamped with the period, added up
 * @param allowances granted in the period, added up
 * @param standing where it stands before this bill
 */
record BillAccount(
        Holder holder,
        List<Exemption> exemptions,
        List<Terms> terms,
        List<Suspension> suspensions,
        List<Once> once,
        List<Promoted> promoted,
        List<Charged> charged,
        List<UsageSum> usage,
        List<AllowanceSum> allowances,
        Standing standing) {

    /**
     * What was owed and paid, in minor units. Which payments are new is asked of the bills, not of
     * days or clocks: on the day of a bill there are payments before it and after it.
     *
     * @param owed open receivable
     * @param received payments that no bill has stated
     * @param paid all payments: those that bills have stated, and those received since
     */
    record Standing(long owed, long received, long paid) {

        /** Of an account without bills. */
        static final Standing NONE = new Standing(0, 0, 0);

        /** What was owed before the payments received since. */
        long previousBalance() {
            return Math.addExact(owed, received);
        }
    }

    /** The same, with further charges on its bills. */
    BillAccount andCharged(List<Charged> further) {
        List<Charged> all = new ArrayList<>(charged);
        all.addAll(further);
        return new BillAccount(
                holder,
                exemptions,
                terms,
                suspensions,
                once,
                promoted,
                all,
                usage,
                allowances,
                standing);
    }

    /** A version that one of its products has or had. */
    Version version(UUID id) {
        return terms.stream()
                .map(Terms::version)
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * @param id of the billing account
     * @param number of the billing account
     * @param language of documents
     * @param wholeNumbers whether itemised lists show them
     */
    record Holder(
            UUID id,
            String number,
            BillCycle cycle,
            int paymentTermDays,
            String currency,
            UUID customerId,
            String customerNumber,
            String name,
            String street,
            String postcode,
            String city,
            String country,
            String language,
            @Nullable String vatId,
            boolean wholeNumbers) {}

    /**
     * @param category UNCL 5305
     * @param ground the VAT id, or the certificate
     */
    record Exemption(String category, String ground, Period days) {}

    /**
     * What a product costs for a time.
     *
     * @param serviceId the product's line; null if it has none
     * @param msisdn of the line; null if it has none
     * @param startOn of the product
     * @param endOn of the product; null while it lasts
     * @param version of its offering
     * @param validFrom of these terms
     * @param validTo of these terms; null while they last
     */
    record Terms(
            UUID productId,
            @Nullable UUID serviceId,
            @Nullable String msisdn,
            LocalDate startOn,
            @Nullable LocalDate endOn,
            Version version,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {}

    /**
     * What bills need to know of a version of an offering.
     *
     * @param offering its name
     * @param prices recurring ones; what it is known by comes first
     */
    record Version(
            UUID id,
            String offering,
            Currency currency,
            boolean taxIncluded,
            List<RecurringPrice> prices) {

        Version {
            prices = List.copyOf(prices);
        }

        List<PricedVersion> priced() {
            return prices.stream().map(this::priced).toList();
        }

        /**
         * @param price id of one of its prices
         */
        PricedVersion priced(String price) {
            return prices.stream()
                    .filter(one -> one.id().equals(price))
                    .map(this::priced)
                    .findFirst()
                    .orElseThrow();
        }

        private PricedVersion priced(RecurringPrice price) {
            return new PricedVersion(id, price, currency, taxIncluded);
        }
    }

    /**
     * @param days without end, as long as none is known
     */
    record Suspension(UUID productId, Period days) {}

    /**
     * A price that is paid when a product starts.
     *
     * @param msisdn of the line; null if it has none
     * @param price its id in the terms
     * @param name as bills print it
     */
    record Once(
            UUID productId,
            @Nullable UUID serviceId,
            @Nullable String msisdn,
            LocalDate startOn,
            UUID versionId,
            String price,
            String name,
            BigDecimal amount,
            String currency,
            boolean taxIncluded) {}

    /** A promotion of a product. */
    record Promoted(UUID productId, PromotionGiven given) {}

    /** Days on a bill. */
    record Charged(UUID productId, Billed billed) {

        /** Whether they are days of this price of this version. */
        boolean isOf(UUID product, UUID version, @Nullable String price) {
            return productId.equals(product)
                    && billed.price().versionId().equals(version)
                    && billed.price().price().id().equals(price);
        }
    }

    /**
     * Rated usage of a line to one destination under one price version.
     *
     * @param unitPrice lowest price applied
     * @param highestUnitPrice highest price applied; another one if several were
     * @param unitSize seconds, messages or bytes a price is for; smallest applied
     * @param connectionFee lowest fee of each charged record besides
     * @param highestConnectionFee highest one
     * @param firstDay day of the first record, tenant time
     * @param lastDay day of the last record, tenant time
     * @param events records that are charged, in part or in full
     */
    record UsageSum(
            UUID productId,
            UUID serviceId,
            @Nullable String msisdn,
            BillDocument.Usage.Service service,
            String destination,
            UUID versionId,
            String currency,
            boolean taxIncluded,
            BigDecimal unitPrice,
            BigDecimal highestUnitPrice,
            long unitSize,
            long highestUnitSize,
            BigDecimal connectionFee,
            BigDecimal highestConnectionFee,
            LocalDate firstDay,
            LocalDate lastDay,
            long billed,
            long charged,
            long events,
            BigDecimal amount) {}

    /**
     * @param granted seconds, messages or bytes
     */
    record AllowanceSum(
            @Nullable UUID serviceId,
            @Nullable String msisdn,
            BillDocument.Usage.Service service,
            long granted) {}
}
