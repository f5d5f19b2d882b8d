package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillDocument.Buyer;
import bellbird.bill.BillDocument.Correction;
import bellbird.bill.BillDocument.Seller;
import bellbird.bill.BillDocument.TaxRow;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A bill as data: EN 16931 in the syntax of UN/CEFACT (CII D16B), as Factur-X carries it in a PDF.
 * Business terms (BT, BG) are those of the standard.
 */
final class CrossIndustryInvoice {

    /** Of the file in the PDF; the standard wants this one. */
    static final String FILE_NAME = "factur-x.xml";

    private static final String GUIDELINE = "urn:cen.eu:en16931:2017";
    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";

    /** Categories of tax that telecommunication services come under. */
    private static final Set<String> TAXED = Set.of("S", "Z", "L", "M");

    private static final String REVERSE_CHARGE = "AE";
    private static final Set<String> NOT_TAXED = Set.of("E", "G", REVERSE_CHARGE);

    private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{N}]");
    private static final Pattern WITH_COUNTRY = Pattern.compile("[A-Z]{2}.*");

    private final BillDocument bill;
    private final Xml xml;

    private CrossIndustryInvoice(BillDocument bill, Xml xml) {
        this.bill = bill;
        this.xml = xml;
    }

    /**
     * Empty where it would not be a valid invoice: for statements, and where what the law asks for
     * is not there, such as the seller's VAT id.
     */
    static Optional<byte[]> of(BillDocument bill) {
        return canBeValid(bill)
                ? Optional.of(new CrossIndustryInvoice(bill, new Xml()).write())
                : Optional.empty();
    }

    private static boolean canBeValid(BillDocument bill) {
        return bill.kind() == DocumentKind.INVOICE
                && bill.seller().vatId() != null
                && !bill.lines().isEmpty()
                && bill.money(0).currency().getDefaultFractionDigits() <= 2
                && bill.taxes().stream().allMatch(tax -> canBeValid(tax, bill.buyer()));
    }

    private static boolean canBeValid(TaxRow tax, Buyer buyer) {
        if (TAXED.contains(tax.category())) {
            return true;
        }
        return NOT_TAXED.contains(tax.category())
                && tax.exemption() != null
                && (!tax.category().equals(REVERSE_CHARGE) || buyer.vatId() != null);
    }

    private byte[] write() {
        return xml.document(
                () -> {
                    xml.part("ExchangedDocumentContext", this::context);
                    xml.part("ExchangedDocument", this::head);
                    xml.part("SupplyChainTradeTransaction", this::transaction);
                });
    }

    private void context() {
        xml.element(
                "GuidelineSpecifiedDocumentContextParameter", () -> xml.element("ID", GUIDELINE));
    }

    private void head() {
        xml.element("ID", bill.label());
        xml.element("TypeCode", bill.corrects() == null ? INVOICE : CREDIT_NOTE);
        xml.date("IssueDateTime", bill.issuedOn());
        Correction corrects = bill.corrects();
        if (corrects != null && !corrects.reason().isBlank()) {
            note(corrects.reason());
        }
        for (String note : bill.notes()) {
            if (!note.isBlank()) {
                note(note);
            }
        }
    }

    private void note(String text) {
        xml.element("IncludedNote", () -> xml.element("Content", text));
    }

    private void transaction() {
        InvoiceLines lines = new InvoiceLines(bill, xml);
        for (BillDocument.Line line : bill.lines()) {
            xml.element("IncludedSupplyChainTradeLineItem", () -> lines.write(line));
        }
        xml.element(
                "ApplicableHeaderTradeAgreement",
                () -> {
                    xml.element("SellerTradeParty", this::seller);
                    xml.element("BuyerTradeParty", this::buyer);
                });
        xml.element("ApplicableHeaderTradeDelivery", () -> {});
        xml.element(
                "ApplicableHeaderTradeSettlement", () -> new InvoiceSettlement(bill, xml).write());
    }

    private void seller() {
        Seller seller = bill.seller();
        xml.element("Name", seller.legalName());
        xml.element(
                "DefinedTradeContact",
                () -> {
                    xml.element("PersonName", bill.tenantName());
                    if (seller.phone() != null) {
                        xml.element(
                                "TelephoneUniversalCommunication",
                                () -> xml.element("CompleteNumber", seller.phone()));
                    }
                    xml.element(
                            "EmailURIUniversalCommunication",
                            () -> xml.element("URIID", seller.email()));
                });
        address(seller.addressLines(), seller.country());
        xml.element(
                "URIUniversalCommunication",
                () -> xml.with("URIID", "schemeID", "EM", seller.email()));
        vatId(seller.vatId(), seller.country());
    }

    private void buyer() {
        Buyer buyer = bill.buyer();
        xml.element("ID", bill.customerNumber());
        xml.element("Name", buyer.name());
        address(buyer.addressLines(), buyer.country());
        vatId(buyer.vatId(), buyer.country());
    }

    /** Three lines at most; the last one of the document is the country's name. */
    private void address(List<String> lines, String country) {
        xml.element(
                "PostalTradeAddress",
                () -> {
                    String[] names = {"LineOne", "LineTwo", "LineThree"};
                    int written = Math.min(names.length, Math.max(0, lines.size() - 1));
                    for (int i = 0; i < written; i++) {
                        xml.element(names[i], lines.get(i));
                    }
                    xml.element("CountryID", country);
                });
    }

    private void vatId(@Nullable String id, String country) {
        if (id == null) {
            return;
        }
        String plain = SIGNS.matcher(id).replaceAll("").toUpperCase(Locale.ROOT);
        String whole = WITH_COUNTRY.matcher(plain).matches() ? plain : country + plain;
        xml.element("SpecifiedTaxRegistration", () -> xml.with("ID", "schemeID", "VA", whole));
    }
}
