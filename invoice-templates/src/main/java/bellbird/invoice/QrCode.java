package bellbird.invoice;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;
import java.util.Optional;

/** A QR code as dark squares. */
final class QrCode {

    private final ByteMatrix squares;

    private QrCode(ByteMatrix squares) {
        this.squares = squares;
    }

    /** Encodes with level M; empty if the text is too long for a code. */
    static Optional<QrCode> of(String content) {
        try {
            return Optional.of(
                    new QrCode(
                            Encoder.encode(
                                            content,
                                            ErrorCorrectionLevel.M,
                                            Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                                    .getMatrix()));
        } catch (WriterException e) {
            return Optional.empty();
        }
    }

    /** Draws it into a square; runs of dark squares are one rectangle each. */
    void draw(Sheet sheet, double left, double top, double edge) {
        int count = squares.getWidth();
        double unit = edge / count;
        for (int row = 0; row < count; row++) {
            int column = 0;
            while (column < count) {
                int start = column;
                while (column < count && squares.get(column, row) == 1) {
                    column++;
                }
                if (column > start) {
                    sheet.rectangle(
                            left + start * unit,
                            top + row * unit,
                            (column - start) * unit,
                            unit,
                            Ink.BLACK);
                }
                column++;
            }
        }
    }
}
