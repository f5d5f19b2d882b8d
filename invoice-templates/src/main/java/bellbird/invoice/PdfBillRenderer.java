package bellbird.invoice;

import bellbird.bill.BillDocument;
import bellbird.bill.BillRenderer;
import bellbird.bill.RenderedBill;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Currency;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.jspecify.annotations.Nullable;

/** Draws bills as tagged PDF/A-3, the same bytes for the same document. Keeps no state. */
@ApplicationScoped
public class PdfBillRenderer implements BillRenderer {

    /** Of the files it draws. */
    public static final String MEDIA_TYPE = "application/pdf";

    @Override
    public RenderedBill render(BillDocument bill) {
        try (PDDocument document = new PDDocument()) {
            DrawnTotal total = draw(document, bill);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 * 1024);
            document.save(bytes);
            byte[] content = bytes.toByteArray();
            return new RenderedBill(
                    content, MEDIA_TYPE, TotalReader.read(document, content, total));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot draw bill " + bill.label(), e);
        }
    }

    private static DrawnTotal draw(PDDocument document, BillDocument bill) throws IOException {
        Locale language = Words.spoken(bill.locale());
        Words words = new Words(language);
        Formats formats =
                new Formats(
                        language, Currency.getInstance(bill.currency()), bill.seller().country());
        Tags tags = new Tags();
        Fonts fonts = new Fonts(document);
        Flow flow = new Flow(() -> new Sheet(document, fonts, tags));
        Draft draft = new Draft(bill, words, formats, Look.of(bill.brand()), tags, flow);
        Archive.markTagged(
                document,
                new Archive.Description(
                        draft.title() + " " + bill.label(),
                        language,
                        bill.seller().legalName(),
                        bill.issuedOn(),
                        bill.label() + " " + bill.totalMinor()),
                bill.isDraft() ? null : CrossIndustryInvoice.of(bill).orElse(null));
        DrawnTotal total = new BillLayout(draft).draw(logo(document, bill.brand()));
        for (Sheet sheet : flow.sheets()) {
            sheet.close();
        }
        tags.finish(document.getDocumentCatalog());
        return total;
    }

    /** A logo that cannot be read is left out: what is written matters more. */
    static @Nullable PDImageXObject logo(PDDocument document, BillDocument.Brand brand) {
        String logo = brand.logoPng();
        return logo == null ? null : Logos.in(document, logo);
    }
}
