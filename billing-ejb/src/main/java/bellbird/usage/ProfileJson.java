package bellbird.usage;

import bellbird.offering.UsageType;
import bellbird.usage.FeedProfile.AmbiguousHour;
import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FeedProfile.Limits;
import bellbird.usage.FeedProfile.Trailer;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A feed profile as the JSON that is stored. */
final class ProfileJson {

    private ProfileJson() {}

    static String write(FeedProfile profile) {
        JsonObjectBuilder json =
                Json.createObjectBuilder()
                        .add("format", "csv")
                        .add("delimiter", String.valueOf(profile.delimiter()))
                        .add("charset", profile.charset().name())
                        .add("header", profile.header())
                        .add("zone", profile.zone().getId())
                        .add("ambiguousHour", profile.ambiguousHour().name())
                        .add("decimalSign", String.valueOf(profile.decimalSign()))
                        .add("outgoing", words(profile.outgoing()))
                        .add("incoming", words(profile.incoming()));
        if (profile.trailer() != null) {
            json.add(
                    "trailer",
                    Json.createObjectBuilder()
                            .add("marker", profile.trailer().marker())
                            .add("countColumn", profile.trailer().countColumn()));
        }
        if (profile.timePattern() != null) {
            json.add("timePattern", profile.timePattern());
        }
        if (profile.grouping() != null) {
            json.add("grouping", String.valueOf(profile.grouping()));
        }
        JsonObjectBuilder columns = Json.createObjectBuilder();
        for (Field field : Field.values()) {
            String column = profile.columns().get(field);
            if (column != null) {
                columns.add(field.name(), column);
            }
        }
        JsonObjectBuilder services = Json.createObjectBuilder();
        profile.services().forEach((service, names) -> services.add(service.name(), words(names)));
        Limits limits = profile.limits();
        return json.add("columns", columns)
                .add("services", services)
                .add(
                        "limits",
                        Json.createObjectBuilder()
                                .add("longestSeconds", limits.longestSeconds())
                                .add("mostBytes", limits.mostBytes())
                                .add("oldestDays", limits.oldestDays())
                                .add("futureMinutes", limits.futureMinutes())
                                .add("fileMegabytes", limits.fileMegabytes())
                                .add("lineCharacters", limits.lineCharacters()))
                .build()
                .toString();
    }

    static FeedProfile read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new FeedProfile(
                    json.getString("delimiter").charAt(0),
                    Charset.forName(json.getString("charset")),
                    json.getBoolean("header"),
                    json.containsKey("trailer") ? trailer(json.getJsonObject("trailer")) : null,
                    ZoneId.of(json.getString("zone")),
                    AmbiguousHour.valueOf(json.getString("ambiguousHour")),
                    json.getString("timePattern", null),
                    json.getString("decimalSign").charAt(0),
                    json.containsKey("grouping") ? json.getString("grouping").charAt(0) : null,
                    columns(json.getJsonObject("columns")),
                    services(json.getJsonObject("services")),
                    words(json, "outgoing"),
                    words(json, "incoming"),
                    limits(json.getJsonObject("limits")));
        }
    }

    private static Trailer trailer(JsonObject json) {
        return new Trailer(json.getString("marker"), json.getInt("countColumn"));
    }

    private static Limits limits(JsonObject json) {
        return new Limits(
                json.getJsonNumber("longestSeconds").longValueExact(),
                json.getJsonNumber("mostBytes").longValueExact(),
                json.getInt("oldestDays"),
                json.getInt("futureMinutes"),
                json.getInt("fileMegabytes"),
                json.getInt("lineCharacters"));
    }

    private static Map<Field, String> columns(JsonObject json) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        json.keySet().forEach(name -> columns.put(Field.valueOf(name), json.getString(name)));
        return columns;
    }

    private static Map<UsageType, Set<String>> services(JsonObject json) {
        Map<UsageType, Set<String>> services = new EnumMap<>(UsageType.class);
        json.keySet().forEach(name -> services.put(UsageType.valueOf(name), words(json, name)));
        return services;
    }

    private static Set<String> words(JsonObject json, String name) {
        return json.getJsonArray(name).getValuesAs(JsonString::getString).stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static JsonArrayBuilder words(Collection<String> words) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        new TreeSet<>(words).forEach(array::add);
        return array;
    }
}
