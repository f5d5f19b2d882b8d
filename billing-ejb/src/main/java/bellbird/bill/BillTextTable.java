package bellbird.bill;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The operator's own paragraphs, on a tenant's connection. */
final class BillTextTable {

    private static final String READ = "select language, paragraphs from bill_text";
    private static final String SAVE =
            """
            insert into bill_text (language, paragraphs) values (?, ?)
            on conflict (language) do update set paragraphs = excluded.paragraphs
            """;

    private final Connection connection;

    BillTextTable(Connection connection) {
        this.connection = connection;
    }

    BillTexts get() throws SQLException {
        Map<String, List<String>> paragraphs = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(READ);
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                paragraphs.put(row.getString(1), List.of((String[]) row.getArray(2).getArray()));
            }
        }
        return new BillTexts(paragraphs);
    }

    /** In all languages: those without a paragraph have none any more. */
    void save(BillTexts texts) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(SAVE)) {
            for (String language : BillDocument.LANGUAGES) {
                insert.setString(1, language);
                insert.setArray(2, connection.createArrayOf("text", texts.in(language).toArray()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
