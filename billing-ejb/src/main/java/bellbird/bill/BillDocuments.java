package bellbird.bill;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.StringReader;

/** Writes a {@link BillDocument} as JSON and reads it again. */
public final class BillDocuments {

    private BillDocuments() {}

    /**
     * Writes fields in the record's order and without spaces, so equal documents give equal text.
     * Decimals are strings and keep their digits; null is left out.
     */
    public static String toJson(BillDocument document) {
        return RecordJson.write(document).toString();
    }

    /**
     * Reads what {@link #toJson} wrote; order and spaces do not matter, unknown fields are ignored.
     *
     * @throws IllegalArgumentException if it is not a bill document
     */
    public static BillDocument fromJson(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return RecordJson.read(reader.readObject(), BillDocument.class);
        }
    }
}
