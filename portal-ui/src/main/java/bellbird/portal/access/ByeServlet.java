package bellbird.portal.access;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.ResourceBundle;

/** Says that one is signed out, without starting a session. */
@WebServlet("/bye")
public class ByeServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
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
                        </head><body><main><h1>%1$s</h1><p>%2$s</p><p><a href="/">%3$s</a></p>\
                        </main></body></html>
                        """,
                        texts.getString("access.bye.title"),
                        texts.getString("access.bye.text"),
                        texts.getString("access.bye.again"));
    }
}
