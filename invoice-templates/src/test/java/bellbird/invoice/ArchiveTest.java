package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument;
import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Bills are judged by veraPDF, the reference for PDF/A and PDF/UA. */
class ArchiveTest {

    @BeforeAll
    static void startTheJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_B", "PDFA_3_A", "PDFUA_1"})
    void bills_can_be_archived_and_read_aloud(PDFAFlavour flavour) throws Exception {
        for (SampleBill bill : List.of(SampleBill.maeve(), PdfBillRendererTest.longBill(), odd())) {
            assertThat(faults(bill.document(), flavour)).isEmpty();
        }
    }

    private static SampleBill odd() {
        SampleBill bill = new SampleBill();
        bill.language = "vi";
        bill.kind = DocumentKind.STATEMENT;
        bill.pricesIncludeTax = false;
        bill.previousBalance = 100;
        bill.tenant = "<&> \u202E 종달새";
        bill.iban = null;
        bill.notes.add("Khiếu nại: gọi 1800 000 000");
        return bill.month("Gói cước tháng", null, "18");
    }

    @ParameterizedTest
    @EnumSource(
            value = PDFAFlavour.class,
            names = {"PDFA_3_B", "PDFA_3_A", "PDFUA_1"})
    void tariff_sheets_can_be_archived_and_read_aloud(PDFAFlavour flavour) throws Exception {
        assertThat(faults(TariffSheetPdf.draw(TariffSheetPdfTest.sheet(60)), flavour)).isEmpty();
    }

    private static List<String> faults(BillDocument bill, PDFAFlavour flavour) throws Exception {
        return faults(DrawnPages.of("archive", bill).file().content(), flavour);
    }

    private static List<String> faults(byte[] content, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser =
                        Foundries.defaultInstance()
                                .createParser(new ByteArrayInputStream(content), flavour);
                PDFAValidator validator =
                        Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            return result.getTestAssertions().stream()
                    .filter(each -> each.getStatus() == TestAssertion.Status.FAILED)
                    .map(each -> each.getRuleId() + " " + each.getMessage() + each.getLocation())
                    .distinct()
                    .limit(10)
                    .toList();
        }
    }
}
