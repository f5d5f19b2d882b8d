package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What the data in a bill's file says is what its pages say. */
class CrossIndustryInvoiceTest {

    private static final String HEAD = "//*[local-name()='ApplicableHeaderTradeSettlement']";
    private static final String SUMS =
            HEAD + "/*[local-name()='SpecifiedTradeSettlementHeaderMonetarySummation']";

    private final XPath path = XPathFactory.newInstance().newXPath();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "STATEMENT")
    void amounts_are_those_of_the_bill(DocumentKinds kind) throws Exception {
        BillDocument bill = kind.in("en");
        Document data = data(bill);

        List<BigDecimal> lines =
                all(data, "//*[local-name()='LineTotalAmount']").stream()
                        .map(BigDecimal::new)
                        .toList();
        assertThat(lines.stream().limit(bill.lines().size()).reduce(BigDecimal::add))
                .contains(lines.getLast());
        assertThat(sum(data, "LineTotalAmount")).isEqualTo(bill.money(bill.netMinor()).toDecimal());
        assertThat(sum(data, "TaxTotalAmount")).isEqualTo(bill.money(bill.taxMinor()).toDecimal());
        assertThat(sum(data, "GrandTotalAmount"))
                .isEqualTo(bill.money(bill.totalMinor()).toDecimal());
        assertThat(all(data, "//*[local-name()='ChargeAmount']"))
                .hasSize(bill.lines().size())
                .noneMatch(price -> price.startsWith("-"));
    }

    @Test
    void a_part_of_a_month_is_days_at_the_price_of_the_whole() throws Exception {
        Document data = data(DocumentKinds.PRORATED.in("en"));

        assertThat(all(data, "//*[local-name()='BilledQuantity']"))
                .containsExactly("-20", "20", "18");
        assertThat(all(data, "//*[local-name()='BasisQuantity']"))
                .containsExactly("31", "31", "31");
        assertThat(all(data, "//*[local-name()='BasisQuantity']/@unitCode")).containsOnly("DAY");
        assertThat(all(data, "//*[local-name()='ChargeAmount']")).containsExactly("18", "24", "18");
    }

    @Test
    void prices_with_vat_are_freed_of_it() throws Exception {
        Document data = data(DocumentKinds.DISCOUNT.in("en"));

        assertThat(all(data, "//*[local-name()='ChargeAmount']"))
                .containsExactly("0.081300813", "19.512195122", "4.8780487805");
        assertThat(all(data, "//*[local-name()='ActualAmount']")).containsExactly("0.12");
    }

    @Test
    void a_credit_note_names_the_invoice_it_corrects() throws Exception {
        Document data = data(DocumentKinds.CREDIT_NOTE.in("en"));

        assertThat(all(data, "//*[local-name()='TypeCode']").getFirst()).isEqualTo("381");
        assertThat(all(data, HEAD + "/*[local-name()='InvoiceReferencedDocument']/*"))
                .containsExactly("LM-2026-0048100", "20261001");
        assertThat(all(data, "//*[local-name()='DueDateDateTime']")).isEmpty();
    }

    @Test
    void reverse_charge_says_so_and_names_both_vat_ids() throws Exception {
        Document data = data(DocumentKinds.REVERSE_CHARGE.in("de"));

        assertThat(all(data, HEAD + "//*[local-name()='ExemptionReason']"))
                .containsExactly("Reverse charge");
        assertThat(all(data, "//*[@schemeID='VA']")).containsExactly("IE0000000X", "DE000000000");
    }

    @Test
    void what_was_paid_too_much_before_is_paid_in_advance() throws Exception {
        Document data = data(DocumentKinds.PAID_BEFORE.in("en"));

        assertThat(sum(data, "TotalPrepaidAmount")).isEqualByComparingTo("10.00");
        assertThat(sum(data, "DuePayableAmount")).isEqualByComparingTo("37.67");
    }

    @Test
    void hostile_text_stays_text() throws Exception {
        SampleBill bill = SampleBill.maeve();
        bill.buyer = "<&]]> \u0000\uD800 \uD83D\uDC26 종달새";
        bill.notes.add("<!ENTITY>");

        Document data = data(bill.document());

        assertThat(all(data, "//*[local-name()='BuyerTradeParty']/*[local-name()='Name']"))
                .containsExactly("<&]]>  \uD83D\uDC26 종달새");
    }

    @Test
    void what_would_not_be_a_valid_invoice_is_not_attached() throws Exception {
        assertThat(CrossIndustryInvoice.of(DocumentKinds.STATEMENT.in("ko"))).isEmpty();

        SampleBill unreasoned = new SampleBill().taxed("E", "0", null);
        assertThat(CrossIndustryInvoice.of(unreasoned.month("Plan", null, "1").document()))
                .isEmpty();

        SampleBill nobody = DocumentKinds.REVERSE_CHARGE.sample();
        nobody.buyerVatId = null;
        assertThat(CrossIndustryInvoice.of(nobody.document())).isEmpty();

        SampleBill unregistered = SampleBill.maeve();
        unregistered.seller =
                new BillDocument.Seller(
                        "Larkspur", List.of("Galway", "Ireland"), "IE", null, "a@b.example", null);
        assertThat(CrossIndustryInvoice.of(unregistered.document())).isEmpty();
    }

    @Test
    void the_data_is_in_the_file_that_people_read() throws Exception {
        BillDocument bill = DocumentKinds.NORMAL.in("vi");

        try (PDDocument document =
                Loader.loadPDF(DrawnPages.of("attached", bill).file().content())) {
            PDEmbeddedFilesNameTreeNode files =
                    document.getDocumentCatalog().getNames().getEmbeddedFiles();
            PDComplexFileSpecification file = files.getNames().get("factur-x.xml");
            assertThat(Objects.requireNonNull(file).getEmbeddedFileUnicode().toByteArray())
                    .isEqualTo(CrossIndustryInvoice.of(bill).orElseThrow());
        }
    }

    private static Document data(BillDocument bill) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(CrossIndustryInvoice.of(bill).orElseThrow()));
    }

    private BigDecimal sum(Document data, String name) throws Exception {
        return new BigDecimal(all(data, SUMS + "/*[local-name()='" + name + "']").getFirst());
    }

    private List<String> all(Document data, String where) throws Exception {
        NodeList nodes = (NodeList) path.evaluate(where, data, XPathConstants.NODESET);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }
}
