package bellbird.identity;

import jakarta.json.Json;
import jakarta.json.JsonObject;

/** Ways a person proves who they are, as the realm takes them over. */
public final class Credentials {

    private Credentials() {}

    /** A password as typed; goes to the realm and nowhere else. */
    public static JsonObject password(String password) {
        return Json.createObjectBuilder()
                .add("type", "password")
                .add("value", password)
                .add("temporary", false)
                .build();
    }

    /**
     * A password that is known by its hash only.
     *
     * @param algorithm as Keycloak names it
     * @param salt and {@code value} in Base64
     */
    public static JsonObject hashedPassword(
            String algorithm, int iterations, String salt, String value) {
        JsonObject data =
                Json.createObjectBuilder()
                        .add("hashIterations", iterations)
                        .add("algorithm", algorithm)
                        .add("additionalParameters", Json.createObjectBuilder())
                        .build();
        JsonObject secret =
                Json.createObjectBuilder()
                        .add("value", value)
                        .add("salt", salt)
                        .add("additionalParameters", Json.createObjectBuilder())
                        .build();
        return Json.createObjectBuilder()
                .add("type", "password")
                .add("credentialData", data.toString())
                .add("secretData", secret.toString())
                .build();
    }
}
