package bellbird.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose a mobile country code is (Recommendation ITU-T E.212). */
final class MobileCountries {

    private static final Map<String, String> COUNTRIES = read();

    private MobileCountries() {}

    /**
     * @param mcc three digits
     * @return ISO 3166-1 alpha-2; null of codes without a country, as at sea
     */
    static @Nullable String of(String mcc) {
        return COUNTRIES.get(mcc);
    }

    private static Map<String, String> read() {
        try (InputStream file = MobileCountries.class.getResourceAsStream("mobile-countries.csv")) {
            return new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .collect(Collectors.toUnmodifiableMap(row -> row[1], row -> row[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
