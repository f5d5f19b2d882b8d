package bellbird.portal.access;

import bellbird.identity.RealmClients;
import bellbird.kernel.error.Outage;
import bellbird.kernel.security.Roles;
import bellbird.kernel.tenant.CurrentTenant;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.IdentityHealth;
import bellbird.tenancy.Installation;
import bellbird.tenancy.LogContext;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.wildfly.security.http.oidc.OidcPrincipal;

/**
 * The door of every request. Unknown hosts do not exist; a session stays on its host; a person's
 * token must come from the host's own realm; pages of a tenant want a person; then the request runs
 * in the tenant of its host.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HostFilter extends HttpFilter {

    private static final long serialVersionUID = 1;

    /** Session attribute: begun on a page that is open without sign-in. */
    static final String GUEST = "bellbird.guest";

    private static final String HOST = "bellbird.host";

    private static final System.Logger LOG = System.getLogger(HostFilter.class.getName());

    @Inject private transient TenantProfiles tenants;
    @Inject private transient IdentityHealth signIn;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            enter(request, response, chain);
        } catch (RuntimeException | ServletException e) {
            if (!Outage.in(e) || response.isCommitted()) {
                throw e;
            }
            LOG.log(Level.WARNING, "request failed in an outage: {0}", e.getMessage());
            response.reset();
            ResponseHeaders.set(request, response);
            PlainPage.unavailable(request, response, "access.outage");
        }
    }

    private void enter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String host = request.getServerName();
        Installation installation = Installation.current();
        ResponseHeaders.set(request, response);
        boolean site = installation.isSiteHost(host);
        Optional<TenantProfile> tenant =
                site
                        ? Optional.empty()
                        : installation.shortNameOf(host).flatMap(tenants::byShortName);
        HttpSession session = request.getSession(false);
        if (!site && tenant.isEmpty()) {
            if (session != null && bind(session, host)) {
                session.invalidate(); // the tenant was there and is suspended
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (RequestSource.isForged(request, installation.originOf(host))) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (session != null && !bind(session, host)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        String realm = tenant.map(TenantProfile::shortName).orElse(RealmClients.PLATFORM_REALM);
        if (request.getUserPrincipal() != null && !issuedBy(request, realm)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (request.getUserPrincipal() == null
                && !mayPassUnknown(request, response, session, tenant.isPresent())) {
            return;
        }
        boolean document = request.getParameter("v-r") == null;
        if (tenant.isPresent() && document && request.getRequestURI().equals("/")) {
            response.sendRedirect(home(request));
            return;
        }
        RequestOrigin.run(
                request.getRemoteAddr(),
                () -> {
                    if (tenant.isPresent()) {
                        CurrentTenant.<@Nullable Object, Exception>call(
                                tenant.get().id(),
                                () -> {
                                    try (LogContext named =
                                            LogContext.tenant(tenant.get().id().code())) {
                                        chain.doFilter(request, response);
                                    }
                                    return null;
                                });
                    } else {
                        chain.doFilter(request, response);
                    }
                });
    }

    /** Whether the session belongs to this host; the first host it is used on keeps it. */
    private static boolean bind(HttpSession session, String host) {
        Object home = session.getAttribute(HOST);
        if (home == null) {
            session.setAttribute(HOST, host);
            return true;
        }
        return home.equals(host);
    }

    private static boolean issuedBy(HttpServletRequest request, String realm) {
        return request.getUserPrincipal() instanceof OidcPrincipal<?> person
                && Installation.current()
                        .issuer(realm)
                        .equals(person.getOidcSecurityContext().getToken().getIssuer());
    }

    /** Decides for requests without a person; answers those that may not pass. */
    private boolean mayPassUnknown(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable HttpSession session,
            boolean tenant)
            throws IOException {
        String path = request.getRequestURI();
        if (OpenPaths.isAsset(path)) {
            return true;
        }
        boolean expired = session != null && session.getAttribute(SignInServlet.SIGNED_IN) != null;
        boolean guest = session != null && session.getAttribute(GUEST) != null;
        if (guest && !expired && "init".equals(request.getParameter("v-r"))) {
            return true;
        }
        if (internal(request)) {
            if (!expired && (guest || !tenant)) {
                return true;
            }
            if (session != null) {
                session.invalidate();
            }
            if ("uidl".equals(request.getParameter("v-r"))) {
                response.setContentType("application/json;charset=UTF-8");
                response.getWriter().write("{\"meta\":{\"sessionExpired\":true}}");
                return false;
            }
            return true;
        }
        if (tenant ? OpenPaths.isOpenAtTenant(path) : OpenPaths.isOpenAtSite(path)) {
            if (tenant && OpenPaths.isGuestPage(path)) {
                request.getSession().setAttribute(HOST, request.getServerName());
                request.getSession().setAttribute(GUEST, true);
            }
            return true;
        }
        if (!request.getMethod().equals("GET")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return false;
        }
        String query = request.getQueryString();
        String target = query == null ? path : path + "?" + query;
        LoginClient door = tenant ? LoginClient.forTarget(path) : LoginClient.PLATFORM;
        response.setHeader("Cache-Control", "no-store");
        if (signIn.reachable()) {
            if (isPage(request)) {
                WantedPage.remember(response, target);
            }
            response.sendRedirect(door.loginPath());
        } else {
            PlainPage.unavailable(request, response, "access.signInDown");
        }
        return false;
    }

    /** A picture or a script that a page asks for is nothing to come back to. */
    private static boolean isPage(HttpServletRequest request) {
        String wanted = request.getHeader("Sec-Fetch-Dest");
        return wanted == null || wanted.equals("document");
    }

    /** A person at the tenant's bare host goes where their work is. */
    private static String home(HttpServletRequest request) {
        if (request.isUserInRole(Roles.BILLING_CLERK)
                || request.isUserInRole(Roles.PRODUCT_MANAGER)) {
            return "/operator";
        }
        return request.isUserInRole(Roles.SUPPORT_AGENT) ? "/desk" : "/care";
    }

    /** Vaadin's own traffic: never a document. */
    private static boolean internal(HttpServletRequest request) {
        String kind = request.getParameter("v-r");
        String path = request.getRequestURI();
        return (kind != null && !kind.equals("init"))
                || path.startsWith("/VAADIN/push")
                || path.startsWith("/VAADIN/dynamic");
    }
}
