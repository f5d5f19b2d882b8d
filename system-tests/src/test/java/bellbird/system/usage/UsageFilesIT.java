package bellbird.system.usage;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.system.stack.Invariants;
import bellbird.system.stack.Operators;
import bellbird.system.stack.Program;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A host network's program packs its files, and reads again what was refused. */
@ExtendWith(Invariants.class)
class UsageFilesIT {

    private static final String FILES = "/api/v1/usage-files";
    private static final String FEED = "packed";
    private static final String HEADER =
            "record_id;service;direction;served;other;start;seconds;bytes\n";
    private static final String FEEDS =
            """
            {"feeds": [{"name": "%s", "profile": {
               "delimiter": "%s", "zone": "Europe/London",
               "fields": {"record_id": "record_id", "service": "service", "served": "served",
                          "other": "other", "start": "start", "seconds": "seconds"},
               "services": {"voice": ["voice"]}, "outgoing": ["out"], "incoming": ["in"],
               "ignored": []}}]}""";
    private static final String READ_AGAIN = "{\"decision\": \"read-again\"}";
    private static final String SETTLE = "{\"decision\": \"settle\"}";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Program program = new Program(Operators.first());

    @Test
    void packed_files_are_refused_by_a_wrong_profile_and_rated_once_it_is_mended()
            throws IOException {
        delimiter(",");
        HttpResponse<String> answer = hand("two.zip", "application/zip", zipped());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        List<String> files = new ArrayList<>();
        for (JsonElement one : json(answer).getAsJsonArray("files")) {
            files.add(one.getAsJsonObject().getAsJsonObject("file").get("id").getAsString());
        }
        assertThat(files).hasSize(2);
        files.forEach(file -> await(file, "rejected"));
        assertThat(decide(files.getFirst(), SETTLE).statusCode()).isEqualTo(200);
        assertThat(decide(files.getFirst(), SETTLE).statusCode()).isEqualTo(409);

        delimiter(";");
        for (String file : files) {
            answer = decide(file, READ_AGAIN);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            JsonObject counts = await(file, "done").getAsJsonObject("counts");
            assertThat(counts.get("in").getAsInt()).isEqualTo(1);
            assertThat(counts.get("suspended").getAsInt()).as("nobody's number").isEqualTo(1);
            answer = decide(file, READ_AGAIN);
            assertThat(answer.statusCode()).as("once is enough").isEqualTo(409);
            assertThat(answer.body()).contains("cannot be read again");
        }
        answer = hand("one.csv.gz", "application/gzip", gzipped());
        assertThat(answer.statusCode()).as("packed anew it is the same file").isEqualTo(200);
        assertThat(json(answer).get("id").getAsString()).isIn(files);
    }

    private HttpResponse<String> decide(String file, String decision) {
        return program.call("POST", FILES + "/" + file + "/decisions", decision);
    }

    private HttpResponse<String> hand(String name, String type, byte[] content) {
        return program.post(FILES + "?feed=" + FEED + "&name=" + name, type, content);
    }

    private void delimiter(String sign) {
        HttpResponse<String> answer =
                program.call("PUT", "/api/v1/usage-feeds", FEEDS.formatted(FEED, sign));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonObject await(String file, String state) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonObject found = json(program.call("GET", FILES + "/" + file, ""));
        while (!found.get("state").getAsString().equals(state)) {
            assertThat(System.nanoTime()).as("%s becomes %s", found, state).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            found = json(program.call("GET", FILES + "/" + file, ""));
        }
        return found;
    }

    private static byte[] zipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("one", "two")) {
                zip.putNextEntry(new ZipEntry(name + ".csv"));
                zip.write(content(name));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] gzipped() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content("one"));
        }
        return bytes.toByteArray();
    }

    private static byte[] content(String key) {
        return (HEADER
                        + "packed-%s;voice;out;+447700900998;+442079460000;2026-10-12T10:00:00Z;1;\n"
                                .formatted(key))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return JsonParser.parseString(answer.body()).getAsJsonObject();
    }
}
