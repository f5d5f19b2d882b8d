package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.bill.BillDocument;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;

class EpcPaymentTest {

    private static final String TRANSFER =
            String.join(
                    "\n",
                    "BCD",
                    "002",
                    "1",
                    "SCT",
                    "",
                    "Larkspur Mobile Ltd",
                    "IE29AIBK93115212345678",
                    "EUR47.67",
                    "",
                    "",
                    "LM-2026-0048213");

    @Test
    void a_phone_reads_the_transfer_from_the_drawn_page() throws Exception {
        assertThat(scan(SampleBill.maeve().document())).isEqualTo(TRANSFER);
    }

    @Test
    void without_a_bank_account_the_code_opens_the_payment_page() throws Exception {
        SampleBill bill = SampleBill.maeve();
        bill.iban = null;

        assertThat(scan(bill.document())).isEqualTo(bill.payUrl);
    }

    @Test
    void a_creditor_reference_goes_into_its_own_field() {
        assertThat(reference("RF18 5390 0754 7034")).endsWith("EUR47.67\n\nRF18539007547034\n");
        assertThat(reference("RF19 5390 0754 7034")).endsWith("\n\n\nRF19 5390 0754 7034");
    }

    @Test
    void only_euros_can_be_paid_by_it() {
        SampleBill bill = SampleBill.maeve();
        bill.currency = "GBP";

        assertThat(EpcPayment.of(bill.document())).isEmpty();
    }

    private static String reference(String reference) {
        SampleBill bill = SampleBill.maeve();
        bill.reference = reference;
        return EpcPayment.of(bill.document()).orElseThrow();
    }

    private static String scan(BillDocument bill) throws Exception {
        byte[] content = DrawnPages.of("scan", bill).file().content();
        try (PDDocument document = Loader.loadPDF(content)) {
            BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 200);
            BufferedImage slip = page.getSubimage(100, page.getHeight() - 510, 420, 420);
            int[] pixels =
                    slip.getRGB(0, 0, slip.getWidth(), slip.getHeight(), null, 0, slip.getWidth());
            RGBLuminanceSource light =
                    new RGBLuminanceSource(slip.getWidth(), slip.getHeight(), pixels);
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(light)))
                    .getText();
        }
    }
}
