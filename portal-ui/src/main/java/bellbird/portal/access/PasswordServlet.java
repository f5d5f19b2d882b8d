package bellbird.portal.access;

import bellbird.tenancy.Installation;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * {@code /password} leads to the realm's own form for a new password, which asks for the old one
 * first. The code it sends back is not used: whoever returns is signed in already.
 */
@WebServlet("/password")
public class PasswordServlet extends HttpServlet {

    private static final long serialVersionUID = 1;

    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!(request.getUserPrincipal() instanceof OidcPrincipal<?> person)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Installation installation = Installation.current();
        String host = request.getServerName();
        LoginClient door =
                installation.isSiteHost(host) ? LoginClient.PLATFORM : LoginClient.of(request);
        response.setHeader("Cache-Control", "no-store");
        response.sendRedirect(
                person.getOidcSecurityContext().getToken().getIssuer()
                        + "/protocol/openid-connect/auth?response_type=code&scope=openid"
                        + "&kc_action=UPDATE_PASSWORD&prompt=login&client_id="
                        + door.clientId()
                        + "&redirect_uri="
                        + encoded(installation.originOf(host) + door.loginPath())
                        + "&code_challenge_method=S256&code_challenge="
                        + digestOfNothingKept());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Nobody knows the verifier, so nobody can use the code. */
    private static String digestOfNothingKept() {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(random));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
