package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The file that the documentation shows is what it says. */
class SampleFileTest {

    private static final Path SAMPLE = Path.of("..", "docs", "samples", "usage-october.csv");
    private static final FeedProfile GENERIC = FeedProfile.generic(ZoneId.of("Europe/London"));

    @Test
    void the_documented_sample_reads_as_documented() throws IOException {
        try (InputStream file = Files.newInputStream(SAMPLE)) {
            assertThat(RecordReader.inspect(file, GENERIC).refusal()).isEmpty();
        }
        List<String> records = new ArrayList<>();
        try (InputStream file = Files.newInputStream(SAMPLE)) {
            RecordReader reader =
                    new RecordReader(file, GENERIC, "GB", Instant.parse("2026-10-15T00:00:00Z"));
            for (Decoded one = reader.next(); one != null; one = reader.next()) {
                records.add(
                        switch (one) {
                            case Decoded.Usage usage ->
                                    usage.service()
                                            + " "
                                            + usage.other()
                                            + " "
                                            + usage.startedAt()
                                            + " "
                                            + usage.quantity();
                            case Decoded.SetAside aside -> aside.verdict() + " " + aside.reason();
                        });
            }
        }
        assertThat(records)
                .containsExactly(
                        "VOICE 442079460012 2026-10-12T08:14:05Z 61",
                        "IGNORED error.usage.incoming",
                        "SMS 447700900456 2026-10-12T09:02:11Z 1",
                        "DATA null 2026-10-12T09:05:00Z 48211904",
                        "VOICE 442079460034 2026-10-13T17:20:00Z 0",
                        "IGNORED error.usage.emergency",
                        "DATA null 2026-10-14T07:45:12Z 1500000");
    }
}
