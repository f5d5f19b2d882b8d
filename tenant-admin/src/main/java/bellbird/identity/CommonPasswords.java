package bellbird.identity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What people type first when a length is asked for: obvious words with years and signs, words
 * doubled, keys in a row. The realm holds the same file; this one is for passwords that reach the
 * realm as a hash.
 */
public final class CommonPasswords {

    /** Longer than the realm's least length, in lower case, one a line. */
    private static final String FILE = "/identity/common-passwords.txt";

    private static final Set<String> ALL = read();

    private CommonPasswords() {}

    public static boolean contains(String password) {
        return ALL.contains(password.toLowerCase(Locale.ROOT));
    }

    private static Set<String> read() {
        try (InputStream file =
                        Objects.requireNonNull(CommonPasswords.class.getResourceAsStream(FILE));
                BufferedReader lines =
                        new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
