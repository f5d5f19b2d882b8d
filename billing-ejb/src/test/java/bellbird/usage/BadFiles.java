package bellbird.usage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import bellbird.usage.UsageItem.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Files that are refused as a whole, and odd ones that must not be. */
final class BadFiles {

    private static final String CHARSET = "error.usage.file.charset";
    private static final String COLUMNS = "error.usage.file.header";

    private final GoodRecords good;
    private final List<UsageItem> items = new ArrayList<>();

    BadFiles(GoodRecords good) {
        this.good = good;
    }

    List<UsageItem> items() {
        emptyFiles();
        headers();
        charsets();
        brokenCharacters();
        otherFormats();
        lineEnds();
        trailers();
        sizes();
        return items;
    }

    private void emptyFiles() {
        refused("empty file", "0 bytes", new byte[0], "error.usage.file.empty");
        refused("empty file", "byte order mark only", bytes("\uFEFF"), "error.usage.file.empty");
        for (String blank : List.of("\n", "\r\n\r\n", " ", "\n\n\n" + UsageItem.HEADER)) {
            refused("empty file", BadRecords.shown(blank), bytes(blank), COLUMNS);
        }
        for (String end : List.of("", "\n", "\r\n\r\n")) {
            byte[] content = bytes(UsageItem.HEADER + end);
            accepted("header only", BadRecords.shown(end), Profiles.GENERIC, content, List.of());
            items.add(
                    UsageItem.refused(
                            "header only where a trailer is due",
                            BadRecords.shown(end),
                            Profiles.withTrailer(),
                            content,
                            "error.usage.file.trailerMissing"));
        }
    }

    private void headers() {
        for (String delimiter : List.of(";", "\t", "|", ":", " ", "\u001f")) {
            String text = String.join("\n", UsageItem.HEADER, good.call("5"), good.call("6"));
            refused(
                    "wrong delimiter",
                    BadRecords.shown(delimiter),
                    bytes(text.replace(",", delimiter)),
                    COLUMNS);
        }
        String[] names = UsageItem.HEADER.split(",");
        for (String name : names) {
            String header = UsageItem.HEADER.replace(name, "x" + name);
            refused("header lacks a column", name, bytes(header + "\n" + good.call("5")), COLUMNS);
            String twice = UsageItem.HEADER + "," + name;
            refused(
                    "header names a column twice",
                    name,
                    bytes(twice + "\n" + good.call("5") + ",7"),
                    "error.usage.file.headerTwice");
        }
        refused("no header", "a record", bytes(good.call("5")), COLUMNS);
        refused("header cannot be read", "NUL", bytes("\0" + UsageItem.HEADER), COLUMNS);
        refused("header cannot be read", "quotation mark", bytes("\"" + UsageItem.HEADER), COLUMNS);
        refused(
                "header cannot be read",
                "20,000 columns",
                bytes(UsageItem.HEADER + ",".repeat(20_000)),
                COLUMNS);
        refused(
                "header cannot be read",
                "longer than a line may be",
                bytes(UsageItem.HEADER + "," + "x".repeat(20_000) + "\n" + good.call("5") + ","),
                COLUMNS);
        columnsInAnyOrder(names);
    }

    private void columnsInAnyOrder(String[] names) {
        for (int i = 0; i < 4; i++) {
            List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7));
            Collections.shuffle(order, new Random(i));
            List<Line> lines = good.some(3);
            String text =
                    Stream.concat(
                                    Stream.of(String.join(",", names)),
                                    lines.stream().map(Line::text))
                            .map(line -> reordered(line, order) + ",more")
                            .reduce("", (all, line) -> all + line + "\n");
            accepted("columns in any order, and one more", order.toString(), text, lines);
        }
    }

    private static String reordered(String line, List<Integer> order) {
        String[] values = line.split(",", -1);
        return String.join(",", order.stream().map(place -> values[place]).toList());
    }

    private void charsets() {
        List<Line> lines = good.some(3);
        String text = text(lines);
        refused("charset the feed does not declare", "UTF-16", text.getBytes(UTF_16), CHARSET);
        refused("charset the feed does not declare", "UTF-16LE", text.getBytes(UTF_16LE), COLUMNS);
        refused("charset the feed does not declare", "UTF-16BE", text.getBytes(UTF_16BE), COLUMNS);
        for (String name : List.of("UTF-32", "IBM037", "UTF-32LE")) {
            byte[] content = text.getBytes(Charset.forName(name));
            refused("charset the feed does not declare", name, content, "");
        }
        for (String name : List.of("ISO-8859-1", "windows-1252", "Shift_JIS", "GB18030")) {
            String odd = name.startsWith("S") || name.startsWith("G") ? "電話" : "é";
            byte[] content = (text + good.callWith("service", odd)).getBytes(Charset.forName(name));
            refused("charset the feed does not declare", name, content, CHARSET);
        }
        for (String name :
                List.of("UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252")) {
            Charset charset = Charset.forName(name);
            List<Line> declared = good.some(3);
            declared.add(new Line(good.callWith("service", "é"), "REJECTED error.usage.service"));
            items.add(
                    UsageItem.of(
                            "charset the feed declares", name, Profiles.in(charset), declared));
        }
        List<Line> marked = good.some(2);
        accepted("byte order mark", "UTF-8", "\uFEFF" + text(marked), marked);
    }

    private void brokenCharacters() {
        List<byte[]> broken =
                List.of(
                        new byte[] {(byte) 0x80},
                        new byte[] {(byte) 0xC3},
                        new byte[] {(byte) 0xC0, (byte) 0x80},
                        new byte[] {(byte) 0xE2, (byte) 0x82},
                        new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
                        new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
                        new byte[] {(byte) 0xF0, (byte) 0x9F, (byte) 0x98},
                        new byte[] {(byte) 0xFE},
                        new byte[] {(byte) 0xFF});
        for (byte[] sequence : broken) {
            byte[] content = bytes(text(good.some(40)));
            for (int at : List.of(content.length, good.random.nextInt(70, content.length))) {
                refused(
                        "broken UTF-8",
                        Arrays.toString(sequence) + " at " + at,
                        spliced(content, at, sequence),
                        CHARSET);
            }
        }
    }

    private static byte[] spliced(byte[] content, int at, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(content, 0, at);
        out.writeBytes(inserted);
        out.write(content, at, content.length - at);
        return out.toByteArray();
    }

    private void otherFormats() {
        for (String magic :
                List.of(
                        "\u0089PNG\r\n\u001a\n",
                        "PK\u0003\u0004",
                        "\u001f\u008b\b",
                        "%PDF-1.7\n%âãÏÓ",
                        "\u007fELF\u0002",
                        "MZ\u0090",
                        "GIF89a",
                        "<?xml version='1.0'?><a/>",
                        "{\"records\": []}",
                        "#!/bin/sh\nid\n",
                        "a\u0082\u0003")) {
            byte[] content = new byte[4_000];
            good.random.nextBytes(content);
            byte[] begin = magic.getBytes(ISO_8859_1);
            System.arraycopy(begin, 0, content, 0, begin.length);
            boolean archive = magic.startsWith("PK") || magic.startsWith("\u001f");
            refused(
                    "another format",
                    BadRecords.shown(magic),
                    content,
                    archive ? "error.usage.archive.broken" : "");
        }
        for (int i = 0; i < 6; i++) {
            byte[] content = new byte[good.random.nextInt(100, 100_000)];
            good.random.nextBytes(content);
            refused("random bytes", content.length + " bytes", content, "");
        }
    }

    private void lineEnds() {
        for (String end : List.of("\n", "\r\n", "\r", "\n\n", "\r\r\n", "\n\r\n")) {
            List<Line> lines = good.some(3);
            String text = text(lines).replace("\n", end);
            accepted("line ends, also mixed and blank", BadRecords.shown(end), text, lines);
        }
        List<Line> mixed = good.some(3);
        String text = text(mixed).replaceFirst("\n", "\r").replaceFirst("\n", "\r\n");
        accepted("line ends, also mixed and blank", "mixed", text.stripTrailing(), mixed);
    }

    private void trailers() {
        List<Line> lines = good.some(4);
        for (String trailer :
                List.of("TRAILER,4", "TRAILER,4,,,", "\"TRAILER\",\"4\"", " TRAILER , 4 ")) {
            List<Line> some = good.some(4);
            items.add(
                    UsageItem.read(
                            "trailer",
                            BadRecords.shown(trailer),
                            Profiles.withTrailer(),
                            bytes(text(some) + trailer + "\n\n"),
                            verdicts(some)));
        }
        for (String count :
                List.of(
                        "TRAILER",
                        "TRAILER,",
                        "TRAILER,3",
                        "TRAILER,5",
                        "TRAILER,-4",
                        "TRAILER,4.0",
                        "TRAILER,٤",
                        "TRAILER,four",
                        "TRAILER," + "9".repeat(30),
                        "TRAILER;4")) {
            trailer(
                    count.equals("TRAILER;4") ? "trailer missing" : "trailer with a wrong count",
                    count,
                    text(lines) + count,
                    count.equals("TRAILER;4") ? "trailerMissing" : "trailerCount");
        }
        String whole = text(lines) + "TRAILER,4\n";
        trailer("trailer missing", "none", text(lines), "trailerMissing");
        trailer("trailer missing", "one more record", whole + good.call("5"), "trailerMissing");
        trailer("trailer missing", "lower case", text(lines) + "trailer,4", "trailerMissing");
        trailer("two files joined", "second without header", whole + "TRAILER,4", "trailerCount");
        trailer("two files joined", "whole", whole + whole, "trailerCount");
        for (int i = 0; i < 6; i++) {
            int cut = good.random.nextInt(80, whole.length() - 2);
            trailer("truncated", "at " + cut, whole.substring(0, cut), "");
        }
        strayTrailer();
    }

    /** The count says that the one in the middle is a record, so it is one, and no good one. */
    private void strayTrailer() {
        List<Line> lines = good.some(3);
        lines.add(1, new Line("TRAILER,1", "REJECTED error.usage.columns"));
        items.add(
                UsageItem.read(
                        "trailer in the middle",
                        "counted as a record",
                        Profiles.withTrailer(),
                        bytes(text(lines) + "TRAILER,4"),
                        verdicts(lines)));
    }

    private void sizes() {
        for (int extra : List.of(1, 200_000)) {
            byte[] large = new byte[1 << 20];
            Arrays.fill(large, (byte) '\n');
            byte[] content = Arrays.copyOf(large, large.length + extra);
            System.arraycopy(bytes(UsageItem.HEADER + "\n"), 0, content, 0, 61);
            items.add(
                    UsageItem.refused(
                            "larger than the feed allows",
                            extra + " bytes too many",
                            Profiles.limited(1, 16_384),
                            content,
                            "error.usage.file.tooLarge"));
        }
        List<Line> many = good.some(300);
        items.add(
                UsageItem.of("largest allowed", "300 records", Profiles.limited(1, 16_384), many));
    }

    private void trailer(String inputClass, String name, String text, String reason) {
        items.add(
                UsageItem.refused(
                        inputClass,
                        BadRecords.shown(name),
                        Profiles.withTrailer(),
                        bytes(text),
                        reason.isEmpty() ? "" : "error.usage.file." + reason));
    }

    private void refused(String inputClass, String name, byte[] content, String reason) {
        items.add(UsageItem.refused(inputClass, name, Profiles.GENERIC, content, reason));
    }

    private void accepted(String inputClass, String name, String text, List<Line> lines) {
        accepted(inputClass, name, Profiles.GENERIC, bytes(text), verdicts(lines));
    }

    private void accepted(
            String inputClass,
            String name,
            ProfileDocument profile,
            byte[] content,
            List<String> verdicts) {
        items.add(UsageItem.read(inputClass, name, profile, content, verdicts));
    }

    private static List<String> verdicts(List<Line> lines) {
        return lines.stream().map(Line::verdict).toList();
    }

    private static String text(List<Line> lines) {
        return new String(UsageItem.file(lines.stream().map(Line::text).toList()), UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
