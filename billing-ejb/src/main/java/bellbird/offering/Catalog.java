package bellbird.offering;

import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import jakarta.json.JsonObject;
import java.util.List;

/**
 * All that is sold, as one document ({@code docs/catalog.schema.json}): what is retired is not in
 * it, and of each offering only the newest version.
 *
 * @param format {@link #FORMAT}
 * @param currency of all amounts, ISO 4217
 */
public record Catalog(
        String format,
        String currency,
        List<CatalogOffering> offerings,
        List<Promotion> promotions) {

    /** Changes when a document of before could no longer be read. */
    public static final String FORMAT = "bellbird-catalog/1";

    public Catalog {
        offerings = List.copyOf(offerings);
        promotions = List.copyOf(promotions);
    }

    /**
     * Reads a document, strictly; what it says is not checked yet.
     *
     * @throws bellbird.kernel.error.BellbirdException with JSON pointers
     */
    public static Catalog read(JsonObject document) {
        return JsonReading.read(document, Catalog.class);
    }

    public JsonObject toJson() {
        return JsonWriter.write(this);
    }
}
