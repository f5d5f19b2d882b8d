package bellbird.bill;

import jakarta.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * A key that signs documents: JSON Web Signatures (RFC 7515) with Ed25519 (RFC 8037), in the
 * flattened JSON form, by the JDK alone.
 *
 * @param id RFC 7638 thumbprint, base64url
 * @param publicKey 32 bytes, base64url
 */
record SigningKey(String id, String publicKey, PrivateKey privateKey) {

    private static final String ALGORITHM = "Ed25519";
    private static final int RAW = 32;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    static SigningKey make(SecureRandom random) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, random);
            KeyPair pair = generator.generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded(); // X.509 ends with the point
            String raw =
                    BASE64.encodeToString(
                            Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length));
            return new SigningKey(thumbprint(raw), raw, pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param pkcs8 base64, as {@link #secret} gave it
     */
    static SigningKey of(String id, String publicKey, String pkcs8) {
        try {
            return new SigningKey(
                    id,
                    publicKey,
                    KeyFactory.getInstance(ALGORITHM)
                            .generatePrivate(
                                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pkcs8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a stored signing key is broken", e);
        }
    }

    /** PKCS #8, base64: to be sealed. */
    String secret() {
        return Base64.getEncoder().encodeToString(privateKey.getEncoded());
    }

    /** The members in the order that RFC 7638 wants. */
    private static String thumbprint(String raw) {
        String jwk = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + raw + "\"}";
        return BASE64.encodeToString(Sha256.of(jwk));
    }

    /** The payload with its signature, as JSON. */
    String sign(String payload) {
        String header =
                Json.createObjectBuilder()
                        .add("alg", "EdDSA")
                        .add("kid", id)
                        .add(
                                "jwk",
                                Json.createObjectBuilder()
                                        .add("kty", "OKP")
                                        .add("crv", ALGORITHM)
                                        .add("x", publicKey))
                        .build()
                        .toString();
        String head = encoded(header);
        String body = encoded(payload);
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update((head + "." + body).getBytes(StandardCharsets.US_ASCII));
            return Json.createObjectBuilder()
                    .add("protected", head)
                    .add("payload", body)
                    .add("signature", BASE64.encodeToString(signature.sign()))
                    .build()
                    .toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "SigningKey " + id;
    }
}
