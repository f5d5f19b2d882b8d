package bellbird.tax;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.json.JsonReading;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads what an engine sent. Of a document that is not as it should be, and of one that is missing,
 * it is known that there is no answer; where one nobody asked for is among them, none can be
 * trusted.
 */
final class EngineAnswers {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int SHOWN = 200;

    private EngineAnswers() {}

    /** A reply for each question, by its key. */
    static Map<String, TaxReply> read(byte[] body, List<TaxQuestion> questions) {
        JsonArray documents;
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(body))) {
            documents =
                    reader.readValue() instanceof JsonObject object
                                    && object.get("documents") instanceof JsonArray array
                            ? array
                            : JsonValue.EMPTY_JSON_ARRAY;
        } catch (RuntimeException unreadable) { // also what is nested too deeply
            return HttpTaxEngine.all(questions, TaxReply.wrong("not JSON"));
        }
        Set<String> asked =
                questions.stream()
                        .map(TaxQuestion::key)
                        .collect(Collectors.toCollection(HashSet::new));
        Map<String, TaxReply> replies =
                new HashMap<>(
                        HttpTaxEngine.all(questions, TaxReply.wrong("no answer for this bill")));
        for (JsonValue document : documents) {
            String key = document instanceof JsonObject one ? one.getString("key", "") : "";
            if (!asked.remove(key)) {
                return HttpTaxEngine.all(
                        questions, TaxReply.wrong("an answer that nobody asked for"));
            }
            replies.put(key, reply(document));
        }
        return replies;
    }

    private static TaxReply reply(JsonValue document) {
        try {
            TaxAnswer answer = JsonReading.read(document, TaxAnswer.class);
            String error = answer.error();
            return error == null
                    ? new TaxReply.Answered(answer)
                    : TaxReply.refused(error.substring(0, Math.min(error.length(), SHOWN)));
        } catch (BellbirdException unreadable) {
            return TaxReply.wrong("not readable at " + unreadable.problems().getFirst().field());
        }
    }
}
