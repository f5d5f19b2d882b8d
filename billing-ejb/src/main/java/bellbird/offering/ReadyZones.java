package bellbird.offering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Roaming zones that many plans have, so that nobody types their networks. */
public final class ReadyZones {

    private ReadyZones() {}

    /**
     * The countries of the European Union and the European Economic Area, where use costs what it
     * costs at home (Regulation (EU) 2022/612); France with its overseas departments.
     *
     * @param name of the zone, for people
     * @param home country of the operator, ISO 3166-1 alpha-2, which is no roaming
     */
    public static RoamingZone european(String name, String home) {
        return new RoamingZone(
                name,
                rows().stream()
                        .filter(row -> !row[0].equals(home))
                        .map(row -> new RoamingZone.Network(row[1], null))
                        .toList());
    }

    private static List<String[]> rows() {
        try (InputStream file = ReadyZones.class.getResourceAsStream("eu-roaming.csv")) {
            return new String(
                            Objects.requireNonNull(file).readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
