package bellbird.tenancy;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Named texts in a {@code text[]}: name, value, name, value and so on. */
public final class TextMap {

    private TextMap() {}

    /** In the order of the names, so that the same texts are stored the same by every server. */
    public static Array toArray(Connection connection, Map<String, String> texts)
            throws SQLException {
        Object[] flat = new Object[texts.size() * 2];
        int next = 0;
        for (Map.Entry<String, String> text : new TreeMap<>(texts).entrySet()) {
            flat[next++] = text.getKey();
            flat[next++] = text.getValue();
        }
        return connection.createArrayOf("text", flat);
    }

    public static Map<String, String> ofArray(Array array) throws SQLException {
        String[] flat = (String[]) array.getArray();
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i + 1 < flat.length; i += 2) {
            texts.put(flat[i], flat[i + 1]);
        }
        return texts;
    }
}
