package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument.Brand;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** The sheet that customers are given before they sign. */
class TariffSheetPdfTest {

    private static final String CALLS =
            " of calls at home and in EU countries, then €0.12 a minute, Weekends: €0.06 a minute."
                    + " What is left goes on into the next month";

    static TariffSheetDocument sheet(int lines) {
        List<TariffSheetDocument.Line> all = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            all.add(new TariffSheetDocument.Line("300 minutes", CALLS));
        }
        return new TariffSheetDocument(
                "Larkspur Mobile",
                "Larkspur Mobile Ltd, 4 Quay Street, Galway",
                new Brand("#6741D9", "#FFFFFF", "#5B34C9", "#F0ECFB", "#6741D9", null),
                Locale.ENGLISH,
                "Tariff sheet",
                "Larkspur 20",
                "from 1 January 2027",
                "€20.00",
                "a month, VAT included",
                all,
                LocalDate.of(2027, 1, 1));
    }

    private static String text(PDDocument document) throws Exception {
        return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
    }

    @Test
    void it_says_the_price_what_is_in_it_and_who_offers_it() throws Exception {
        try (PDDocument document = Loader.loadPDF(TariffSheetPdf.draw(sheet(1)))) {
            assertThat(document.getNumberOfPages()).isEqualTo(1);
            assertThat(text(document))
                    .contains(
                            "Larkspur 20",
                            "€20.00",
                            "a month, VAT included",
                            "300 minutes" + CALLS,
                            "from 1 January 2027",
                            "4 Quay Street");
        }
    }

    @Test
    void a_long_sheet_goes_on_over_the_page_and_loses_no_line() throws Exception {
        try (PDDocument document = Loader.loadPDF(TariffSheetPdf.draw(sheet(60)))) {
            assertThat(document.getNumberOfPages()).isGreaterThan(1);
            assertThat(text(document).split("300 minutes", -1)).hasSize(61);
        }
    }

    @Test
    void the_same_sheet_is_drawn_the_same() {
        assertThat(TariffSheetPdf.draw(sheet(3))).isEqualTo(TariffSheetPdf.draw(sheet(3)));
    }
}
