package bellbird.portal.component;

import bellbird.portal.text.Texts;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;

/** The itemised list of a bill's usage to keep: as PDF volumes in a ZIP, and as CSV. */
public final class AnnexLinks extends Div {

    private static final long serialVersionUID = 1;

    /** Writes the list while it is read; role and owner are checked again then. */
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    public AnnexLinks(String billLabel, Content pdf, Content csv) {
        addClassName("row");
        add(
                link(Texts.text("common.annex.pdf"), billLabel + ".zip", "application/zip", pdf),
                link(Texts.text("common.annex.csv"), billLabel + ".csv", "text/csv", csv));
    }

    private static Anchor link(String label, String fileName, String mediaType, Content content) {
        Anchor link = new Anchor();
        link.setHref(handler(fileName, mediaType, content), AttachmentType.DOWNLOAD);
        link.addClassNames("row", "with-glyph");
        link.add(Glyph.DOWNLOAD.create(), new Span(label));
        return link;
    }

    private static DownloadHandler handler(String fileName, String mediaType, Content content) {
        return event -> {
            event.setFileName(fileName);
            event.setContentType(mediaType);
            event.getResponse().setHeader("Cache-Control", "no-store");
            content.writeTo(event.getOutputStream());
        };
    }
}
