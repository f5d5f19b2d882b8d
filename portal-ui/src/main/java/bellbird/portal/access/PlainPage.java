package bellbird.portal.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;

/** A page of two sentences and a link that needs neither a session nor the database. */
final class PlainPage {

    private static final int SECONDS = 15;

    private PlainPage() {}

    /**
     * @param key prefix of title, text and link in the bundle
     */
    static void write(HttpServletResponse response, String key) throws IOException {
        ResourceBundle texts = ResourceBundle.getBundle("messages.access", Locale.ENGLISH);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter()
                .printf(
                        """
                        <!doctype html><html lang="en"><head><meta charset="utf-8">\
                        <meta name="viewport" content="width=device-width, initial-scale=1">\
                        <title>%1$s</title><style>body{font:16px/1.5 system-ui,sans-serif;\
                        margin:20vh auto;max-width:24rem;padding:0 1rem;text-align:center;\
                        color:CanvasText;background:Canvas}:root{color-scheme:light dark}</style>\
                        </head><body><main><h1>%1$s</h1><p>%2$s</p><p><a href="%4$s">%3$s</a></p>\
                        </main></body></html>
                        """,
                        texts.getString(key + ".title"),
                        texts.getString(key + ".text"),
                        texts.getString(key + ".again"),
                        response.getStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE
                                ? ""
                                : "/");
    }

    /** Says that it is us, not the reader; the page, or the program, tries again by itself. */
    static void unavailable(HttpServletRequest request, HttpServletResponse response, String key)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", String.valueOf(SECONDS));
        if (request.getRequestURI().startsWith("/api/")) {
            response.setContentType("application/problem+json");
            response.getWriter()
                    .write(
                            "{\"type\":\"about:blank\",\"status\":503,"
                                    + "\"title\":\"Not available just now\"}");
            return;
        }
        if (request.getMethod().equals("GET")) {
            response.setHeader("Refresh", String.valueOf(SECONDS));
        }
        write(response, key);
    }
}
