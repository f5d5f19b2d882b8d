package bellbird.resource;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whose a mobile country code is (Recommendation ITU-T E.212). */
public final class MobileCountries {

    /** ISO 3166-1 alpha-2 by mobile country code. */
    private static final SortedMap<String, String> COUNTRIES = read();

    private MobileCountries() {}

    /**
     * @param mcc three digits
     * @return ISO 3166-1 alpha-2; null of codes without a country, as at sea
     */
    static @Nullable String of(String mcc) {
        return COUNTRIES.get(mcc);
    }

    /**
     * @param country ISO 3166-1 alpha-2
     * @return its mobile country codes, three digits each, in their order
     */
    public static List<String> codes(String country) {
        return COUNTRIES.entrySet().stream()
                .filter(code -> code.getValue().equals(country))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static SortedMap<String, String> read() {
        try (InputStream file = MobileCountries.class.getResourceAsStream("mobile-countries.csv")) {
            return new TreeMap<>(
                    new String(
                                    Objects.requireNonNull(file).readAllBytes(),
                                    StandardCharsets.US_ASCII)
                            .lines()
                            .skip(1)
                            .map(line -> line.split(",", -1))
                            .collect(Collectors.toMap(row -> row[1], row -> row[0])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
