package bellbird.portal.component;

import bellbird.bill.BillPdf;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;

/** A bill's stored document, to look at in a new tab or to keep. */
public final class PdfLinks {

    private PdfLinks() {}

    /** Opens the document in the browser's own viewer. */
    public static Anchor view(Supplier<BillPdf> pdf) {
        Anchor link = new Anchor();
        link.setHref(handler(pdf), AttachmentType.INLINE);
        link.setTarget("_blank");
        return labelled(link, Glyph.BILL, Texts.text("common.pdf.view"));
    }

    public static Anchor download(Supplier<BillPdf> pdf) {
        Anchor link = new Anchor();
        link.setHref(handler(pdf), AttachmentType.DOWNLOAD);
        return labelled(link, Glyph.DOWNLOAD, Texts.text("common.pdf.download"));
    }

    /** All that is needed to do the sums of a bill again, signed. */
    public static Anchor proof(Supplier<BillPdf> proof) {
        Anchor link = new Anchor();
        link.setHref(handler(proof), AttachmentType.DOWNLOAD);
        return labelled(link, Glyph.DOWNLOAD, Texts.text("common.proof.export"));
    }

    /** Asked for when it is clicked; by then the role and the owner are checked again. */
    private static DownloadHandler handler(Supplier<BillPdf> source) {
        return DownloadHandler.fromInputStream(
                event -> {
                    BillPdf pdf = source.get();
                    byte[] content = pdf.content();
                    return new DownloadResponse(
                            new ByteArrayInputStream(content),
                            pdf.fileName(),
                            pdf.mediaType(),
                            content.length);
                });
    }

    private static Anchor labelled(Anchor link, Glyph glyph, String label) {
        link.addClassNames("row", "with-glyph");
        link.add(glyph.create(), new Span(label));
        return link;
    }
}
