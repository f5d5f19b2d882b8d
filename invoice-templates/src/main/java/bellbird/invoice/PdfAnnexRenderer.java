package bellbird.invoice;

import bellbird.bill.Annex;
import bellbird.bill.AnnexRenderer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Draws itemised lists as PDF/A-3b volumes without tags: nobody has a hundred pages of calls read
 * aloud, for them there is the CSV. One volume is in memory at a time.
 */
@ApplicationScoped
public class PdfAnnexRenderer implements AnnexRenderer {

    /** Lines of a volume, some ninety pages. */
    static final int VOLUME = 5_000;

    @Override
    public void render(Annex annex, Annex.Lines lines, OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.NO_COMPRESSION);
        AnnexVolume.Texts texts = new AnnexVolume.Texts(annex);
        int number = 1;
        boolean isLast = false;
        while (!isLast) {
            List<Annex.Line> part = new ArrayList<>();
            isLast = !fill(part, lines);
            if (!part.isEmpty() || number == 1) {
                ZipEntry entry = new ZipEntry("%s-%03d.pdf".formatted(annex.billLabel(), number));
                entry.setTimeLocal(annex.issuedOn().atStartOfDay());
                zip.putNextEntry(entry);
                zip.write(new AnnexVolume(annex, texts, number, part).draw());
                zip.closeEntry();
            }
            number++;
        }
        zip.finish();
    }

    /**
     * @return false if these are the last
     */
    private static boolean fill(List<Annex.Line> part, Annex.Lines lines) throws IOException {
        while (part.size() < VOLUME) {
            Optional<Annex.Line> line = lines.next();
            if (line.isEmpty()) {
                return false;
            }
            part.add(line.get());
        }
        return true;
    }
}
