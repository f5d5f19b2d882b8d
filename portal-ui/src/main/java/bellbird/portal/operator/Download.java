package bellbird.portal.operator;

import bellbird.portal.component.Glyph;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStream;

/** A button that downloads a file; nothing between us and the reader keeps a copy. */
final class Download extends Anchor {

    private static final long serialVersionUID = 1;

    /** Writes the file when it is asked for. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Download(String label, String fileName, String mediaType, Content content) {
        super(
                (DownloadHandler)
                        event -> {
                            event.setFileName(fileName);
                            event.setContentType(mediaType);
                            event.getResponse().setHeader("Cache-Control", "no-store");
                            content.writeTo(event.getOutputStream());
                        },
                "");
        addClassName("download");
        add(Glyph.DOWNLOAD.create(), new Span(label));
        getElement().setAttribute("download", true);
    }
}
