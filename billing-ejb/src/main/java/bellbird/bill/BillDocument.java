package bellbird.bill;

import bellbird.kernel.money.Money;
import bellbird.kernel.tenant.IssuerDetails;
import bellbird.kernel.tenant.TenantBrand;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything a bill says, frozen at issue: the PDF is drawn from this and nothing else, so that it
 * can be drawn again years later (rules R19, R25). {@link BillDocuments} writes it as JSON.
 *
 * <p>Amounts named {@code …Minor} are minor units of {@link #currency}. Periods are half-open and
 * printed inclusive.
 *
 * @param tenantName the operator as people know it
 * @param kind what the document may be called
 * @param label the bill's number as printed
 * @param issuedOn date of the document
 * @param dueOn last day to pay
 * @param usagePeriod what the usage charges cover; null if there are none
 * @param planPeriod what the recurring charges in advance cover; null if there are none
 * @param seller who issues it
 * @param buyer who owes it
 * @param customerNumber as people quote it
 * @param accountNumber of the billing account
 * @param language BCP 47 tag; decides texts and the form of numbers and dates
 * @param currency ISO 4217 code
 * @param brand the tenant's look
 * @param pricesIncludeTax whether unit prices and line amounts are printed with VAT; said once
 * @param lines in print order; lines of one service number stand together
 * @param taxes one row for each rate and category
 * @param netMinor sum of the lines' net amounts
 * @param taxMinor sum of the tax rows
 * @param totalMinor net plus tax
 * @param previousBalanceMinor owed from earlier bills; 0 if nothing
 * @param paymentsMinor received against that; positive, 0 if nothing
 * @param payment how to pay it
 * @param usage what was used of what was included
 * @param notes paragraphs: the tenant's own, such as where to complain, then what is to be said of
 *     this document; empty for credit notes
 * @param corrects of a credit note, whose amounts are what is given back, positive; null otherwise
 * @param wholeNumbers whether its itemised list shows them, as the customer chose (rule R24); null
 *     where nothing was said: their last three digits are hidden
 */
public record BillDocument(
        String tenantName,
        IssuerDetails.DocumentKind kind,
        String label,
        LocalDate issuedOn,
        LocalDate dueOn,
        @Nullable Period usagePeriod,
        @Nullable Period planPeriod,
        Seller seller,
        Buyer buyer,
        String customerNumber,
        String accountNumber,
        String language,
        String currency,
        Brand brand,
        boolean pricesIncludeTax,
        List<Line> lines,
        List<TaxRow> taxes,
        long netMinor,
        long taxMinor,
        long totalMinor,
        long previousBalanceMinor,
        long paymentsMinor,
        Payment payment,
        List<Usage> usage,
        List<String> notes,
        @Nullable Correction corrects,
        @Nullable Boolean wholeNumbers) {

    /** ISO 639 codes of the languages that documents speak. */
    public static final List<String> LANGUAGES = List.of("en", "de", "vi", "ko", "zh");

    /** Label of what is only a draft: it has no number, and is marked where it is drawn. */
    public static final String DRAFT = "DRAFT";

    public boolean isDraft() {
        return label.equals(DRAFT);
    }

    /**
     * @throws IllegalArgumentException if net and tax are not the total, or the currency is unknown
     */
    public BillDocument {
        lines = List.copyOf(lines);
        taxes = List.copyOf(taxes);
        usage = List.copyOf(usage);
        notes = List.copyOf(notes);
        if (Math.addExact(netMinor, taxMinor) != totalMinor) {
            throw new IllegalArgumentException("net and tax are not the total of " + label);
        }
        Currency.getInstance(currency);
    }

    /** Amount to pay: total plus what was owed, minus what was received; less than 0 if credit. */
    public Money toPay() {
        long charged = corrects == null ? totalMinor : -totalMinor;
        return money(
                Math.subtractExact(Math.addExact(charged, previousBalanceMinor), paymentsMinor));
    }

    /** An amount of this bill. */
    public Money money(long minorUnits) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }

    public Locale locale() {
        return Locale.forLanguageTag(language);
    }

    /** The one of {@link #LANGUAGES} that a document in the language speaks: English for others. */
    public static String spoken(Locale wanted) {
        return LANGUAGES.contains(wanted.getLanguage()) ? wanted.getLanguage() : "en";
    }

    /**
     * The legal entity that issues the bill (EN 16931 BG-4).
     *
     * @param addressLines street first, country last
     * @param country ISO 3166-1 alpha-2
     * @param email where to complain
     */
    public record Seller(
            String legalName,
            List<String> addressLines,
            String country,
            @Nullable String vatId,
            String email,
            @Nullable String phone) {
        public Seller {
            addressLines = List.copyOf(addressLines);
        }

        public static Seller of(IssuerDetails issuer) {
            return new Seller(
                    issuer.legalName(),
                    issuer.addressLines(),
                    issuer.country(),
                    issuer.vatId(),
                    issuer.email(),
                    issuer.phone());
        }
    }

    /**
     * Who owes the bill (EN 16931 BG-7).
     *
     * @param addressLines street first, country last; without the name
     * @param country ISO 3166-1 alpha-2
     */
    public record Buyer(
            String name, List<String> addressLines, String country, @Nullable String vatId) {
        public Buyer {
            addressLines = List.copyOf(addressLines);
        }
    }

    /**
     * The bill that a credit note corrects (EN 16931 BG-3, rule R19).
     *
     * @param label its number as printed
     * @param issuedOn its date
     * @param reason for people, in the document's language; empty if none
     */
    public record Correction(String label, LocalDate issuedOn, String reason) {}

    /**
     * The tenant's colours on white paper ({@code #RRGGBB}) and its logo.
     *
     * @param logoPng base64; null if none
     */
    public record Brand(
            String fill,
            String on,
            String text,
            String soft,
            String line,
            @Nullable String logoPng) {

        public static Brand of(TenantBrand brand) {
            TenantBrand.BrandColors paper = brand.light();
            byte[] logo = brand.logo();
            return new Brand(
                    paper.fill(),
                    paper.on(),
                    paper.text(),
                    paper.soft(),
                    paper.line(),
                    logo == null ? null : Base64.getEncoder().encodeToString(logo));
        }
    }

    /**
     * One charge.
     *
     * @param number from 1, as in {@code bill_line}
     * @param description what it is, such as the plan's name; in the document's language
     * @param detail a second, grey line; empty if none
     * @param serviceNumber the line's number as people write it; null for what belongs to the
     *     account
     * @param period what it covers
     * @param quantity exact, in {@code unit}
     * @param outOf what the price is for, in {@code unit}: for a part of a period the days of the
     *     whole, or several weeks, so that the amount is {@code unitPrice × quantity ÷ outOf}; null
     *     for one unit
     * @param unit of the quantity
     * @param unitPrice exact, in major units, for one unit (or one whole period); with VAT if
     *     {@link BillDocument#pricesIncludeTax}
     * @param fees what the amount contains besides; null if nothing
     * @param amountMinor as printed; with VAT if {@link BillDocument#pricesIncludeTax}, else the
     *     same as net
     * @param netMinor before VAT
     * @param taxPercent such as 19
     * @param taxCategory UNCL 5305 code, such as S
     */
    public record Line(
            int number,
            String description,
            String detail,
            @Nullable String serviceNumber,
            Period period,
            BigDecimal quantity,
            @Nullable BigDecimal outOf,
            Unit unit,
            BigDecimal unitPrice,
            @Nullable Fees fees,
            long amountMinor,
            long netMinor,
            BigDecimal taxPercent,
            String taxCategory) {}

    /**
     * Connection fees in a line's amount (EN 16931 BG-28: charges of a line).
     *
     * @param times how many
     * @param each exact, in major units; with VAT if {@link BillDocument#pricesIncludeTax}
     */
    public record Fees(long times, BigDecimal each) {}

    /** Units of quantities. What a megabyte is, the offering says. */
    public enum Unit {
        YEAR,
        MONTH,
        WEEK,
        DAY,
        SECOND,
        MINUTE,
        MESSAGE,
        KILOBYTE,
        MEGABYTE,
        GIGABYTE,
        PIECE
    }

    /**
     * Tax of one rate (EN 16931 BG-23).
     *
     * @param exemption why nothing is taxed; null where it is
     */
    public record TaxRow(
            BigDecimal percent,
            String category,
            long netMinor,
            long taxMinor,
            @Nullable String exemption) {}

    /**
     * @param iban where to transfer to; null if the tenant takes no transfers
     * @param reference to be given with the transfer
     * @param payUrl page where the subscriber pays online; null if none
     */
    public record Payment(@Nullable String iban, String reference, @Nullable String payUrl) {}

    /**
     * What was used in the period, for one service of one line.
     *
     * @param serviceNumber the line's number as people write it
     * @param service which
     * @param unit of the three quantities
     * @param used all of it
     * @param included the allowance; null if unlimited, 0 if none
     * @param charged the part beyond the allowance
     */
    public record Usage(
            String serviceNumber,
            Service service,
            Unit unit,
            BigDecimal used,
            @Nullable BigDecimal included,
            BigDecimal charged) {

        /** What is counted. */
        public enum Service {
            VOICE,
            SMS,
            DATA
        }
    }
}
