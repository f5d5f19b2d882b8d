package bellbird.usage;

import bellbird.usage.FeedProfile.Field;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first records of a sample file as a profile would read them; nothing is kept.
 *
 * @param refusal why the file would be refused as a whole; null if it would be read
 * @param columns what the file has, so that a person can name it
 * @param rows the first records
 */
public record ProfileTrial(@Nullable FileRefusal refusal, List<Column> columns, List<Row> rows) {

    private static final int MOST_ROWS = 50;
    private static final int MOST_BYTES = 1 << 20;

    public ProfileTrial {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /**
     * @param name as expressions write it
     * @param example of the first record
     */
    public record Column(String name, String example) {}

    /**
     * @param texts what the fields are made of, before they are read
     * @param at field in which something is wrong; null if nothing is, or the whole line
     */
    public record Row(Decoded record, Map<Field, String> texts, @Nullable Field at) {

        public Row {
            texts = Map.copyOf(texts);
        }
    }

    /**
     * @param country of the tenant
     * @param now in tenant time
     */
    static ProfileTrial of(FeedProfile profile, byte[] sample, String country, Instant now) {
        boolean cut = sample.length > MOST_BYTES;
        byte[] content = cut ? Arrays.copyOf(sample, lineEnd(sample)) : sample;
        try {
            FileRefusal refusal =
                    cut
                            ? null
                            : RecordReader.inspect(new ByteArrayInputStream(content), profile)
                                    .refusal()
                                    .orElse(null);
            RecordReader reader =
                    new RecordReader(new ByteArrayInputStream(content), profile, country, now);
            return new ProfileTrial(refusal, columns(profile, content), rows(reader));
        } catch (CharacterCodingException e) {
            return new ProfileTrial(
                    FileRefusal.of("error.usage.file.charset", profile.charset().name()),
                    List.of(),
                    List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Row> rows(RecordReader reader) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (Decoded record = reader.next();
                record != null && rows.size() < MOST_ROWS;
                record = reader.next()) {
            Field at = record instanceof Decoded.SetAside ? reader.problemAt() : null;
            boolean cut = record instanceof Decoded.SetAside && at == null;
            rows.add(new Row(record, cut ? Map.of() : reader.texts(), at));
        }
        return rows;
    }

    private static List<Column> columns(FeedProfile profile, byte[] content) throws IOException {
        LineReader lines =
                new LineReader(
                        new InputStreamReader(new ByteArrayInputStream(content), profile.charset()),
                        profile.limits().lineCharacters());
        List<String> names = profile.header() ? split(profile, lines.next()) : List.of();
        List<String> examples = split(profile, lines.next());
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < Math.max(names.size(), examples.size()); i++) {
            columns.add(
                    new Column(
                            i < names.size() ? FieldExpression.column(names.get(i)) : "$" + (i + 1),
                            i < examples.size() ? examples.get(i) : ""));
        }
        return columns;
    }

    private static List<String> split(FeedProfile profile, LineReader.@Nullable Line line) {
        LineSplitter splitter = new LineSplitter(profile.delimiter(), profile.quote());
        List<String> values = new ArrayList<>();
        if (line != null && !line.nul() && splitter.split(line.text()) == null) {
            for (int i = 0; i < splitter.count(); i++) {
                values.add(splitter.column(i).strip());
            }
        }
        return values;
    }

    private static int lineEnd(byte[] sample) {
        int end = MOST_BYTES;
        while (end > 0 && sample[end - 1] != '\n') {
            end--;
        }
        return end == 0 ? MOST_BYTES : end;
    }
}
