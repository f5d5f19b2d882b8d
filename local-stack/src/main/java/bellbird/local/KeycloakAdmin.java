package bellbird.local;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/**
 * Gives the product its account in Keycloak: a client that may create realms and nothing else, so
 * that it rules exactly the realms it made. Its tokens are lightweight, because ordinary ones grow
 * with every realm.
 */
final class KeycloakAdmin implements AutoCloseable {

    static final String CLIENT = "bellbird-provisioning";
    static final String SECRET = "local-provisioning-secret";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;
    private final String token;

    /** Signs in as the bootstrap administrator. */
    KeycloakAdmin(String url) {
        this.url = url;
        this.token = signIn();
    }

    /** Creates the client unless an earlier run did. */
    void ensureProvisioningClient() {
        if (clients().isEmpty()) {
            post("/clients", provisioningClient());
            String account =
                    get("/clients/" + id(clients().get(0)) + "/service-account-user")
                            .getAsJsonObject()
                            .get("id")
                            .getAsString();
            JsonArray roles = new JsonArray();
            roles.add(get("/roles/create-realm"));
            post("/users/" + account + "/role-mappings/realm", roles);
        }
    }

    private JsonArray clients() {
        return get("/clients?clientId=" + CLIENT).getAsJsonArray();
    }

    private static String id(JsonElement thing) {
        return thing.getAsJsonObject().get("id").getAsString();
    }

    private static JsonObject provisioningClient() {
        JsonObject client = new JsonObject();
        client.addProperty("clientId", CLIENT);
        client.addProperty("secret", SECRET);
        client.addProperty("publicClient", false);
        client.addProperty("standardFlowEnabled", false);
        client.addProperty("directAccessGrantsEnabled", false);
        client.addProperty("serviceAccountsEnabled", true);
        JsonObject attributes = new JsonObject();
        attributes.addProperty("client.use.lightweight.access.token.enabled", "true");
        client.add("attributes", attributes);
        return client;
    }

    private String signIn() {
        HttpRequest request =
                request("/realms/master/protocol/openid-connect/token")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(
                                BodyPublishers.ofString(
                                        "grant_type=password&client_id=admin-cli&username=%s&password=%s"
                                                .formatted(
                                                        Keycloak.ADMIN, Keycloak.ADMIN_PASSWORD)))
                        .build();
        return JsonParser.parseString(send(request))
                .getAsJsonObject()
                .get("access_token")
                .getAsString();
    }

    private JsonElement get(String path) {
        return JsonParser.parseString(send(authorised(path).GET().build()));
    }

    private void post(String path, JsonElement body) {
        send(
                authorised(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build());
    }

    private HttpRequest.Builder authorised(String path) {
        return request("/admin/realms/master" + path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path)).timeout(Duration.ofSeconds(60));
    }

    private String send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new StackException(
                        "Keycloak answered %d to %s %s: %s"
                                .formatted(
                                        response.statusCode(),
                                        request.method(),
                                        request.uri(),
                                        response.body()));
            }
            return response.body();
        } catch (IOException e) {
            throw new StackException("Keycloak does not answer at " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while talking to Keycloak.", e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
