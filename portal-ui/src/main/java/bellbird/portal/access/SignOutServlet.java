package bellbird.portal.access;

import bellbird.tenancy.Installation;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.wildfly.security.http.oidc.OidcPrincipal;

/** {@code /logout} ends the session here and at the realm, then shows {@code /bye}. */
@WebServlet("/logout")
public class SignOutServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String bye = Installation.current().originOf(request.getServerName()) + "/bye";
        String target = bye;
        if (request.getUserPrincipal() instanceof OidcPrincipal<?> person) {
            var context = person.getOidcSecurityContext();
            String idToken = context.getIDTokenString();
            if (idToken != null) {
                target =
                        context.getToken().getIssuer()
                                + "/protocol/openid-connect/logout?id_token_hint="
                                + idToken
                                + "&post_logout_redirect_uri="
                                + URLEncoder.encode(bye, StandardCharsets.UTF_8);
            }
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(target);
    }
}
