package bellbird.portal.api;

import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.json.spi.JsonProvider;
import jakarta.ws.rs.WebApplicationException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** A document from outside that is read whole before anything of it is believed. */
public final class JsonBody {

    /** The same key twice would let two readers see two things. */
    private static final JsonReaderFactory JSON =
            JsonProvider.provider()
                    .createReaderFactory(
                            Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    public static final int MOST_BYTES = 32 << 20;

    /** Far more than any amount has; reading a number takes time by the square of its length. */
    private static final int MOST_DIGITS = 1_000;

    private JsonBody() {}

    /**
     * @throws JsonbException for what is no JSON object
     * @throws WebApplicationException for what is larger than 32 MB
     */
    public static JsonObject read(InputStream body) {
        byte[] bytes = bytes(body);
        if (hasLongNumber(bytes)) {
            throw new JsonbException("a number of too many digits");
        }
        try (JsonReader reader = JSON.createReader(new ByteArrayInputStream(bytes))) {
            JsonValue value = reader.readValue();
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new JsonbException("no object");
        } catch (JsonbException known) {
            throw known;
        } catch (RuntimeException notJson) { // too deep is a plain one
            throw new JsonbException("no JSON", notJson);
        }
    }

    /** In UTF-16 and UTF-32 too, where zeros stand between the digits. */
    private static boolean hasLongNumber(byte[] bytes) {
        int digits = 0;
        for (byte b : bytes) {
            if (b >= '0' && b <= '9') {
                digits++;
                if (digits > MOST_DIGITS) {
                    return true;
                }
            } else if (b != 0) {
                digits = 0;
            }
        }
        return false;
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
