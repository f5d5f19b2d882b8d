package bellbird.invoice;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A QR code as dark squares. */
final class QrCode {

    /** By size; there are some ten. */
    private static final Map<Integer, QrMask> MASKS = new ConcurrentHashMap<>();

    private final ByteMatrix squares;

    private QrCode(ByteMatrix squares) {
        this.squares = squares;
    }

    /** Encodes with level M; empty if the text is too long for a code. */
    static Optional<QrCode> of(String content) {
        try {
            ByteMatrix code = encode(content, 0);
            int size = code.getWidth();
            if (!QrMask.canJudge(size)) {
                return Optional.of(new QrCode(encode(content, Map.of())));
            }
            QrMask masks = MASKS.get(size);
            if (masks == null) {
                masks = masks(content);
                MASKS.put(size, masks);
            }
            masks.applyTo(code);
            return Optional.of(new QrCode(code));
        } catch (WriterException e) {
            return Optional.empty();
        }
    }

    private static QrMask masks(String content) throws WriterException {
        ByteMatrix[] masked = new ByteMatrix[QrMask.COUNT];
        for (int mask = 0; mask < masked.length; mask++) {
            masked[mask] = encode(content, mask);
        }
        return new QrMask(masked);
    }

    private static ByteMatrix encode(String content, int mask) throws WriterException {
        return encode(content, Map.of(EncodeHintType.QR_MASK_PATTERN, mask));
    }

    private static ByteMatrix encode(String content, Map<EncodeHintType, ?> hints)
            throws WriterException {
        Map<EncodeHintType, Object> all = new EnumMap<>(EncodeHintType.class);
        all.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        all.putAll(hints);
        return Encoder.encode(content, ErrorCorrectionLevel.M, all).getMatrix();
    }

    ByteMatrix squares() {
        return squares;
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
