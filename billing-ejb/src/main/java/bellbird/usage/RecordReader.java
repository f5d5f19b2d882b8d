package bellbird.usage;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.time.Instant;
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
    private boolean headerRead;
    private LineReader.@Nullable Line ahead;

    /**
     * @param country of the tenant: what a number without + means
     * @param now in tenant time: decides what is too old or in the future
     */
    public RecordReader(InputStream content, FeedProfile profile, String country, Instant now) {
        this.profile = profile;
        this.decoder = new RecordDecoder(profile, country, now);
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
    public static Optional<FileRefusal> inspect(InputStream content, FeedProfile profile)
            throws IOException {
        RecordReader reader = new RecordReader(content, profile, "ZZ", Instant.EPOCH);
        try {
            return Optional.ofNullable(reader.inspect());
        } catch (CharacterCodingException e) {
            return Optional.of(
                    FileRefusal.of("error.usage.file.charset", profile.charset().name()));
        }
    }

    /**
     * @param line number of the last line that is done; reading goes on after it
     */
    public void skipTo(long line) throws IOException {
        LineReader.Line next = header();
        while (next != null && next.number() < line) {
            next = lines.next();
        }
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
        if (profile.trailer() == null || line == null) {
            return line;
        }
        ahead = written();
        return ahead == null && decoder.isTrailer(line) ? null : line;
    }

    private LineReader.@Nullable Line written() throws IOException {
        LineReader.Line line = lines.next();
        while (line != null && line.text().isEmpty()) {
            line = lines.next();
        }
        return line;
    }

    private @Nullable FileRefusal inspect() throws IOException {
        if (profile.header()) {
            LineReader.Line header = lines.next();
            headerRead = true;
            if (header == null) {
                return FileRefusal.of("error.usage.file.empty");
            }
            FileRefusal refusal = decoder.header(header);
            if (refusal != null) {
                return refusal;
            }
        }
        long records = 0;
        boolean anyFits = false;
        LineReader.Line last = null;
        for (LineReader.Line line = written(); line != null; line = written()) {
            records++;
            anyFits |= profile.header() || decoder.fits(line);
            last = line;
        }
        if (!anyFits && !profile.header() && records > 0) {
            return FileRefusal.of(
                    "error.usage.file.header", String.join(", ", profile.columns().values()));
        }
        return profile.trailer() == null ? null : trailer(last, records - 1);
    }

    private @Nullable FileRefusal trailer(LineReader.@Nullable Line last, long records) {
        if (last == null || !decoder.isTrailer(last)) {
            return FileRefusal.of("error.usage.file.trailerMissing");
        }
        long announced = decoder.trailerCount(last);
        return announced == records
                ? null
                : FileRefusal.of(
                        "error.usage.file.trailerCount",
                        Long.toString(announced),
                        Long.toString(records));
    }

    private LineReader.@Nullable Line header() throws IOException {
        if (headerRead || !profile.header()) {
            return null;
        }
        headerRead = true;
        LineReader.Line header = lines.next();
        if (header != null) {
            decoder.header(header);
        }
        return header;
    }
}
