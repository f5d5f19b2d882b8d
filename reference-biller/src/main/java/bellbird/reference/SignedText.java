package bellbird.reference;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * What a JSON Web Signature holds, once it fits: RFC 7515 in the flattened JSON form, Ed25519.
 *
 * @param key thumbprint of the signing key (RFC 7638); compare it with the one you were told
 */
record SignedText(String payload, String key) {

    /** What stands before the 32 bytes of an Ed25519 key in X.509. */
    private static final String X509 = "302a300506032b6570032100";

    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    /**
     * @throws IllegalArgumentException if it is no such signature, or does not fit
     */
    static SignedText verified(String signed) {
        try {
            JsonObject parts = json(signed);
            String head = parts.getString("protected");
            String body = parts.getString("payload");
            JsonObject header = json(text(head));
            JsonObject jwk = header.getJsonObject("jwk");
            if (!header.getString("alg").equals("EdDSA")
                    || !jwk.getString("crv").equals("Ed25519")) {
                throw new IllegalArgumentException("not signed with Ed25519");
            }
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(key(jwk.getString("x")));
            signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
            if (!signature.verify(BASE64.decode(parts.getString("signature")))) {
                throw new IllegalArgumentException("the signature does not fit");
            }
            return new SignedText(text(body), thumbprint(jwk.getString("x")));
        } catch (GeneralSecurityException | NullPointerException | ClassCastException e) {
            throw new IllegalArgumentException("not a signed proof", e);
        } catch (jakarta.json.JsonException e) {
            throw new IllegalArgumentException("not a signed proof", e);
        }
    }

    private static PublicKey key(String raw) throws GeneralSecurityException {
        byte[] prefix = HexFormat.of().parseHex(X509);
        byte[] point = BASE64.decode(raw);
        byte[] encoded = new byte[prefix.length + point.length];
        System.arraycopy(prefix, 0, encoded, 0, prefix.length);
        System.arraycopy(point, 0, encoded, prefix.length, point.length);
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static String thumbprint(String raw) throws GeneralSecurityException {
        String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + raw + "\"}";
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        MessageDigest.getInstance("SHA-256")
                                .digest(jwk.getBytes(StandardCharsets.UTF_8)));
    }

    private static JsonObject json(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }

    private static String text(String encoded) {
        return new String(BASE64.decode(encoded), StandardCharsets.UTF_8);
    }
}
