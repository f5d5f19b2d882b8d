package bellbird.tenancy;

import java.net.URI;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What the operator of this server configured, by environment variables.
 *
 * @param publicUrl of the site, such as {@code http://localhost:8080}; tenants are one label below
 * @param keycloakUrl the same for browsers and for this server
 * @param keycloakClient service account in the realm master with only {@code create-realm}
 * @param smtpHost where mail goes
 * @param mailFrom sender address of all mail; the name before it is the tenant's
 * @param appRole the login role that takes on tenants' roles
 * @param secretKeys {@code name:base64} of the keys that seal stored secrets, the current one first
 * @param alarmEmail who is told when an invariant breaks, besides the tenant's owners; empty for
 *     nobody
 * @param metricsToken what Prometheus sends as bearer token; empty: no metrics of the product
 * @param local a stack on one machine, where demo passwords are allowed
 * @param demo whether a demo tenant is wanted; only on a local stack
 * @param signUpsPerHour from one address; ten times as many from all
 */
public record Installation(
        URI publicUrl,
        String keycloakUrl,
        String keycloakClient,
        String keycloakSecret,
        String smtpHost,
        int smtpPort,
        String smtpUser,
        String smtpPassword,
        String mailFrom,
        String appRole,
        String secretKeys,
        String alarmEmail,
        String metricsToken,
        boolean local,
        boolean demo,
        int signUpsPerHour) {

    /** Says no secret. */
    @Override
    public String toString() {
        return "Installation[" + publicUrl + "]";
    }

    private static final Installation CURRENT = from(System::getenv);

    public static Installation current() {
        return CURRENT;
    }

    static Installation from(UnaryOperator<@Nullable String> environment) {
        var read = new Environment(environment);
        boolean local = read.flag("BELLBIRD_LOCAL");
        return new Installation(
                URI.create(read.text("BELLBIRD_PUBLIC_URL", "http://localhost:8080")),
                read.text("BELLBIRD_KEYCLOAK_URL", "http://localhost:8180"),
                read.text("BELLBIRD_KEYCLOAK_ADMIN_CLIENT", "bellbird-provisioning"),
                read.text("BELLBIRD_KEYCLOAK_ADMIN_SECRET", ""),
                read.text("BELLBIRD_SMTP_HOST", "localhost"),
                Integer.parseInt(read.text("BELLBIRD_SMTP_PORT", "25")),
                read.text("BELLBIRD_SMTP_USER", ""),
                read.text("BELLBIRD_SMTP_PASSWORD", ""),
                read.text("BELLBIRD_MAIL_FROM", "no-reply@bellbird.example"),
                read.text("BELLBIRD_DB_USER", "bellbird_app"),
                read.text("BELLBIRD_SECRET_KEYS", ""),
                read.text("BELLBIRD_ALARM_EMAIL", ""),
                read.text("BELLBIRD_METRICS_TOKEN", ""),
                local,
                local && read.flag("BELLBIRD_DEMO"),
                Integer.parseInt(read.text("BELLBIRD_SIGN_UPS_PER_HOUR", local ? "60" : "6")));
    }

    private record Environment(UnaryOperator<@Nullable String> source) {
        String text(String name, String fallback) {
            String value = source.apply(name);
            return value == null || value.isBlank() ? fallback : value.strip();
        }

        boolean flag(String name) {
            return text(name, "false").equals("true");
        }
    }

    /** Public address of a tenant's host, such as {@code http://acme.localhost:8080}. */
    public String tenantUrl(String shortName) {
        return originOf(shortName + "." + publicUrl.getHost());
    }

    /** Address of the site, without a slash at the end. */
    public String siteUrl() {
        return originOf(publicUrl.getHost());
    }

    /** Scheme, host and port of a host of this installation. */
    public String originOf(String host) {
        String port = publicUrl.getPort() < 0 ? "" : ":" + publicUrl.getPort();
        return publicUrl.getScheme() + "://" + host + port;
    }

    /** Whether people reach it over TLS. */
    public boolean secure() {
        return "https".equals(publicUrl.getScheme());
    }

    public boolean isSiteHost(String host) {
        return host.equals(publicUrl.getHost());
    }

    /** The one label before the public host name, if the host has exactly one. */
    public Optional<String> shortNameOf(String host) {
        String suffix = "." + publicUrl.getHost();
        if (!host.endsWith(suffix)) {
            return Optional.empty();
        }
        String label = host.substring(0, host.length() - suffix.length());
        return label.isEmpty() || label.indexOf('.') >= 0 ? Optional.empty() : Optional.of(label);
    }

    /** Issuer of a realm's tokens. */
    public String issuer(String realm) {
        return keycloakUrl + "/realms/" + realm;
    }
}
