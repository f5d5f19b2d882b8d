package bellbird.offering;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.json.JsonReading;
import bellbird.kernel.json.JsonWriter;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.StringReader;
import java.time.ZoneId;
import java.util.List;

/** Terms as a JSON document: what versions are frozen as, and what people send. */
public final class TermsDocument {

    private static final JsonProvider JSON = JsonProvider.provider();

    private TermsDocument() {}

    /**
     * Reads and checks a document.
     *
     * @param zone where the document names none
     * @param pointer of the document within a larger one
     * @throws BellbirdException with the place of everything that is wrong
     */
    public static PriceTerms read(JsonObject document, ZoneId zone, String pointer) {
        JsonObject complete =
                document.containsKey("zone")
                        ? document
                        : JSON.createObjectBuilder(document).add("zone", zone.getId()).build();
        PriceTerms terms = JsonReading.read(complete, PriceTerms.class, pointer);
        List<Problem> problems =
                TermsChecks.problems(terms).stream()
                        .map(
                                one ->
                                        new Problem(
                                                pointer + one.field(),
                                                one.messageKey(),
                                                one.parameters()))
                        .toList();
        if (!problems.isEmpty()) {
            throw new BellbirdException(ErrorKind.USER, problems);
        }
        return terms;
    }

    public static JsonObject write(PriceTerms terms) {
        return JsonWriter.write(terms);
    }

    /** What {@link #write} wrote; it was checked when it came in. */
    static PriceTerms stored(String document) {
        try (var reader = JSON.createReader(new StringReader(document))) {
            JsonValue value = reader.readValue();
            return JsonReading.read(value, PriceTerms.class);
        }
    }
}
