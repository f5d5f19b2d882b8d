package bellbird.identity;

import bellbird.kernel.security.Roles;
import bellbird.tenancy.Installation;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A realm as it is born: the security rules of {@code identity/realm.json}, roles, and clients
 * whose addresses and secrets are this realm's alone.
 */
final class RealmTemplate {

    private final Installation installation;
    private final UnaryOperator<String> secretOf;

    /**
     * @param secretOf secret of a client id
     */
    RealmTemplate(Installation installation, UnaryOperator<String> secretOf) {
        this.installation = installation;
        this.secretOf = secretOf;
    }

    /** The realm of a tenant: staff, care, API, and a machine of its own. */
    JsonObject tenant(String shortName, String company) {
        String base = installation.tenantUrl(shortName);
        return realm(shortName, company)
                .add(
                        "roles",
                        roles(
                                List.of(
                                        Roles.BILLING_CLERK,
                                        Roles.PRODUCT_MANAGER,
                                        Roles.SUPPORT_AGENT,
                                        Roles.SUBSCRIBER,
                                        Roles.API),
                                List.of(
                                        Roles.BILLING_CLERK,
                                        Roles.PRODUCT_MANAGER,
                                        Roles.SUPPORT_AGENT)))
                .add(
                        "clients",
                        Json.createArrayBuilder()
                                .add(browser(RealmClients.STAFF, base, "/login/staff"))
                                .add(browser(RealmClients.CARE, base, "/login/care"))
                                .add(audience())
                                .add(machine()))
                .add("users", Json.createArrayBuilder().add(machineAccount()))
                .build();
    }

    /** The realm of the platform's own staff. */
    JsonObject platform() {
        return realm(RealmClients.PLATFORM_REALM, "Bellbird")
                .add("roles", roles(List.of(Roles.PLATFORM), List.of()))
                .add(
                        "clients",
                        Json.createArrayBuilder()
                                .add(
                                        browser(
                                                RealmClients.PLATFORM,
                                                installation.siteUrl(),
                                                "/login/platform")))
                .build();
    }

    private JsonObjectBuilder realm(String name, String displayName) {
        JsonObjectBuilder realm = Json.createObjectBuilder(rules());
        return realm.add("realm", name)
                .add("displayName", displayName)
                .add("webAuthnPolicyRpEntityName", displayName)
                .add("webAuthnPolicyPasswordlessRpEntityName", displayName)
                .add("smtpServer", smtp(displayName));
    }

    private static JsonObject rules() {
        try (InputStream json = RealmTemplate.class.getResourceAsStream("/identity/realm.json");
                JsonReader reader = Json.createReader(json)) {
            return reader.readObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonObjectBuilder smtp(String displayName) {
        boolean login = !installation.smtpUser().isEmpty();
        JsonObjectBuilder smtp =
                Json.createObjectBuilder()
                        .add("host", installation.smtpHost())
                        .add("port", String.valueOf(installation.smtpPort()))
                        .add("from", installation.mailFrom())
                        .add("fromDisplayName", displayName)
                        .add("auth", String.valueOf(login))
                        .add("starttls", String.valueOf(login))
                        .add("ssl", "false");
        return login
                ? smtp.add("user", installation.smtpUser())
                        .add("password", installation.smtpPassword())
                : smtp;
    }

    private static JsonObjectBuilder roles(List<String> names, List<String> ofOwner) {
        JsonArrayBuilder realm = Json.createArrayBuilder();
        names.forEach(name -> realm.add(Json.createObjectBuilder().add("name", name)));
        if (!ofOwner.isEmpty()) {
            realm.add(
                    Json.createObjectBuilder()
                            .add("name", Roles.OWNER)
                            .add("composite", true)
                            .add(
                                    "composites",
                                    Json.createObjectBuilder()
                                            .add("realm", Json.createArrayBuilder(ofOwner))));
        }
        return Json.createObjectBuilder().add("realm", realm);
    }

    private JsonObjectBuilder browser(String id, String base, String path) {
        return Json.createObjectBuilder()
                .add("clientId", id)
                .add("enabled", true)
                .add("protocol", "openid-connect")
                .add("publicClient", false)
                .add("secret", secretOf.apply(id))
                .add("standardFlowEnabled", true)
                .add("implicitFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("serviceAccountsEnabled", false)
                .add("rootUrl", base)
                .add("baseUrl", base + "/")
                .add("redirectUris", Json.createArrayBuilder().add(base + path))
                .add("webOrigins", Json.createArrayBuilder())
                .add(
                        "attributes",
                        Json.createObjectBuilder()
                                .add("pkce.code.challenge.method", "S256")
                                .add("post.logout.redirect.uris", base + "/bye"))
                .add("protocolMappers", Json.createArrayBuilder().add(audienceMapper(id)));
    }

    /** Bearer tokens must be meant for this client; it cannot sign in. */
    private JsonObjectBuilder audience() {
        return Json.createObjectBuilder()
                .add("clientId", RealmClients.API)
                .add("enabled", true)
                .add("protocol", "openid-connect")
                .add("publicClient", false)
                .add("secret", secretOf.apply(RealmClients.API))
                .add("standardFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("serviceAccountsEnabled", false);
    }

    private JsonObjectBuilder machine() {
        return Json.createObjectBuilder()
                .add("clientId", RealmClients.MACHINE)
                .add("enabled", true)
                .add("protocol", "openid-connect")
                .add("publicClient", false)
                .add("secret", secretOf.apply(RealmClients.MACHINE))
                .add("standardFlowEnabled", false)
                .add("directAccessGrantsEnabled", false)
                .add("serviceAccountsEnabled", true)
                .add(
                        "protocolMappers",
                        Json.createArrayBuilder().add(audienceMapper(RealmClients.API)));
    }

    private static JsonObjectBuilder machineAccount() {
        return Json.createObjectBuilder()
                .add("username", "service-account-" + RealmClients.MACHINE)
                .add("enabled", true)
                .add("serviceAccountClientId", RealmClients.MACHINE)
                .add("realmRoles", Json.createArrayBuilder().add(Roles.API));
    }

    private static JsonObjectBuilder audienceMapper(String client) {
        return Json.createObjectBuilder()
                .add("name", "audience-" + client)
                .add("protocol", "openid-connect")
                .add("protocolMapper", "oidc-audience-mapper")
                .add(
                        "config",
                        Json.createObjectBuilder()
                                .add("included.client.audience", client)
                                .add("access.token.claim", "true")
                                .add("id.token.claim", "false"));
    }
}
