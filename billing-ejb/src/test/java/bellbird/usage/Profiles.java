package bellbird.usage;

import bellbird.usage.FeedProfile.AmbiguousHour;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.Locale;

/** Feeds of a British operator: the generic one, and each with one thing declared otherwise. */
final class Profiles {

    static final ProfileDocument GENERIC = ProfileDocument.generic(ZoneId.of("Europe/London"));

    private Profiles() {}

    /** The same with one member of its document declared otherwise, given as JSON. */
    static ProfileDocument with(ProfileDocument profile, String member, String json) {
        try (var reader = Json.createReader(new StringReader("[" + json + "]"))) {
            JsonValue value = reader.readArray().getFirst();
            JsonObject document =
                    Json.createObjectBuilder(profile.toJson()).add(member, value).build();
            return ProfileDocument.read(document);
        }
    }

    /** The same with a word instead, or none. */
    static ProfileDocument text(ProfileDocument profile, String member, String text) {
        return with(profile, member, Json.createValue(text).toString());
    }

    static ProfileDocument in(Charset charset) {
        return text(GENERIC, "charset", charset.name());
    }

    static ProfileDocument withTrailer() {
        return withTrailer(GENERIC);
    }

    static ProfileDocument withTrailer(ProfileDocument profile) {
        return with(profile, "trailer", "{\"marker\": \"TRAILER\", \"countColumn\": 2}");
    }

    static ProfileDocument with(AmbiguousHour rule) {
        return with(GENERIC, rule);
    }

    static ProfileDocument with(ProfileDocument profile, AmbiguousHour rule) {
        return text(profile, "ambiguousHour", rule.name().toLowerCase(Locale.ROOT));
    }

    static ProfileDocument in(String zone) {
        return text(GENERIC, "zone", zone);
    }

    static ProfileDocument continental() {
        return continental(GENERIC);
    }

    /** Numbers such as 1.234,56. */
    static ProfileDocument continental(ProfileDocument profile) {
        return text(text(profile, "decimalSign", ","), "grouping", ".");
    }

    static ProfileDocument limited(int fileMegabytes, int lineCharacters) {
        return with(
                GENERIC,
                "limits",
                Json.createObjectBuilder(GENERIC.toJson().getJsonObject("limits"))
                        .add("fileMegabytes", fileMegabytes)
                        .add("lineCharacters", lineCharacters)
                        .build()
                        .toString());
    }

    /** Columns by number, semicolons, times as clerks write them. */
    static ProfileDocument headless(ZoneId zone) {
        return document(
                """
                {"delimiter": ";", "header": false, "zone": "%s", "decimalSign": ",",
                 "timePattern": "dd.MM.uuuu HH:mm:ss",
                 "fields": {"start": "$1", "served": "$2", "other": "$3", "service": "$4",
                            "seconds": "$5"},
                 "services": {"voice": ["tel"]}}"""
                        .formatted(zone));
    }

    static ProfileDocument document(String json) {
        try (var reader = Json.createReader(new StringReader(json))) {
            return ProfileDocument.read(reader.readObject());
        }
    }
}
