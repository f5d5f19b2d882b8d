package bellbird.portal.metrics;

import bellbird.kernel.tenant.CurrentTenant;
import bellbird.tenancy.Installation;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * {@code /metrics} of the public host, for whoever shows the configured token. The server's own
 * figures (pools, memory, requests) are on its management port.
 */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final PrometheusTextFormatWriter FORMAT =
            PrometheusTextFormatWriter.builder().build();

    @Inject private transient ProductFigures figures;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String token = Installation.current().metricsToken();
        if (CurrentTenant.find().isPresent() || token.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (!shows(request.getHeader("Authorization"), token)) {
            response.setHeader("WWW-Authenticate", "Bearer");
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        response.setContentType(FORMAT.getContentType());
        FORMAT.write(response.getOutputStream(), figures.read());
    }

    /** Takes as long for a wrong token as for a right one. */
    private static boolean shows(@Nullable String header, String token) {
        return header != null
                && MessageDigest.isEqual(
                        header.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}
