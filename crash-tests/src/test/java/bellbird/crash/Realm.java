package bellbird.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Adds people to operators' realms, with the product's own account at the identity provider. */
final class Realm {

    private static final String GRANT =
            "grant_type=client_credentials&client_id=bellbird-provisioning&client_secret=local-provisioning-secret";
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final Pattern ID = Pattern.compile("\"id\":\"([^\"]+)\"");

    private final String url;
    private final HttpClient http = HttpClient.newHttpClient();

    Realm(String url) {
        this.url = url;
    }

    /**
     * @return subject id
     */
    String add(String realm, String name, String email, String password, String role) {
        String token =
                first(
                        TOKEN,
                        send(
                                HttpRequest.newBuilder(
                                                URI.create(
                                                        url
                                                                + "/realms/master/protocol/openid-connect/token"))
                                        .header("Content-Type", "application/x-www-form-urlencoded")
                                        .POST(BodyPublishers.ofString(GRANT))));
        String people = "/admin/realms/" + realm + "/users";
        send(
                authorised(token, people)
                        .POST(
                                BodyPublishers.ofString(
                                        """
                                        {"username":"%1$s","email":"%1$s","firstName":"%3$s","enabled":true,
                                         "emailVerified":true,
                                         "credentials":[{"type":"password","value":"%2$s","temporary":false}]}"""
                                                .formatted(email, password, name))));
        String subject =
                first(ID, send(authorised(token, people + "?exact=true&username=" + email).GET()));
        String roles = send(authorised(token, "/admin/realms/" + realm + "/roles/" + role).GET());
        send(
                authorised(token, people + "/" + subject + "/role-mappings/realm")
                        .POST(BodyPublishers.ofString("[" + roles + "]")));
        return subject;
    }

    private HttpRequest.Builder authorised(String token, String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private String send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer + ": " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException(text);
        }
        return found.group(1);
    }
}
