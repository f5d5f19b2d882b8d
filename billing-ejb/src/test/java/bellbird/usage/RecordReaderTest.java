package bellbird.usage;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import bellbird.offering.UsageType;
import bellbird.testing.WorkedExample;
import bellbird.usage.FeedProfile.AmbiguousHour;
import jakarta.json.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input and its verdicts: each record of a file and each file as a whole. */
class RecordReaderTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes";
    private static final String GOOD =
            "r1,voice,out,+353209142207,+353209142208,2026-10-12T10:00:00+01:00,61,";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-10-28T12:00:00Z");
    private static final ProfileDocument DOCUMENT = ProfileDocument.generic(BERLIN);
    private static final FeedProfile GENERIC = DOCUMENT.checked();

    @Test
    void a_good_record_is_read_to_the_letter() throws IOException {
        assertThat(decode(GOOD))
                .isEqualTo(
                        new Decoded.Usage(
                                2,
                                GOOD,
                                "r1",
                                Instant.parse("2026-10-12T09:00:00Z"),
                                UsageType.VOICE,
                                "353209142207",
                                "353209142208",
                                61,
                                Decoded.Path.HOME));
    }

    static Stream<Arguments> badRecords() {
        return Stream.of(
                arguments("no columns at all", "x", "REJECTED error.usage.columns"),
                arguments("20,000 columns", ",".repeat(12_000), "REJECTED error.usage.columns"),
                arguments("lone quote", "\"" + GOOD, "REJECTED error.usage.quote"),
                arguments(
                        "quote in the middle",
                        call("start", "2026\"-10"),
                        "REJECTED error.usage.quote"),
                arguments("NUL", GOOD.replace("voice", "vo\0ice"), "REJECTED error.usage.nul"),
                arguments("no record id", call("record_id", ""), "REJECTED error.usage.recordId"),
                arguments(
                        "record id with emoji",
                        call("record_id", "r😀"),
                        "REJECTED error.usage.recordId"),
                arguments(
                        "unknown service", call("service", "fax"), "REJECTED error.usage.service"),
                arguments(
                        "unknown direction",
                        call("direction", "up"),
                        "REJECTED error.usage.direction"),
                arguments(
                        "negative duration", call("seconds", "-1"), "REJECTED error.usage.seconds"),
                arguments("no duration", call("seconds", ""), "REJECTED error.usage.seconds"),
                arguments("not a number", call("seconds", "NaN"), "REJECTED error.usage.seconds"),
                arguments("1e309", call("seconds", "1e309"), "REJECTED error.usage.seconds"),
                arguments("plus sign", call("seconds", "+5"), "REJECTED error.usage.seconds"),
                arguments("Arabic digits", call("seconds", "٦١"), "REJECTED error.usage.seconds"),
                arguments(
                        "full-width digits", call("seconds", "６１"), "REJECTED error.usage.seconds"),
                arguments(
                        "decimal comma", quoted("seconds", "1,5"), "REJECTED error.usage.seconds"),
                arguments("grouped", quoted("seconds", "1.234,56"), "REJECTED error.usage.seconds"),
                arguments(
                        "2^31 seconds",
                        call("seconds", "2147483648"),
                        "SUSPENDED error.usage.duration"),
                arguments(
                        "a day and a second",
                        call("seconds", "86401"),
                        "SUSPENDED error.usage.duration"),
                arguments(
                        "beyond 2^63 seconds",
                        call("seconds", "9223372036854775808"),
                        "REJECTED error.usage.seconds"),
                arguments(
                        "beyond 2^63 bytes",
                        data("9223372036854775808"),
                        "REJECTED error.usage.bytes"),
                arguments("bytes with a fraction", data("10.5"), "REJECTED error.usage.bytes"),
                arguments("negative bytes", data("-1"), "REJECTED error.usage.bytes"),
                arguments(
                        "2^63 - 1 bytes",
                        data("9223372036854775807"),
                        "SUSPENDED error.usage.volume"),
                arguments(
                        "year 0000",
                        call("start", "0000-10-12T10:00:00"),
                        "REJECTED error.usage.start"),
                arguments(
                        "31 February",
                        call("start", "2026-02-31T10:00:00"),
                        "REJECTED error.usage.start"),
                arguments(
                        "24:00:00",
                        call("start", "2026-10-12T24:00:00"),
                        "REJECTED error.usage.start"),
                arguments(
                        "leap second",
                        call("start", "2026-10-12T23:59:60"),
                        "REJECTED error.usage.start"),
                arguments(
                        "other notation",
                        call("start", "12.10.2026 10:00:00"),
                        "REJECTED error.usage.start"),
                arguments(
                        "Arabic date",
                        call("start", "٢٠٢٦-10-12T10:00:00"),
                        "REJECTED error.usage.start"),
                arguments(
                        "offset of 25 hours",
                        call("start", "2026-10-12T10:00:00+25:00"),
                        "REJECTED error.usage.start"),
                arguments(
                        "trash behind",
                        call("start", "2026-10-12T10:00:00Zx"),
                        "REJECTED error.usage.start"),
                arguments(
                        "year 1900",
                        call("start", "1900-01-01T10:00:00"),
                        "SUSPENDED error.usage.tooOld"),
                arguments(
                        "91 days old",
                        call("start", "2026-07-29T10:00:00Z"),
                        "SUSPENDED error.usage.tooOld"),
                arguments(
                        "year 2099",
                        call("start", "2099-01-01T10:00:00"),
                        "SUSPENDED error.usage.future"),
                arguments(
                        "doubled hour",
                        call("start", "2026-10-25T02:30:00"),
                        "SUSPENDED error.usage.ambiguous"),
                arguments(
                        "served with letters",
                        call("served", "+35320FLOWER"),
                        "REJECTED error.usage.served"),
                arguments(
                        "served with 25 digits",
                        call("served", "+3532091422070000000000000"),
                        "REJECTED error.usage.served"),
                arguments("served empty", call("served", ""), "REJECTED error.usage.served"),
                arguments(
                        "other with letters",
                        call("other", "tel:now"),
                        "REJECTED error.usage.other"),
                arguments("emergency call", call("other", "112"), "IGNORED error.usage.emergency"),
                arguments("help of phones", call("other", "911"), "IGNORED error.usage.emergency"),
                arguments(
                        "incoming call", call("direction", "in"), "IGNORED error.usage.incoming"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("badRecords")
    void a_record_that_cannot_be_used_is_set_aside_with_its_reason(
            String what, String line, String verdict) throws IOException {
        List<Decoded> records = read(GENERIC, HEADER + "\n" + line + "\n" + GOOD + "\n");
        assertThat(verdict(records.getFirst())).isEqualTo(verdict);
        assertThat(records).hasSize(2);
        assertThat(records.getLast()).isInstanceOf(Decoded.Usage.class);
    }

    static Stream<Arguments> goodRecords() {
        return Stream.of(
                arguments("unanswered", call("seconds", "0"), "353209142207 0"),
                arguments("R1-11, part of a second", call("seconds", "0.4"), "353209142207 1"),
                arguments("60.000 s", call("seconds", "60.000"), "353209142207 60"),
                arguments("in quotes", quoted("seconds", "61"), "353209142207 61"),
                arguments("with 00", call("served", "00353209142207"), "353209142207 61"),
                arguments("with spaces", call("served", "+353 20 914 2207"), "353209142207 61"),
                arguments("national", call("served", "020 914 2207"), "353209142207 61"),
                arguments("data", data("1500000"), "353209142207 1500000"),
                arguments("service in capitals", call("service", "VOICE"), "353209142207 61"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goodRecords")
    void notations_that_mean_one_thing_are_accepted(String what, String line, String expected)
            throws IOException {
        Decoded.Usage usage = (Decoded.Usage) decode(line);
        assertThat(usage.served() + " " + usage.quantity()).isEqualTo(expected);
    }

    @Test
    void a_line_of_ten_megabytes_costs_one_record_and_no_memory() throws IOException {
        InputStream long10Megabytes = new Repeating('x', 10_000_000);
        InputStream file =
                new SequenceInputStream(
                        Collections.enumeration(
                                List.of(
                                        bytes(HEADER + "\n"),
                                        long10Megabytes,
                                        bytes("\n" + GOOD + "\n"))));
        RecordReader reader = new RecordReader(file, GENERIC, "IE", NOW);
        Decoded.SetAside first = (Decoded.SetAside) requireNonNull(reader.next());

        assertThat(verdict(first)).isEqualTo("REJECTED error.usage.line");
        assertThat(first.original()).hasSize(4_000);
        assertThat(reader.next()).isInstanceOf(Decoded.Usage.class);
        assertThat(reader.next()).isNull();
    }

    @Test
    void line_ends_may_be_mixed_and_a_byte_order_mark_is_dropped() throws IOException {
        String file = "\uFEFF" + HEADER + "\r\n" + GOOD + "\n\n" + GOOD + "\r" + GOOD;
        assertThat(inspect(GENERIC, file)).isEmpty();
        assertThat(read(GENERIC, file))
                .hasSize(3)
                .allSatisfy(one -> assertThat(one).isInstanceOf(Decoded.Usage.class));
    }

    @Test
    void calls_for_help_are_known_by_where_the_phone_is() throws IOException {
        String abroad = HEADER + ",mcc\n" + call("other", "119");
        assertThat(read(GENERIC, abroad + ",440"))
                .singleElement()
                .satisfies(
                        record ->
                                assertThat(verdict(record))
                                        .isEqualTo("IGNORED error.usage.emergency"));
        assertThat(read(GENERIC, abroad + ",262"))
                .singleElement()
                .isInstanceOf(Decoded.Usage.class);
    }

    static Stream<Arguments> refusedFiles() {
        Charset latin = StandardCharsets.ISO_8859_1;
        return Stream.of(
                arguments("empty", bytes(""), "error.usage.file.empty"),
                arguments(
                        "wrong delimiter",
                        bytes((HEADER + "\n" + GOOD).replace(',', ';')),
                        "error.usage.file.header"),
                arguments("no header", bytes(GOOD), "error.usage.file.header"),
                arguments(
                        "a picture",
                        bytes("\u0089PNG\r\n\u001a\n", latin),
                        "error.usage.file.charset"),
                arguments(
                        "UTF-16",
                        bytes(HEADER + "\n" + GOOD, StandardCharsets.UTF_16),
                        "error.usage.file.charset"),
                arguments(
                        "UTF-16 without mark",
                        bytes(HEADER + "\n" + GOOD, StandardCharsets.UTF_16LE),
                        "error.usage.file.header"),
                arguments(
                        "Latin-1",
                        bytes(HEADER + "\n" + GOOD + "\n" + call("record_id", "é"), latin),
                        "error.usage.file.charset"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("refusedFiles")
    void a_file_that_is_not_what_the_feed_says_is_refused_whole(
            String what, InputStream file, String reason) throws IOException {
        assertThat(RecordReader.inspect(file, GENERIC).refusal())
                .get()
                .returns(reason, FileRefusal::reason);
    }

    @Test
    void a_file_with_a_header_only_has_no_records() throws IOException {
        assertThat(inspect(GENERIC, HEADER + "\n")).isEmpty();
        assertThat(read(GENERIC, HEADER + "\n")).isEmpty();
    }

    @Test
    void utf_16_and_latin_1_are_read_where_the_profile_declares_them() throws IOException {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
            FeedProfile profile = Profiles.text(DOCUMENT, "charset", charset.name()).checked();
            InputStream file = bytes(HEADER + "\n" + GOOD, charset);
            assertThat(RecordReader.inspect(file, profile).refusal()).isEmpty();
            file.reset();
            assertThat(new RecordReader(file, profile, "IE", NOW).next())
                    .isInstanceOf(Decoded.Usage.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'TRAILER,1', ''",
        "'TRAILER,2', error.usage.file.trailerCount",
        "'TRAILER', error.usage.file.trailerCount",
        "'TRAILER,١', error.usage.file.trailerCount",
        "'', error.usage.file.trailerMissing"
    })
    void a_trailer_is_checked_before_anything_is_rated(String trailer, String reason)
            throws IOException {
        FeedProfile profile = Profiles.withTrailer(DOCUMENT).checked();
        String file = HEADER + "\n" + GOOD + "\n" + trailer + "\n";
        assertThat(inspect(profile, file).map(FileRefusal::reason).orElse("")).isEqualTo(reason);
        assertThat(read(profile, file)).hasSize(1);
    }

    @Test
    void commas_are_decimal_only_where_the_profile_says_so() throws IOException {
        FeedProfile german = Profiles.continental(DOCUMENT).checked();
        assertThat(quantity(german, "1,5")).isEqualTo("2");
        assertThat(quantity(german, "1.234,56")).isEqualTo("1235");
        assertThat(quantity(german, "1.5")).isEqualTo("REJECTED error.usage.seconds");
        assertThat(quantity(german, "12.34.5")).isEqualTo("REJECTED error.usage.seconds");
    }

    @Test
    void the_hour_missing_in_spring_is_suspended() throws IOException {
        Instant then = Instant.parse("2027-03-29T12:00:00Z");
        RecordReader reader =
                new RecordReader(
                        bytes(HEADER + "\n" + call("start", "2027-03-28T02:30:00")),
                        GENERIC,
                        "IE",
                        then);
        assertThat(verdict(requireNonNull(reader.next()))).isEqualTo("SUSPENDED error.usage.gap");
    }

    static List<WorkedExample> autumn() {
        return WorkedExample.of("R3-01");
    }

    @ParameterizedTest
    @MethodSource("autumn")
    void the_doubled_hour_is_read_by_offset_or_by_the_rule_of_the_feed(WorkedExample example)
            throws IOException {
        ZonedDateTime start = ZonedDateTime.parse(example.text("start"));
        Instant expected = Instant.parse(example.expected().getString("startUtc"));
        assertThat(start(GENERIC, start.toLocalDateTime() + ":00" + start.getOffset()))
                .isEqualTo(expected);
        String local = start.toLocalDateTime() + ":00";
        assertThat(start(Profiles.with(DOCUMENT, AmbiguousHour.EARLIER).checked(), local))
                .isEqualTo(expected);
        assertThat(start(Profiles.with(DOCUMENT, AmbiguousHour.LATER).checked(), local))
                .isEqualTo(expected.plus(Duration.ofHours(1)));
    }

    static List<WorkedExample> durations() {
        return WorkedExample.of("R3-02", "R3-03", "R3-04", "R3-05");
    }

    @ParameterizedTest
    @MethodSource("durations")
    void durations_run_between_instants_not_between_clock_faces(WorkedExample example) {
        ZonedDateTime start = ZonedDateTime.parse(example.text("start"));
        if (example.expects("end")) {
            Instant end = start.toInstant().plusSeconds(60 * example.whole("durationMinutes"));
            assertThat(end.atZone(BERLIN))
                    .isEqualTo(ZonedDateTime.parse(example.expected().getString("end")));
        } else {
            ZonedDateTime end = ZonedDateTime.parse(example.text("end"));
            LocalDateTime face = start.toLocalDateTime();
            assertThat(Duration.between(start.toInstant(), end.toInstant()).toMinutes())
                    .isEqualTo(example.expected().getInt("elapsedMinutes"));
            assertThat(Duration.between(face, end.toLocalDateTime()).toMinutes())
                    .isEqualTo(example.expected().getInt("wallClockDifferenceMinutes"));
        }
    }

    private static FeedProfile withoutRecordIds() {
        String others =
                Json.createObjectBuilder(DOCUMENT.toJson().getJsonObject("fields"))
                        .remove("record_id")
                        .build()
                        .toString();
        return Profiles.with(DOCUMENT, "fields", others).checked();
    }

    @Test
    void a_feed_without_record_ids_gets_the_same_key_for_the_same_record() throws IOException {
        FeedProfile profile = withoutRecordIds();
        List<Decoded> records =
                read(profile, HEADER + "\n" + GOOD + "\n" + GOOD + "\n" + call("seconds", "62"));
        assertThat(records)
                .extracting(one -> ((Decoded.Usage) one).key())
                .satisfies(
                        keys -> {
                            assertThat(keys.get(0)).isEqualTo(keys.get(1)).hasSize(32);
                            assertThat(keys.get(2)).isNotEqualTo(keys.get(1));
                        });
    }

    @Test
    void two_messages_of_one_second_are_two_however_often_their_file_is_read() throws IOException {
        FeedProfile profile = withoutRecordIds();
        String message = replace(replace(GOOD, "service", "sms"), "seconds", "");
        String file = String.join("\n", HEADER, message, GOOD, message, message);
        List<String> keys =
                read(profile, file).stream().map(one -> ((Decoded.Usage) one).key()).toList();
        assertThat(keys).doesNotHaveDuplicates();
        assertThat(read(profile, HEADER + "\n" + message))
                .extracting(one -> ((Decoded.Usage) one).key())
                .containsExactly(keys.getFirst());
        RecordReader resumed = new RecordReader(bytes(file), profile, "IE", NOW);
        assertThat(resumed.at(4))
                .isInstanceOfSatisfying(
                        Decoded.Usage.class, one -> assertThat(one.key()).isEqualTo(keys.get(2)));
        assertThat(resumed.next())
                .isInstanceOfSatisfying(
                        Decoded.Usage.class, one -> assertThat(one.key()).isEqualTo(keys.get(3)));
    }

    @Test
    void a_feed_may_name_cards_only_and_lines_may_have_one_charging_id() throws IOException {
        FeedProfile profile =
                Profiles.with(
                                Profiles.with(DOCUMENT, "services", "{\"data\": [\"data\"]}"),
                                "fields",
                                """
                                {"service": "'data'", "start": "start", "bytes": "bytes", "imsi": "imsi",
                                 "session": "session", "part": "'1'"}""")
                        .checked();
        String file =
                """
                start,bytes,imsi,session
                2026-10-12T10:00:00Z,5,001010000000001,s1
                2026-10-12T10:00:00Z,5,001010000000002,s1
                """;
        assertThat(read(profile, file))
                .extracting(one -> ((Decoded.SetAside) one).key())
                .containsExactly("001010000000001/s1/1", "001010000000002/s1/1");
    }

    @Test
    void a_header_must_name_numbers_or_cards() throws IOException {
        assertThat(inspect(GENERIC, HEADER.replace("served", "imsi") + "\n" + GOOD)).isEmpty();
        assertThat(inspect(GENERIC, HEADER.replace("served", "who") + "\n" + GOOD))
                .get()
                .returns("error.usage.file.header", FileRefusal::reason)
                .returns(List.of("served"), FileRefusal::parameters);
    }

    @Test
    void a_trailer_counts_what_a_rule_of_the_profile_ignores() throws IOException {
        FeedProfile profile =
                Profiles.with(
                                Profiles.with(
                                        DOCUMENT,
                                        "trailer",
                                        "{\"marker\": \"TRAILER\", \"countColumn\": 2, \"secondsColumn\": 3}"),
                                "ignored",
                                "[{\"value\": \"record_id\", \"words\": [\"test\"]}]")
                        .checked();
        String test = replace(GOOD, "record_id", "test");
        long seconds =
                2 * ((Decoded.Usage) read(GENERIC, HEADER + "\n" + GOOD).getFirst()).quantity();
        String file = String.join("\n", HEADER, GOOD, test, "TRAILER,2," + seconds);
        assertThat(inspect(profile, file)).isEmpty();
        assertThat(read(profile, file).getLast())
                .isInstanceOfSatisfying(
                        Decoded.SetAside.class,
                        one -> assertThat(one.verdict()).isEqualTo(Verdict.IGNORED));
        assertThat(inspect(profile, file.replace("2," + seconds, "2," + seconds / 2)))
                .get()
                .returns("error.usage.file.trailerSum", FileRefusal::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "uuuu-MM-dd HH:mm:ss z, 2026-10-12 11:00:00 UTC, 2026-10-12T11:00:00Z",
        "uuuu-MM-dd HH:mm:ss VV, 2026-10-12 11:00:00 Europe/Berlin, 2026-10-12T09:00:00Z",
        "uuuu-MM-dd HH:mm:ssXXX, 2026-10-12 11:00:00+05:30, 2026-10-12T05:30:00Z",
        "dd-MMM-uuuu HH:mm:ss, 12-OCT-2026 11:00:00, 2026-10-12T09:00:00Z",
    })
    void a_zone_that_a_time_names_goes_before_that_of_the_feed(
            String pattern, String time, Instant expected) throws IOException {
        FeedProfile profile = Profiles.text(DOCUMENT, "timePattern", pattern).checked();
        assertThat(start(profile, time)).isEqualTo(expected);
    }

    @Test
    void a_zone_by_name_leaves_the_doubled_hour_in_doubt() throws IOException {
        FeedProfile profile =
                Profiles.text(DOCUMENT, "timePattern", "uuuu-MM-dd HH:mm:ss VV").checked();
        RecordReader reader =
                new RecordReader(
                        bytes(HEADER + "\n" + call("start", "2026-10-25 02:30:00 Europe/Berlin")),
                        profile,
                        "IE",
                        Instant.parse("2026-10-26T12:00:00Z"));
        assertThat(verdict(requireNonNull(reader.next())))
                .isEqualTo("SUSPENDED error.usage.ambiguous");
    }

    @Test
    void columns_can_be_numbered_where_there_is_no_header_and_times_have_a_pattern()
            throws IOException {
        FeedProfile profile = Profiles.headless(BERLIN).checked();
        String line = "12.10.2026 11:00:00;+353209142207;+353209142208;TEL;1,5";
        assertThat(inspect(profile, line)).isEmpty();
        Decoded.Usage usage = (Decoded.Usage) read(profile, line).getFirst();
        assertThat(usage.startedAt()).isEqualTo(Instant.parse("2026-10-12T09:00:00Z"));
        assertThat(usage.quantity()).isEqualTo(2);
        assertThat(inspect(profile, line.replace(';', ',')))
                .get()
                .returns("error.usage.file.columns", FileRefusal::reason);
    }

    @Test
    void reading_goes_on_after_the_line_that_was_done() throws IOException {
        String file = HEADER + "\n" + GOOD + "\n" + GOOD + "\n" + call("record_id", "r3");
        RecordReader reader = new RecordReader(bytes(file), GENERIC, "IE", NOW);
        reader.skipTo(3);
        assertThat(reader.next()).returns(4L, Decoded::line);
        assertThat(reader.next()).isNull();
    }

    private static String call(String column, String value) {
        return replace(GOOD, column, value);
    }

    private static String quoted(String column, String value) {
        return replace(GOOD, column, "\"" + value + "\"");
    }

    private static String data(String bytes) {
        return replace(replace(replace(GOOD, "service", "data"), "other", ""), "bytes", bytes);
    }

    private static String replace(String line, String column, String value) {
        String[] values = line.split(",", -1);
        values[List.of(HEADER.split(",")).indexOf(column)] = value;
        return String.join(",", values);
    }

    private static String quantity(FeedProfile profile, String seconds) throws IOException {
        Decoded record = read(profile, HEADER + "\n" + quoted("seconds", seconds)).getFirst();
        return record instanceof Decoded.Usage usage
                ? Long.toString(usage.quantity())
                : verdict(record);
    }

    private static Instant start(FeedProfile profile, String start) throws IOException {
        return ((Decoded.Usage) read(profile, HEADER + "\n" + call("start", start)).getFirst())
                .startedAt();
    }

    private static Decoded decode(String line) throws IOException {
        return read(GENERIC, HEADER + "\n" + line).getFirst();
    }

    private static List<Decoded> read(FeedProfile profile, String file) throws IOException {
        RecordReader reader = new RecordReader(bytes(file), profile, "IE", NOW);
        List<Decoded> records = new ArrayList<>();
        for (Decoded record = reader.next(); record != null; record = reader.next()) {
            records.add(record);
        }
        return records;
    }

    private static Optional<FileRefusal> inspect(FeedProfile profile, String file)
            throws IOException {
        return RecordReader.inspect(bytes(file), profile).refusal();
    }

    private static String verdict(Decoded record) {
        return record instanceof Decoded.SetAside aside
                ? aside.verdict() + " " + aside.reason()
                : "accepted " + record;
    }

    private static InputStream bytes(String text) {
        return bytes(text, StandardCharsets.UTF_8);
    }

    private static InputStream bytes(String text, Charset charset) {
        return new ByteArrayInputStream(text.getBytes(charset));
    }

    /** Many bytes that are never held. */
    private static final class Repeating extends InputStream {
        private final int value;
        private int left;

        Repeating(int value, int count) {
            this.value = value;
            this.left = count;
        }

        @Override
        public int read() {
            return left-- > 0 ? value : -1;
        }
    }
}
