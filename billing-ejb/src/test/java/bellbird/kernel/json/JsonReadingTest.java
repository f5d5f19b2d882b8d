package bellbird.kernel.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReadingTest {

    record Appointment(LocalDate day, OffsetDateTime at) {}

    @Test
    void days_and_moments_are_read() {
        assertThat(JsonReading.read(of("9999-12-31", "0001-01-01T00:00:00Z"), Appointment.class))
                .isEqualTo(
                        new Appointment(
                                LocalDate.of(9999, 12, 31),
                                OffsetDateTime.parse("0001-01-01T00:00:00Z")));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "+10000-01-01, 2026-11-01T00:00:00Z, error.json.local-date",
        "0000-12-31, 2026-11-01T00:00:00Z, error.json.local-date",
        "2026-11-01, +999999999-12-31T23:59:59Z, error.json.offset-date-time",
        "2026-11-01, -999999999-01-01T00:00:00Z, error.json.offset-date-time"
    })
    void years_that_no_calendar_of_ours_has_are_wrong(String day, String at, String problem) {
        assertThatThrownBy(() -> JsonReading.read(of(day, at), Appointment.class))
                .hasMessageContaining(problem);
    }

    private static JsonObject of(String day, String at) {
        return Json.createObjectBuilder().add("day", day).add("at", at).build();
    }
}
