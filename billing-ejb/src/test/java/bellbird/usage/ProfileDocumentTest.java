package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.UsageType;
import bellbird.usage.FeedProfile.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the files of a feed are read is data that people write (rule B2). */
class ProfileDocumentTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant NOW = Instant.parse("2026-10-28T12:00:00Z");
    private static final String EXCHANGE = "shared/data/real/asterisk-master.csv";

    @Test
    void a_profile_comes_back_from_its_json_as_it_was() {
        for (ProfileDocument profile :
                List.of(
                        ProfileDocument.generic(BERLIN),
                        ProfileDocument.exchange(BERLIN),
                        Profiles.withTrailer())) {
            assertThat(StoredProfile.read(StoredProfile.write(profile))).isEqualTo(profile);
            assertThat(profile.checked()).isEqualTo(profile.checked());
        }
    }

    @Test
    void a_profile_stored_before_there_were_expressions_is_read_as_it_was_meant() {
        String before =
                """
                {"format": "csv", "delimiter": ",", "charset": "UTF-8", "header": true,
                 "zone": "Europe/Berlin", "ambiguousHour": "SUSPEND", "decimalSign": ".",
                 "outgoing": ["mo", "out"], "incoming": ["in", "mt"],
                 "columns": {"RECORD_ID": "record_id", "SERVICE": "service", "DIRECTION": "direction",
                             "SERVED": "served", "OTHER": "other", "START": "start",
                             "SECONDS": "seconds", "BYTES": "bytes", "MCC": "mcc", "MNC": "mnc",
                             "NET": "net"},
                 "services": {"VOICE": ["call", "voice"], "SMS": ["sms"], "DATA": ["data"]},
                 "limits": {"longestSeconds": 86400, "mostBytes": 10000000000000, "oldestDays": 90,
                            "futureMinutes": 60, "fileMegabytes": 256, "lineCharacters": 16384}}""";
        String fields =
                """
                {"record_id": "record_id", "service": "service", "direction": "direction",
                 "served": "served", "other": "other", "start": "start", "seconds": "seconds",
                 "bytes": "bytes", "mcc": "mcc", "mnc": "mnc", "net": "net"}""";
        assertThat(StoredProfile.read(before))
                .isEqualTo(Profiles.with(ProfileDocument.generic(BERLIN), "fields", fields));
        ProfileDocument numbered =
                StoredProfile.read(
                        before.replace("\"header\": true", "\"header\": false")
                                .replaceAll("\"(RECORD_ID|SERVED)\": \"\\w+\"", "\"$1\": \"7\""));
        assertThat(numbered.fields()).containsEntry("served", "$7");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "delimiter | \"\" | /delimiter | error.profile.sign",
                "delimiter | \";;\" | /delimiter | error.profile.sign",
                "delimiter | \"\\\"\" | /quote | error.profile.sameSign",
                "quote | \"x\" | /quote | error.profile.sign",
                "charset | \"UTF-9\" | /charset | error.profile.charset",
                "zone | \"Europe/Atlantis\" | /zone | error.json.zone-id",
                "timePattern | \"dd.MM.yyyy HH:mm:ss\" | /timePattern | error.profile.pattern",
                "timePattern | \"HH:mm\" | /timePattern | error.profile.pattern",
                "timePattern | \"dd.MM.uuuu hh:mm:ss\" | /timePattern | error.profile.pattern",
                "decimalSign | \";\" | /decimalSign | error.profile.decimalSign",
                "grouping | \".\" | /grouping | error.profile.sameSign",
                "header | false | /fields/served | error.profile.noHeader",
                "outgoing | [\"in\"] | /incoming | error.profile.twice",
                "services | {} | /services | error.profile.noService",
                "services | {\"fax\": [\"f\"]} | /services/fax | error.json.oneOf",
                "services | {\"sms\": [\"m\"], \"mms\": [\"M\"]} | /services/mms | error.profile.twice",
                "trailer | {\"marker\": \"\", \"countColumn\": 2} | /trailer/marker | error.required",
                "trailer | {\"marker\": \"T\", \"countColumn\": 0} | /trailer/countColumn | error.between",
                "ignored | [{\"value\": \"state\", \"words\": []}] | /ignored/0/words | error.required",
                "ignored | [{\"value\": \"up(\", \"words\": [\"x\"]}] | /ignored/0/value | error.profile.expression.function",
                "watch | {\"sequence\": \"served\"} | /watch/sequence | error.profile.sequence",
                "watch | {\"everyHours\": 1000} | /watch/everyHours | error.between"
            })
    void what_is_wrong_with_a_profile_is_said_with_its_place(
            String member, String json, String place, String reason) {
        assertThat(problems(Profiles.with(ProfileDocument.generic(BERLIN), member, json)))
                .anySatisfy(
                        problem ->
                                assertThat(problem)
                                        .returns(place, BellbirdException.Problem::field)
                                        .returns(reason, BellbirdException.Problem::messageKey));
    }

    @Test
    void every_field_that_is_wrong_is_told_at_once() {
        ProfileDocument profile =
                Profiles.with(
                        ProfileDocument.generic(BERLIN),
                        "fields",
                        "{\"served\": \"x(\", \"service\": \"'fax'\", \"colour\": \"c\"}");
        assertThat(problems(profile))
                .extracting(BellbirdException.Problem::field)
                .containsExactlyInAnyOrder(
                        "/fields/served",
                        "/fields/service",
                        "/fields/colour",
                        "/fields/start",
                        "/fields/seconds",
                        "/fields/bytes");
    }

    @Test
    void a_service_can_be_a_word_that_no_column_has() {
        ProfileTrial trial =
                trial(
                        """
                        {"delimiter": "tab", "zone": "Europe/Berlin",
                         "durations": "clock",
                         "fields": {"service": "'voice'", "served": "[A number]", "other": "B",
                                    "start": "Day & 'T' & Time", "seconds": "Duration"},
                         "services": {"voice": ["voice"]},
                         "ignored": [{"value": "left(B, 4)", "words": ["0800"]}]}""",
                        "A number\tB\tDay\tTime\tDuration\n"
                                + "030 9012345\t030 9012346\t2026-10-12\t10:00:00\t0:01:01\n"
                                + "030 9012345\t0800 1234567\t2026-10-12\t10:00:00\t0:01:01\n"
                                + "030 9012345\t030 9012346\t2026-10-12\t10:00:00\t61\n");
        assertThat(trial.refusal()).isNull();
        assertThat(trial.columns()).contains(new ProfileTrial.Column("[A number]", "030 9012345"));
        assertThat(trial.rows().get(0).record())
                .isInstanceOfSatisfying(
                        Decoded.Usage.class,
                        usage ->
                                assertThat(usage)
                                        .returns(UsageType.VOICE, Decoded.Usage::service)
                                        .returns("49309012345", Decoded.Usage::served)
                                        .returns(61L, Decoded.Usage::quantity)
                                        .returns(
                                                Instant.parse("2026-10-12T08:00:00Z"),
                                                Decoded.Usage::startedAt));
        assertThat(asides(trial))
                .containsExactly(
                        "IGNORED error.usage.ignored null", "REJECTED error.usage.seconds SECONDS");
        assertThat(trial.rows().get(2).texts()).containsEntry(Field.SECONDS, "61");
    }

    @ParameterizedTest
    @CsvSource({
        "volumes, kilobytes, 1.5, 1500",
        "volumes, kibibytes, 1.5, 1536",
        "volumes, megabytes, 0.0000001, 1",
        "volumes, mebibytes, 1, 1048576",
        "durations, milliseconds, 1001, 2",
        "durations, minutes, 1.5, 90",
        "durations, clock, 1:00:01, 3601"
    })
    void quantities_are_brought_to_seconds_and_bytes(
            String unit, String word, String written, long quantity) {
        boolean data = unit.equals("volumes");
        ProfileTrial trial =
                trial(
                        Profiles.text(ProfileDocument.generic(BERLIN), unit, word)
                                .toJson()
                                .toString(),
                        "record_id,service,direction,served,other,start,seconds,bytes\n"
                                + "1,%s,out,+49309012345,%s,2026-10-12T10:00:00,%s,%s\n"
                                        .formatted(
                                                data ? "data" : "voice",
                                                data ? "" : "+49309012346",
                                                data ? "" : written,
                                                data ? written : ""));
        assertThat(trial.rows().getFirst().record())
                .isInstanceOfSatisfying(
                        Decoded.Usage.class,
                        usage -> assertThat(usage.quantity()).isEqualTo(quantity));
    }

    @ParameterizedTest
    @CsvSource({
        "'TRAILER,2,62.5,1000', ''",
        "'TRAILER,2,62,1000', error.usage.file.trailerSum",
        "'TRAILER,2,62.5,999', error.usage.file.trailerSum",
        "'TRAILER,2,62.5', error.usage.file.trailerSum",
        "'TRAILER,1,62.5,1000', error.usage.file.trailerCount"
    })
    void the_sums_of_a_trailer_are_checked_before_anything_is_rated(String trailer, String reason) {
        ProfileDocument profile =
                Profiles.with(
                        ProfileDocument.generic(BERLIN),
                        "trailer",
                        """
                        {"marker": "TRAILER", "countColumn": 2, "secondsColumn": 3,
                         "bytesColumn": 4}""");
        ProfileTrial trial =
                trial(
                        profile.toJson().toString(),
                        """
                        record_id,service,direction,served,other,start,seconds,bytes
                        1,voice,out,+49309012345,+49309012346,2026-10-12T10:00:00,62.5,
                        2,data,out,+49309012345,,2026-10-12T10:00:00,,1000
                        %s
                        """
                                .formatted(trailer));
        FileRefusal refusal = trial.refusal();
        assertThat(refusal == null ? "" : refusal.reason()).isEqualTo(reason);
    }

    @Test
    void a_file_that_would_be_refused_shows_its_columns_so_that_the_profile_can_be_mended() {
        ProfileTrial trial =
                trial(ProfileDocument.generic(BERLIN).toJson().toString(), "who,when\nme,now\n");
        FileRefusal refusal = trial.refusal();
        assertThat(refusal == null ? "" : refusal.reason()).isEqualTo("error.usage.file.header");
        assertThat(trial.columns())
                .containsExactly(
                        new ProfileTrial.Column("who", "me"),
                        new ProfileTrial.Column("when", "now"));
    }

    @Test
    void the_call_records_of_an_exchange_are_read_by_a_ready_profile() throws Exception {
        byte[] sample =
                """
                "","101","0209142208","default","","SIP/1","SIP/2","Dial","","2026-10-12 10:00:00","2026-10-12 10:00:05","2026-10-12 10:01:06",66,61,"ANSWERED","DOCUMENTATION","1791792000.7",""
                "+353209142207","101","+353209142208","default",\"""Maeve"" <101>","SIP/1","SIP/2","Dial","","2026-10-12 10:00:00","2026-10-12 10:00:05","2026-10-12 10:01:06",66,61,"ANSWERED","DOCUMENTATION","1791792000.8",""
                "+353209142207","101","+353209142208","default","","SIP/1","SIP/2","Dial","","2026-10-12 10:00:00","","2026-10-12 10:01:06",66,9,"NO ANSWER","DOCUMENTATION","1791792000.9",""
                """
                        .getBytes(StandardCharsets.UTF_8);
        ProfileTrial trial =
                ProfileTrial.of(
                        ProfileDocument.exchange(ZoneId.of("Europe/Dublin")).checked(),
                        sample,
                        "IE",
                        NOW);
        assertThat(asides(trial)).containsExactly("REJECTED error.usage.served SERVED");
        assertThat(trial.rows().subList(1, 3))
                .extracting(row -> ((Decoded.Usage) row.record()).quantity())
                .containsExactly(61L, 0L);
        assertThat(trial.rows().get(1).record())
                .isInstanceOfSatisfying(
                        Decoded.Usage.class,
                        usage ->
                                assertThat(usage)
                                        .returns("1791792000.8", Decoded.Usage::key)
                                        .returns("353209142207", Decoded.Usage::served)
                                        .returns(
                                                Instant.parse("2026-10-12T09:00:00Z"),
                                                Decoded.Usage::startedAt));
    }

    /** Both calls of the file were made from the console, which is no line of anybody. */
    @Test
    void a_file_that_an_exchange_really_wrote_is_read_to_the_letter() throws Exception {
        Path file = exchangeFile();
        Assumptions.assumeTrue(file != null, "the file " + EXCHANGE + " is not here");
        byte[] content = Files.readAllBytes(file);
        FeedProfile profile = ProfileDocument.exchange(ZoneId.of("UTC")).checked();
        ProfileTrial trial = ProfileTrial.of(profile, content, "US", NOW);
        assertThat(trial.refusal()).isNull();
        assertThat(asides(trial))
                .containsExactly(
                        "REJECTED error.usage.served SERVED", "REJECTED error.usage.served SERVED");
        assertThat(trial.rows())
                .extracting(
                        row -> row.texts().get(Field.RECORD_ID),
                        row -> row.texts().get(Field.START),
                        row -> row.texts().get(Field.SECONDS))
                .containsExactly(
                        tuple("1270167992.0", "2010-04-02 00:26:32", "7"),
                        tuple("1270168442.0", "2010-04-02 00:34:02", "7"));
        // With a line's number as its account code, as the profile asks for, each is a call of it.
        String named =
                new String(content, StandardCharsets.UTF_8)
                        .replaceAll(
                                "(?m)^\"\",\"\",\"1\"", "\"+12125550123\",\"\",\"+12125550124\"");
        ProfileTrial ours =
                ProfileTrial.of(
                        profile,
                        named.getBytes(StandardCharsets.UTF_8),
                        "US",
                        Instant.parse("2010-04-03T00:00:00Z"));
        assertThat(ours.rows())
                .extracting(row -> ((Decoded.Usage) row.record()).quantity())
                .containsExactly(7L, 7L);
    }

    private static @Nullable Path exchangeFile() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(EXCHANGE))) {
                return at.resolve(EXCHANGE);
            }
        }
        return null;
    }

    private static ProfileTrial trial(String profile, String file) {
        return ProfileTrial.of(
                Profiles.document(profile).checked(),
                file.getBytes(StandardCharsets.UTF_8),
                "DE",
                NOW);
    }

    private static List<String> asides(ProfileTrial trial) {
        return trial.rows().stream()
                .flatMap(
                        row ->
                                row.record() instanceof Decoded.SetAside aside
                                        ? Stream.of(
                                                aside.verdict()
                                                        + " "
                                                        + aside.reason()
                                                        + " "
                                                        + row.at())
                                        : Stream.empty())
                .toList();
    }

    private static List<BellbirdException.Problem> problems(ProfileDocument profile) {
        return catchThrowableOfType(BellbirdException.class, profile::checked).problems();
    }
}
