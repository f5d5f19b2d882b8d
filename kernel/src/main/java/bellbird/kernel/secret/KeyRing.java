package bellbird.kernel.secret;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys by name. The first seals, all of them open, so a new key is put in front and the old one
 * taken away when nothing is sealed with it any more. AES-256-GCM; the place of a secret is
 * authenticated with it, so that a sealed value moved to another row does not open.
 *
 * <p>Sealed text: {@code sealed:<key name>:<base64 of nonce, ciphertext and tag>}.
 */
public final class KeyRing implements Secrets {

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final Pattern SEALED = Pattern.compile("sealed:([a-z0-9-]{1,20}):(.+)");
    private static final Pattern CONFIGURED = Pattern.compile("([a-z0-9-]{1,20}):(\\S+)");
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<String, SecretKey> keys;
    private final String current;

    private KeyRing(Map<String, SecretKey> keys) {
        this.keys = keys;
        this.current = keys.keySet().iterator().next();
    }

    /**
     * @param configured {@code name:base64 of 32 bytes}, several by commas, the current one first
     * @throws IllegalArgumentException if a key is missing or malformed; says which, never shows it
     */
    public static KeyRing parse(String configured) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String entry : configured.strip().split("\\s*,\\s*")) {
            Matcher key = CONFIGURED.matcher(entry);
            if (!key.matches()) {
                throw new IllegalArgumentException("a key is not written as name:base64");
            }
            SecretKey value = key(key.group(1), key.group(2));
            if (keys.put(key.group(1), value) != null) {
                throw new IllegalArgumentException("two keys are named " + key.group(1));
            }
        }
        return new KeyRing(keys);
    }

    /** The ring of a stack on one machine: everybody knows its key, nobody else may use it. */
    public static KeyRing ofLocalStack() {
        try {
            byte[] known =
                    MessageDigest.getInstance("SHA-256")
                            .digest("bellbird on one machine".getBytes(StandardCharsets.UTF_8));
            return new KeyRing(Map.of("demo", new SecretKeySpec(known, "AES")));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SecretKey key(String name, String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("key " + name + " is not base64", e);
        }
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException("key " + name + " has not 32 bytes");
        }
        return new SecretKeySpec(bytes, "AES");
    }

    /** Name of the key that seals. */
    public String current() {
        return current;
    }

    /** Whether any of the other's keys is on this ring, whatever its name. */
    public boolean sharesKeyWith(KeyRing other) {
        return keys.values().stream().anyMatch(other.keys::containsValue);
    }

    /** Whether it is sealed and with the current key. */
    public boolean isCurrent(String text) {
        Matcher sealed = SEALED.matcher(text);
        return sealed.matches() && sealed.group(1).equals(current);
    }

    public static boolean isSealed(String text) {
        return SEALED.matcher(text).matches();
    }

    @Override
    public String seal(String place, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        byte[] secret =
                apply(
                        Cipher.ENCRYPT_MODE,
                        current,
                        nonce,
                        place,
                        plain.getBytes(StandardCharsets.UTF_8));
        byte[] both = Arrays.copyOf(nonce, NONCE_BYTES + secret.length);
        System.arraycopy(secret, 0, both, NONCE_BYTES, secret.length);
        return "sealed:" + current + ":" + Base64.getEncoder().encodeToString(both);
    }

    @Override
    public String open(String place, String sealed) {
        Matcher parts = SEALED.matcher(sealed);
        if (!parts.matches()) {
            throw new IllegalStateException("the secret of " + place + " is not sealed");
        }
        byte[] both = Base64.getDecoder().decode(parts.group(2));
        byte[] plain =
                apply(
                        Cipher.DECRYPT_MODE,
                        parts.group(1),
                        Arrays.copyOf(both, NONCE_BYTES),
                        place,
                        Arrays.copyOfRange(both, NONCE_BYTES, both.length));
        return new String(plain, StandardCharsets.UTF_8);
    }

    private byte[] apply(int mode, String name, byte[] nonce, String place, byte[] input) {
        SecretKey key = keys.get(name);
        if (key == null) {
            throw new IllegalStateException(
                    "the secret of " + place + " is sealed with key " + name + ", not configured");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the secret of " + place + " does not open", e);
        }
    }
}
