package bellbird.usage;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import jakarta.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All feeds as one document, out and in. */
public record FeedDocument(List<Feed> feeds) {

    /**
     * A feed.
     *
     * @param folder watched folder below the tenant's inbox; null for upload only
     */
    public record Feed(String name, @Nullable String folder, ProfileDocument profile) {}

    /**
     * @throws bellbird.kernel.error.BellbirdException with the JSON pointer of what is wrong
     */
    public static FeedDocument read(JsonObject json) {
        return JsonReading.read(json, FeedDocument.class);
    }

    public JsonObject toJson() {
        return JsonWriter.write(this);
    }
}
