package bellbird.usage;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Locale;
import java.util.Set;

/** A feed's profile as its row keeps it: a {@link ProfileDocument}, or what came before those. */
final class StoredProfile {

    /** Members that a document has elsewhere, otherwise or not at all. */
    private static final Set<String> BEFORE =
            Set.of("format", "columns", "services", "ambiguousHour");

    private StoredProfile() {}

    static String write(ProfileDocument profile) {
        return profile.toJson().toString();
    }

    static ProfileDocument read(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return ProfileDocument.read(json.containsKey("columns") ? renewed(json) : json);
        }
    }

    /** Before there were expressions, a field was a column by name, or by number without header. */
    private static JsonObject renewed(JsonObject json) {
        JsonObjectBuilder document = Json.createObjectBuilder();
        json.forEach(
                (name, value) -> {
                    if (!BEFORE.contains(name)) {
                        document.add(name, value);
                    }
                });
        boolean header = json.getBoolean("header");
        JsonObjectBuilder fields = Json.createObjectBuilder();
        JsonObject columns = json.getJsonObject("columns");
        columns.keySet()
                .forEach(
                        field -> {
                            String column = columns.getString(field);
                            fields.add(
                                    lower(field),
                                    header ? FieldExpression.column(column) : "$" + column);
                        });
        JsonObjectBuilder services = Json.createObjectBuilder();
        json.getJsonObject("services")
                .forEach((service, words) -> services.add(lower(service), (JsonValue) words));
        return document.add("fields", fields)
                .add("services", services)
                .add("ambiguousHour", lower(json.getString("ambiguousHour")))
                .build();
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
