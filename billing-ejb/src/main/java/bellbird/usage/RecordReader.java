package bellbird.usage;

import bellbird.usage.FeedProfile.Field;
import bellbird.usage.FeedProfile.Trailer;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a usage file record by record, holding one line at a time. The file is read twice: once by
 * {@link #inspect}, which refuses it as a whole, and once to decode it.
 */
public final class RecordReader {

    private final LineReader lines;
    private final FeedProfile profile;
    private final RecordDecoder decoder;
    private final LineFields fields;
    private boolean headerRead;
    private @Nullable FileRefusal refusal;
    private LineReader.@Nullable Line ahead;

    /**
     * @param country of the tenant: what a number without + means
     * @param now in tenant time: when the file comes
     */
    public RecordReader(InputStream content, FeedProfile profile, String country, Instant now) {
        this(content, profile, country, FileMoments.now(now));
    }

    /**
     * @param country of the tenant: what a number without + means
     * @param moments decide what is too old or in the future
     */
    public RecordReader(
            InputStream content, FeedProfile profile, String country, FileMoments moments) {
        this.profile = profile;
        this.decoder = new RecordDecoder(profile, country, moments);
        this.fields = decoder.fields();
        InputStreamReader characters =
                new InputStreamReader(
                        content,
                        profile.charset()
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT));
        this.lines = new LineReader(characters, profile.limits().lineCharacters());
    }

    /**
     * Reads a whole file and checks what concerns all of it: charset, header, trailer and its
     * count.
     */
    public static Inspection inspect(InputStream content, FeedProfile profile) throws IOException {
        RecordReader reader = new RecordReader(content, profile, "ZZ", Instant.EPOCH);
        Optional<FileRefusal> refusal;
        try {
            refusal = Optional.ofNullable(reader.refusal());
        } catch (CharacterCodingException e) {
            refusal =
                    Optional.of(
                            FileRefusal.of("error.usage.file.charset", profile.charset().name()));
        }
        return new Inspection(reader.lines.read(), refusal);
    }

    /**
     * @param line number of the last line that is done; reading goes on after it
     */
    public void skipTo(long line) throws IOException {
        header();
        ahead = ahead == null ? written() : ahead;
        while (ahead != null && ahead.number() <= line) {
            if (refusal == null) {
                decoder.pass(ahead);
            }
            ahead = written();
        }
    }

    /**
     * The record of a line; lines are asked for in rising order.
     *
     * @return null if the file has no such record, or its header does not fit the profile
     */
    public @Nullable Decoded at(long line) throws IOException {
        skipTo(line - 1);
        Decoded record = refusal == null ? next() : null;
        return record == null || record.line() != line ? null : record;
    }

    /**
     * @return null at the end of the file
     */
    public @Nullable Decoded next() throws IOException {
        header();
        LineReader.Line line = record();
        return line == null ? null : decoder.decode(line);
    }

    /** The next line but for the trailer, which can only be the last. */
    private LineReader.@Nullable Line record() throws IOException {
        LineReader.Line line = ahead == null ? written() : ahead;
        ahead = null;
        if (profile.trailer() == null || line == null) {
            return line;
        }
        ahead = written();
        return ahead == null && fields.isTrailer(line) ? null : line;
    }

    private LineReader.@Nullable Line written() throws IOException {
        LineReader.Line line = lines.next();
        while (line != null && line.text().isEmpty()) {
            line = lines.next();
        }
        return line;
    }

    private @Nullable FileRefusal refusal() throws IOException {
        if (profile.header()) {
            LineReader.Line header = lines.next();
            headerRead = true;
            if (header == null) {
                return FileRefusal.of("error.usage.file.empty");
            }
            FileRefusal refusal = fields.header(header);
            if (refusal != null) {
                return refusal;
            }
        }
        long records = 0;
        boolean anyFits = false;
        LineReader.Line last = null;
        Trailer trailer = profile.trailer();
        Sums sums = new Sums();
        for (LineReader.Line line = written(); line != null; line = written()) {
            if (last != null) {
                sums.add(last);
            }
            records++;
            anyFits |= profile.header() || fields.fits(line);
            last = line;
        }
        if (!anyFits && !profile.header() && records > 0) {
            return FileRefusal.of("error.usage.file.columns", Integer.toString(fields.width()));
        }
        return trailer == null ? null : trailer(trailer, last, records - 1, sums);
    }

    /** What the records of a file add up to, where its trailer says what they must. */
    private final class Sums {
        private BigDecimal seconds = BigDecimal.ZERO;
        private BigDecimal bytes = BigDecimal.ZERO;

        void add(LineReader.Line line) {
            Trailer trailer = profile.trailer();
            if (trailer != null && trailer.secondsColumn() > 0) {
                seconds = seconds.add(decoder.amount(line, Field.SECONDS));
            }
            if (trailer != null && trailer.bytesColumn() > 0) {
                bytes = bytes.add(decoder.amount(line, Field.BYTES));
            }
        }
    }

    private @Nullable FileRefusal trailer(
            Trailer trailer, LineReader.@Nullable Line last, long records, Sums sums) {
        if (last == null || !fields.isTrailer(last)) {
            return FileRefusal.of("error.usage.file.trailerMissing");
        }
        String count = fields.column(last, trailer.countColumn());
        if (!count.matches("[0-9]{1,18}") || Long.parseLong(count) != records) {
            return FileRefusal.of(
                    "error.usage.file.trailerCount",
                    count.matches("[0-9]{1,18}") ? count : "-1",
                    Long.toString(records));
        }
        FileRefusal seconds = sum(last, trailer.secondsColumn(), Field.SECONDS, sums.seconds);
        return seconds == null
                ? sum(last, trailer.bytesColumn(), Field.BYTES, sums.bytes)
                : seconds;
    }

    private @Nullable FileRefusal sum(
            LineReader.Line trailer, int column, Field field, BigDecimal found) {
        if (column == 0) {
            return null;
        }
        String text = fields.column(trailer, column);
        BigDecimal announced = decoder.announced(text, field);
        return announced != null && announced.compareTo(found) == 0
                ? null
                : FileRefusal.of(
                        "error.usage.file.trailerSum",
                        field.word(),
                        text,
                        found.stripTrailingZeros().toPlainString());
    }

    /** What the fields of the last record are made of; see {@link LineFields#texts}. */
    Map<Field, String> texts() {
        return fields.texts();
    }

    /** Where something is wrong with the last record; see {@link LineFields#at}. */
    @Nullable Field problemAt() {
        return fields.at();
    }

    private void header() throws IOException {
        if (headerRead || !profile.header()) {
            return;
        }
        headerRead = true;
        LineReader.Line header = lines.next();
        if (header != null) {
            refusal = fields.header(header);
        }
    }
}
