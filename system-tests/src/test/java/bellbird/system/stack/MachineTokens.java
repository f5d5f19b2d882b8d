package bellbird.system.stack;

import bellbird.local.LocalStack;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Genuine tokens of programs, as Keycloak gives them. */
public final class MachineTokens {

    private static final String PROVISIONING = "bellbird-provisioning";

    private final LocalStack stack;
    private final HttpClient http;

    public MachineTokens(LocalStack stack, HttpClient http) {
        this.stack = stack;
        this.http = http;
    }

    /** Of the operator's own machine. */
    public String of(String realm) {
        String path = "/admin/realms/%s/clients?clientId=bellbird-machine".formatted(realm);
        String secret =
                JsonParser.parseString(send(admin(path).GET()))
                        .getAsJsonArray()
                        .get(0)
                        .getAsJsonObject()
                        .get("secret")
                        .getAsString();
        return token(realm, "bellbird-machine", secret);
    }

    /** Of the installation itself, from the realm that rules the others. */
    public String ofTheInstallation() {
        return token("master", PROVISIONING, stack.provisioningSecret());
    }

    /** Of a program of the operator's realm that is not meant for the API. */
    public String ofAStranger(String realm) {
        JsonObject client = new JsonObject();
        client.addProperty("clientId", "stranger");
        client.addProperty("secret", "stranger-secret");
        client.addProperty("publicClient", false);
        client.addProperty("standardFlowEnabled", false);
        client.addProperty("serviceAccountsEnabled", true);
        send(
                admin("/admin/realms/%s/clients".formatted(realm))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(client.toString())));
        return token(realm, "stranger", "stranger-secret");
    }

    /** Ends the pauses that wrong passwords have brought on everybody of a realm. */
    public void forgetFailures(String realm) {
        send(
                admin("/admin/realms/%s/attack-detection/brute-force/users".formatted(realm))
                        .DELETE());
    }

    private HttpRequest.Builder admin(String path) {
        return HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + path))
                .header("Authorization", "Bearer " + ofTheInstallation());
    }

    private String token(String realm, String client, String secret) {
        String form =
                "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(client, secret);
        JsonElement answer =
                JsonParser.parseString(
                        send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        stack.keycloakUrl()
                                                                + "/realms/"
                                                                + realm
                                                                + "/protocol/openid-connect/token"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(form))));
        return answer.getAsJsonObject().get("access_token").getAsString();
    }

    private String send(HttpRequest.Builder request) {
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2 && response.statusCode() != 409) {
                throw new IllegalStateException(response.statusCode() + " " + response.body());
            }
            return response.body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
