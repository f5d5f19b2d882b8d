package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Documents are judged by veraPDF, the reference for PDF/A and PDF/UA: 3a asks for all that 3b asks
 * for, and for tags. The invoices among them are kept for the other validators ({@code
 * invoice-validators}).
 */
class ArchiveTest {

    private static final List<PDFAFlavour> TAGGED =
            List.of(PDFAFlavour.PDFA_3_A, PDFAFlavour.PDFUA_1);

    @BeforeAll
    static void startTheJudge() {
        VeraGreenfieldFoundryProvider.initialise();
    }

    @ParameterizedTest
    @EnumSource
    void every_kind_can_be_archived_and_read_aloud(DocumentKinds kind) throws Exception {
        judge(kind, kind.usualLanguage(), "kinds");
    }

    @Tag("deep")
    @ParameterizedTest
    @EnumSource
    void every_kind_in_every_language_can_be_archived_and_read_aloud(DocumentKinds kind)
            throws Exception {
        for (String language : DocumentKinds.LANGUAGES) {
            judge(kind, language, "kinds-and-languages");
        }
    }

    private static void judge(DocumentKinds kind, String language, String folder) throws Exception {
        BillDocument bill = kind.in(language);
        String name =
                (kind.isInvoice() ? "invoices/" : "others/")
                        + folder
                        + "/"
                        + kind.name().toLowerCase(Locale.ROOT)
                        + "-"
                        + language;
        byte[] content = DrawnPages.of(name, bill).file().content();
        for (PDFAFlavour flavour : TAGGED) {
            assertThat(faults(content, flavour)).as(name).isEmpty();
        }
    }

    @Test
    void tariff_sheets_can_be_archived_and_read_aloud() throws Exception {
        byte[] content = TariffSheetPdf.draw(TariffSheetPdfTest.sheet(60));
        for (PDFAFlavour flavour : TAGGED) {
            assertThat(faults(content, flavour)).isEmpty();
        }
    }

    @Test
    void volumes_of_an_annex_can_be_archived() throws Exception {
        byte[] volume = PdfAnnexRendererTest.volumes("ko", 70).getFirst();

        assertThat(faults(volume, PDFAFlavour.PDFA_3_B)).isEmpty();
        assertThat(faults(volume, PDFAFlavour.PDFUA_1)).isNotEmpty();
    }

    /** For the other validators: they must find something in it. */
    @Test
    void a_file_whose_data_has_a_wrong_total_is_kept_as_a_control() throws Exception {
        Path control = Path.of("target/samples/invoices/control/wrong-total.pdf");
        Files.createDirectories(control.getParent());
        try (PDDocument document = new PDDocument()) {
            document.addPage(new PDPage());
            Archive.markTagged(
                    document,
                    new Archive.Description(
                            "Control",
                            Locale.ENGLISH,
                            "Nobody",
                            SampleBill.OCTOBER.from(),
                            "control"),
                    EuropeanRulesTest.withWrongTotal());
            document.save(control.toFile());
        }
        assertThat(control).isNotEmptyFile();
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
