package bellbird.bill;

import java.io.IOException;
import java.io.OutputStream;

/** Port: draws an itemised list, however long, in little memory. Safe to call from many threads. */
public interface AnnexRenderer {

    /** Writes a ZIP with one file for each volume; {@code out} stays open. */
    void render(Annex annex, Annex.Lines lines, OutputStream out) throws IOException;
}
