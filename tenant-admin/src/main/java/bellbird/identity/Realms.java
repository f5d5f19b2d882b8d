package bellbird.identity;

import bellbird.kernel.error.BellbirdException;
import bellbird.tenancy.IdentityHealth;
import bellbird.tenancy.Installation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Realms and their people, over Keycloak's admin interface, as an account that may create realms
 * and rules only those it created.
 */
@ApplicationScoped
public class Realms implements IdentityHealth {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** A person of a realm. */
    public record Person(
            String subject, String email, String name, boolean enabled, boolean emailVerified) {}

    /**
     * @param credential Keycloak's representation of a credential; empty for none
     */
    public record NewPerson(
            String email,
            String name,
            String role,
            boolean emailVerified,
            Optional<JsonObject> credential) {}

    @Inject private RealmClients clients;

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();

    /** Makes the realm of a tenant with its clients; what is there stays. */
    public void createTenant(String shortName, String company) {
        Installation installation = Installation.current();
        create(
                shortName,
                new RealmTemplate(installation, client -> secret(shortName, client))
                        .tenant(shortName, company));
    }

    /** Makes the platform's realm; what is there stays. */
    public void createPlatform() {
        String realm = RealmClients.PLATFORM_REALM;
        create(
                realm,
                new RealmTemplate(Installation.current(), client -> secret(realm, client))
                        .platform());
    }

    private void create(String realm, JsonObject representation) {
        String token = token();
        if (send(token, "GET", "/admin/realms/" + realm, null, 404).statusCode() == 404) {
            send(token, "POST", "/admin/realms", representation, 409);
        }
    }

    private String secret(String realm, String client) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        return clients.keep(
                realm, client, Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    /** Takes a realm away, if it is there. */
    public void delete(String realm) {
        send(token(), "DELETE", "/admin/realms/" + realm, null, 404);
        clients.forget(realm);
    }

    /**
     * Adds a person with one role; one of the same address stays as it is.
     *
     * @return subject id
     */
    public String add(String realm, NewPerson person) {
        String token = token();
        JsonObjectBuilder user =
                Json.createObjectBuilder()
                        .add("username", person.email())
                        .add("email", person.email())
                        .add("firstName", person.name())
                        .add("enabled", true)
                        .add("emailVerified", person.emailVerified());
        person.credential()
                .ifPresent(
                        credential ->
                                user.add("credentials", Json.createArrayBuilder().add(credential)));
        send(token, "POST", "/admin/realms/" + realm + "/users", user.build(), 409);
        String subject = find(token, realm, person.email()).orElseThrow();
        send(
                token,
                "POST",
                "/admin/realms/" + realm + "/users/" + subject + "/role-mappings/realm",
                role(token, realm, person.role()));
        return subject;
    }

    /** Replaces a role given directly, and ends the person's sessions so that it counts. */
    public void changeRole(String realm, String subject, String from, String to) {
        String token = token();
        String user = "/admin/realms/" + realm + "/users/" + subject;
        send(token, "DELETE", user + "/role-mappings/realm", role(token, realm, from));
        send(token, "POST", user + "/role-mappings/realm", role(token, realm, to));
        send(token, "POST", user + "/logout", null);
    }

    /** Takes a person out of the realm, with their sessions; twice is once. */
    public void remove(String realm, String subject) {
        send(token(), "DELETE", "/admin/realms/" + realm + "/users/" + subject, null, 404);
    }

    /** One role as the interface wants it for a mapping: alone in a list. */
    private JsonArray role(String token, String realm, String name) {
        JsonStructure role =
                read(send(token, "GET", "/admin/realms/" + realm + "/roles/" + name, null));
        return Json.createArrayBuilder().add(role).build();
    }

    /** Sets the password a person chose. */
    public void setPassword(String realm, String subject, String password) {
        send(
                token(),
                "PUT",
                "/admin/realms/" + realm + "/users/" + subject + "/reset-password",
                Credentials.password(password));
    }

    /** Subject id of the person with this address. */
    public Optional<String> find(String realm, String email) {
        return find(token(), realm, email);
    }

    private Optional<String> find(String token, String realm, String email) {
        JsonArray found =
                read(send(
                                token,
                                "GET",
                                "/admin/realms/"
                                        + realm
                                        + "/users?exact=true&username="
                                        + URLEncoder.encode(email, StandardCharsets.UTF_8),
                                null))
                        .asJsonArray();
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(found.getJsonObject(0).getString("id"));
    }

    /** People with a role given to them directly. */
    public List<Person> withRole(String realm, String role) {
        JsonArray found =
                read(send(
                                token(),
                                "GET",
                                "/admin/realms/" + realm + "/roles/" + role + "/users?max=1000",
                                null))
                        .asJsonArray();
        return found.getValuesAs(JsonObject.class).stream()
                .map(
                        user ->
                                new Person(
                                        user.getString("id"),
                                        user.getString("email", ""),
                                        user.getString("firstName", ""),
                                        user.getBoolean("enabled", false),
                                        user.getBoolean("emailVerified", false)))
                .toList();
    }

    /** Asks a person by mail to confirm their address; the link then leads to a page of ours. */
    public void sendVerifyEmail(String realm, String subject, String client, String redirect) {
        send(
                token(),
                "PUT",
                "/admin/realms/"
                        + realm
                        + "/users/"
                        + subject
                        + "/send-verify-email?client_id="
                        + client
                        + "&redirect_uri="
                        + URLEncoder.encode(redirect, StandardCharsets.UTF_8),
                null);
    }

    @Override
    public boolean reachable() {
        try {
            return !token().isEmpty();
        } catch (BellbirdException e) {
            return false;
        }
    }

    private String token() {
        Installation installation = Installation.current();
        String form =
                "grant_type=client_credentials&client_id="
                        + URLEncoder.encode(installation.keycloakClient(), StandardCharsets.UTF_8)
                        + "&client_secret="
                        + URLEncoder.encode(installation.keycloakSecret(), StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        installation.issuer("master")
                                                + "/protocol/openid-connect/token"))
                        .timeout(Duration.ofSeconds(20))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build();
        return read(exchange(request)).asJsonObject().getString("access_token");
    }

    private HttpResponse<String> send(
            String token,
            String method,
            String path,
            @Nullable JsonStructure body,
            int... alsoFine) {
        HttpRequest.BodyPublisher publisher =
                body == null
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.ofString(body.toString());
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(Installation.current().keycloakUrl() + path))
                        .timeout(Duration.ofSeconds(40))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build();
        return exchange(request, alsoFine);
    }

    private HttpResponse<String> exchange(HttpRequest request, int... alsoFine) {
        try {
            HttpResponse<String> response =
                    http.send(request, HttpResponse.BodyHandlers.ofString());
            int status = response.statusCode();
            if (status / 100 == 2 || Arrays.stream(alsoFine).anyMatch(s -> s == status)) {
                return response;
            }
            throw BellbirdException.provider(
                    new IOException(
                            request.method()
                                    + " "
                                    + request.uri().getPath()
                                    + " answered "
                                    + status
                                    + " "
                                    + response.body()),
                    "error.identity.unavailable");
        } catch (IOException e) {
            throw BellbirdException.provider(e, "error.identity.unavailable");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw BellbirdException.provider(e, "error.identity.unavailable");
        }
    }

    private static JsonStructure read(HttpResponse<String> response) {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.read();
        }
    }
}
