package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.RenderedBill;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/**
 * A drawn bill as a reader has it.
 *
 * @param pages text of each, spaces as plain spaces
 * @param letters of all pages, with their places
 */
record DrawnPages(RenderedBill file, List<String> pages, List<TextPosition> letters) {

    /** Draws it and keeps a copy under target/samples, to be looked at. */
    static DrawnPages of(String name, BillDocument bill) {
        RenderedBill file = new PdfBillRenderer().render(bill);
        try {
            Path sample = Path.of("target/samples", name + ".pdf");
            Files.createDirectories(sample.getParent());
            Files.write(sample, file.content());
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DrawnPages read(RenderedBill file) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        PDFTextStripper reader =
                new PDFTextStripper() {
                    @Override
                    protected void processTextPosition(TextPosition letter) {
                        letters.add(letter);
                        super.processTextPosition(letter);
                    }
                };
        reader.setSortByPosition(true);
        List<String> pages = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(file.content())) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                reader.setStartPage(page);
                reader.setEndPage(page);
                pages.add(reader.getText(document).replace('\u00A0', ' '));
            }
        }
        return new DrawnPages(file, pages, letters);
    }

    String text() {
        return String.join("\n", pages);
    }
}
