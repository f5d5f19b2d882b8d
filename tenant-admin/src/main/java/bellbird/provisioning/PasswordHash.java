package bellbird.provisioning;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as the realm can take it over: PBKDF2 with SHA-512. So a sign-up survives a kill
 * without anybody keeping the password.
 *
 * @param salt and {@code value} in Base64
 */
record PasswordHash(int iterations, String salt, String value) {

    static final String ALGORITHM = "pbkdf2-sha512";

    private static final int ITERATIONS = 210_000;
    private static final int BITS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    static PasswordHash of(String password) {
        byte[] salt = new byte[16];
        RANDOM.nextBytes(salt);
        PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, ITERATIONS, BITS);
        try {
            byte[] value =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
                            .generateSecret(key)
                            .getEncoded();
            Base64.Encoder base64 = Base64.getEncoder();
            return new PasswordHash(
                    ITERATIONS, base64.encodeToString(salt), base64.encodeToString(value));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } finally {
            key.clearPassword();
        }
    }

    String text() {
        return iterations + ":" + salt + ":" + value;
    }

    static PasswordHash parse(String text) {
        String[] parts = text.split(":", 3);
        return new PasswordHash(Integer.parseInt(parts[0]), parts[1], parts[2]);
    }
}
