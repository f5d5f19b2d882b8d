package bellbird.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Lines of a file beside what became of them. */
final class FileLines {

    private static final int LONGEST = 4_000;

    private static final String RATED =
            """
            select line_number, record_key, started_at from usage_record
             where file_id = ? and line_number between ? and ?
            """;
    private static final String ASIDE =
            """
            select line_number, verdict, reason, detail, original, record_key, started_at
              from set_aside_record where file_id = ? and line_number between ? and ?
            """;

    private final Connection connection;
    private final UUID fileId;

    FileLines(Connection connection, UUID fileId) {
        this.connection = connection;
        this.fileId = fileId;
    }

    /**
     * @param content of the file
     * @param charset of its feed; what is not in it is shown as what it is not
     * @param from number of the first line
     */
    List<FileLine> read(InputStream content, Charset charset, long from, int count)
            throws IOException, SQLException {
        LineReader reader =
                new LineReader(
                        new InputStreamReader(
                                content,
                                charset.newDecoder()
                                        .onMalformedInput(CodingErrorAction.REPLACE)
                                        .onUnmappableCharacter(CodingErrorAction.REPLACE)),
                        LONGEST);
        Map<Long, FileLine.Rated> rated = rated(from, from + count - 1);
        Map<Long, SetAsideRow> aside = aside(from, from + count - 1);
        List<FileLine> lines = new ArrayList<>();
        for (LineReader.Line line = reader.next();
                line != null && lines.size() < count;
                line = reader.next()) {
            if (line.number() >= from) {
                lines.add(
                        new FileLine(
                                line.number(),
                                line.text().replace('\0', '\u2400'),
                                rated.get(line.number()),
                                aside.get(line.number())));
            }
        }
        return lines;
    }

    private Map<Long, FileLine.Rated> rated(long from, long to) throws SQLException {
        Map<Long, FileLine.Rated> found = new HashMap<>();
        try (PreparedStatement statement = range(RATED, from, to);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                found.put(
                        row.getLong("line_number"),
                        new FileLine.Rated(
                                row.getString("record_key"),
                                row.getObject("started_at", OffsetDateTime.class).toInstant()));
            }
        }
        return found;
    }

    private Map<Long, SetAsideRow> aside(long from, long to) throws SQLException {
        Map<Long, SetAsideRow> found = new HashMap<>();
        try (PreparedStatement statement = range(ASIDE, from, to);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                SetAsideRow one = FileTables.setAside(row);
                found.put(one.line(), one);
            }
        }
        return found;
    }

    private PreparedStatement range(String sql, long from, long to) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, fileId);
        statement.setLong(2, from);
        statement.setLong(3, to);
        return statement;
    }
}
