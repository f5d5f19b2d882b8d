package bellbird.portal.access;

import bellbird.identity.RealmClients;
import bellbird.kernel.error.Outage;
import bellbird.kernel.tenant.TenantProfile;
import bellbird.kernel.tenant.TenantProfiles;
import bellbird.tenancy.Installation;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.wildfly.security.http.oidc.OidcClientConfiguration;
import org.wildfly.security.http.oidc.OidcClientConfigurationBuilder;
import org.wildfly.security.http.oidc.OidcClientConfigurationResolver;
import org.wildfly.security.http.oidc.OidcHttpFacade;

/**
 * Answers, for every request, which realm and which client of it sign people in: the host names the
 * realm, the path names the client ({@code /login/care/…}, {@code /login/staff/…}, {@code /api/…}),
 * and between logins the cookie {@link LoginClient#COOKIE} remembers the client that did it.
 */
public class RealmResolver implements OidcClientConfigurationResolver {

    private record Key(String realm, String client) {}

    private final Map<Key, OidcClientConfiguration> configurations = new ConcurrentHashMap<>();
    private final OidcClientConfiguration nobody = new OidcClientConfiguration();

    @Override
    public OidcClientConfiguration resolve(OidcHttpFacade.Request request) {
        try {
            return find(request);
        } catch (RuntimeException e) {
            if (Outage.in(e)) {
                return nobody; // the door says so
            }
            throw e;
        }
    }

    private OidcClientConfiguration find(OidcHttpFacade.Request request) {
        URI address = URI.create(request.getURI());
        if (address.getRawQuery() != null && address.getRawQuery().contains("access_token=")) {
            return nobody; // a token in an address is in logs and histories
        }
        Installation installation = Installation.current();
        if (installation.isSiteHost(address.getHost())) {
            return address.getPath().startsWith("/api/")
                    ? nobody
                    : configuration(RealmClients.PLATFORM_REALM, RealmClients.PLATFORM);
        }
        Optional<TenantProfile> tenant =
                installation
                        .shortNameOf(address.getHost())
                        .flatMap(CDI.current().select(TenantProfiles.class).get()::byShortName);
        if (tenant.isEmpty()) {
            return nobody;
        }
        return configuration(tenant.get().shortName(), client(request, address.getPath()));
    }

    private static String client(OidcHttpFacade.Request request, String path) {
        if (path.startsWith("/api/")) {
            return RealmClients.API;
        }
        OidcHttpFacade.Cookie cookie = request.getCookie(LoginClient.COOKIE);
        return LoginClient.ofLoginPath(path)
                .or(() -> LoginClient.ofCookie(cookie == null ? "" : cookie.getValue()))
                .orElse(LoginClient.STAFF)
                .clientId();
    }

    private OidcClientConfiguration configuration(String realm, String client) {
        Key key = new Key(realm, client);
        OidcClientConfiguration known = configurations.get(key);
        if (known != null) {
            return known;
        }
        Optional<String> secret =
                CDI.current().select(RealmClients.class).get().secret(realm, client);
        if (secret.isEmpty()) {
            return nobody;
        }
        return configurations.computeIfAbsent(key, k -> build(k, secret.get()));
    }

    private static OidcClientConfiguration build(Key key, String secret) {
        var json =
                Json.createObjectBuilder()
                        .add("provider-url", Installation.current().issuer(key.realm()))
                        .add("client-id", key.client())
                        .add("ssl-required", "none")
                        .add("principal-attribute", "preferred_username")
                        .add("verify-token-audience", true)
                        .add("credentials", Json.createObjectBuilder().add("secret", secret))
                        .add("enable-pkce", true);
        if (key.client().equals(RealmClients.API)) {
            json.add("bearer-only", true);
        }
        byte[] bytes = json.build().toString().getBytes(StandardCharsets.UTF_8);
        return OidcClientConfigurationBuilder.build(new ByteArrayInputStream(bytes));
    }
}
