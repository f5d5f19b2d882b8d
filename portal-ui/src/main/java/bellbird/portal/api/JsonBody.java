package bellbird.portal.api;

import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** A body that is read whole before anything of it is believed. */
final class JsonBody {

    private static final JsonProvider JSON = JsonProvider.provider();
    private static final int MOST_BYTES = 32 << 20;

    private JsonBody() {}

    /**
     * @throws JsonbException for what is no JSON object
     * @throws WebApplicationException for what is larger than 32 MB
     */
    static JsonObject read(InputStream body) {
        byte[] bytes = bytes(body);
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(bytes))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new JsonbException("no object");
        } catch (JsonException notJson) {
            throw new JsonbException("no JSON", notJson);
        }
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new WebApplicationException(413);
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
