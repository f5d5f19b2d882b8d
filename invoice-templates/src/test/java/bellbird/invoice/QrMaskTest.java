package bellbird.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QrMaskTest {

    @Test
    void the_mask_is_the_one_that_the_library_chooses_square_by_square() throws WriterException {
        Random random = new Random(20_261_122);
        for (int i = 0; i < 100; i++) {
            StringBuilder content = new StringBuilder("BCD\n002\n1\nSCT\n");
            int length = random.nextInt(280);
            while (content.length() < length) {
                content.append((char) (' ' + random.nextInt(95)));
            }
            assertThat(QrCode.of(content.toString()).orElseThrow().squares().getArray())
                    .isDeepEqualTo(
                            Encoder.encode(
                                            content.toString(),
                                            ErrorCorrectionLevel.M,
                                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                                    .getMatrix()
                                    .getArray());
        }
    }
}
