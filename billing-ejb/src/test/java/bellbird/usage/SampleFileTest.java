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

/** The files that the documentation shows are what it says. */
class SampleFileTest {

    private static final FeedProfile GENERIC = FeedProfile.generic(ZoneId.of("Europe/London"));

    @Test
    void the_documented_sample_reads_as_documented() throws IOException {
        assertThat(read("usage-october.csv"))
                .containsExactly(
                        "447700900123 VOICE 442079460012 2026-10-12T08:14:05Z 61",
                        "IGNORED error.usage.incoming",
                        "447700900123 SMS 447700900456 2026-10-12T09:02:11Z 1",
                        "447700900123 DATA null 2026-10-12T09:05:00Z 48211904",
                        "447700900123 VOICE 442079460034 2026-10-13T17:20:00Z 0",
                        "IGNORED error.usage.emergency",
                        "447700900123 DATA null 2026-10-14T07:45:12Z 1500000");
    }

    @Test
    void a_file_of_a_network_that_names_cards_needs_no_column_of_numbers() throws IOException {
        assertThat(read("usage-by-card.csv"))
                .containsExactly(
                        "001010000000123 VOICE 442079460012 2026-10-12T08:14:05Z 61",
                        "001010000000123 DATA null 2026-10-12T09:05:00Z 48211904",
                        "SUSPENDED error.usage.part",
                        "SUSPENDED error.usage.part",
                        "REJECTED error.usage.served");
    }

    private static List<String> read(String name) throws IOException {
        Path sample = Path.of("..", "docs", "samples", name);
        try (InputStream file = Files.newInputStream(sample)) {
            assertThat(RecordReader.inspect(file, GENERIC).refusal()).isEmpty();
        }
        List<String> records = new ArrayList<>();
        try (InputStream file = Files.newInputStream(sample)) {
            RecordReader reader =
                    new RecordReader(file, GENERIC, "GB", Instant.parse("2026-10-15T00:00:00Z"));
            for (Decoded one = reader.next(); one != null; one = reader.next()) {
                records.add(
                        switch (one) {
                            case Decoded.Usage usage -> told(usage);
                            case Decoded.SetAside aside -> aside.verdict() + " " + aside.reason();
                        });
            }
        }
        return records;
    }

    /** Whose it is by number or card, what, with whom, when and how much. */
    private static String told(Decoded.Usage usage) {
        String whose = usage.served().isEmpty() ? usage.imsi() : usage.served();
        return "%s %s %s %s %s"
                .formatted(
                        whose, usage.service(), usage.other(), usage.startedAt(), usage.quantity());
    }
}
