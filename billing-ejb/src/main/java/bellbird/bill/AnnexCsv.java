package bellbird.bill;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An itemised list for programs: RFC 4180 in UTF-8, times with offset, decimals with a point. What
 * a spreadsheet would take for a formula begins with an apostrophe; telephone numbers have no plus.
 */
final class AnnexCsv {

    private static final String HEAD =
            "line,started_at,service,other_party,destination,quantity,unit,amount,currency\r\n";

    private AnnexCsv() {}

    static void write(Annex annex, Annex.Lines lines, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(HEAD);
        for (Optional<Annex.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
            write(annex, line.get(), writer);
        }
        writer.flush();
    }

    private static void write(Annex annex, Annex.Line line, Writer writer) throws IOException {
        writer.write(CsvField.of(number(line.serviceNumber())));
        writer.write(',');
        writer.write(
                DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
                        line.startedAt().truncatedTo(ChronoUnit.SECONDS).atZone(annex.zone())));
        writer.write(',');
        writer.write(line.service().name());
        writer.write(',');
        writer.write(CsvField.of(number(line.otherParty())));
        writer.write(',');
        writer.write(CsvField.of(line.destination()));
        writer.write(',');
        writer.write(Long.toString(line.quantity()));
        writer.write(',');
        writer.write(
                switch (line.service()) {
                    case VOICE -> "s";
                    case SMS -> "messages";
                    case DATA -> "bytes";
                });
        writer.write(',');
        writer.write(line.amount().toPlainString());
        writer.write(',');
        writer.write(annex.currency());
        writer.write("\r\n");
    }

    private static String number(@Nullable String number) {
        return number == null ? "" : number.replace("+", "");
    }
}
