package bellbird.offering;

import bellbird.resource.MobileCountries;
import java.util.List;
import java.util.Map;

/** Roaming zones that many plans have, so that nobody types their networks. */
public final class ReadyZones {

    /** The European Union and the European Economic Area, ISO 3166-1 alpha-2. */
    private static final List<String> EUROPEAN =
            List.of(
                    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR",
                    "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT",
                    "RO", "SE", "SI", "SK");

    /** Parts of a country that have mobile country codes, and a country code, of their own. */
    private static final Map<String, List<String>> OVERSEAS =
            Map.of("FR", List.of("GF", "GP", "RE"));

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
                EUROPEAN.stream()
                        .filter(country -> !country.equals(home))
                        .<String>mapMulti(
                                (country, all) -> {
                                    all.accept(country);
                                    OVERSEAS.getOrDefault(country, List.of()).forEach(all);
                                })
                        .flatMap(country -> MobileCountries.codes(country).stream())
                        .map(mcc -> new RoamingZone.Network(mcc, null))
                        .toList());
    }
}
