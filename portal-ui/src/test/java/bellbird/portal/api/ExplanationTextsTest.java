package bellbird.portal.api;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.UsageType;
import bellbird.rating.ExplanationStep;
import bellbird.rating.ExplanationStep.Per;
import bellbird.rating.ExplanationStep.Quantity;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplanationTextsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VOICE|1|1 second",
                "VOICE|0|0 seconds",
                "VOICE|60|1 minute",
                "VOICE|61|1 minute 1 second",
                "VOICE|7322|2 hours 2 minutes 2 seconds",
                "SMS|1|1 message",
                "MMS|1200|1,200 messages",
                "CONTENT|1|1 piece of content",
                "DATA|1500000|1.5 MB",
                "DATA|1000|1 kB",
                "DATA|10000000000|10 GB",
                "DATA|1048576|1 MiB",
                "DATA|27033124|27,033,124 bytes",
                "DATA|1|1 byte"
            })
    void quantities_are_said_with_their_units(UsageType service, long quantity, String said) {
        assertThat(
                        ExplanationTexts.of(
                                new ExplanationStep(
                                        "explain.used.sms",
                                        List.of(new Quantity(service, quantity)))))
                .isEqualTo(said);
    }

    @Test
    void rates_name_what_they_are_for() {
        assertThat(charged(UsageType.VOICE, 61, 60))
                .isEqualTo("1 minute 1 second at 0.12 EUR per minute: 0.24 EUR");
        assertThat(charged(UsageType.VOICE, 30, 30))
                .isEqualTo("30 seconds at 0.12 EUR per 30 seconds: 0.24 EUR");
        assertThat(charged(UsageType.SMS, 2, 1)).isEqualTo("2 messages at 0.12 EUR each: 0.24 EUR");
        assertThat(charged(UsageType.DATA, 2_000_000, 1_000_000))
                .isEqualTo("2 MB at 0.12 EUR per MB: 0.24 EUR");
    }

    @Test
    void increments_read_well_aloud() {
        assertThat(
                        ExplanationTexts.of(
                                new ExplanationStep(
                                        "explain.call.increments",
                                        List.of(voice(61), voice(60), voice(1), voice(61)))))
                .isEqualTo(
                        "A call of 1 minute 1 second, counted as 1 minute 1 second:"
                                + " at least 1 minute, then in steps of 1 second");
    }

    @Test
    void programs_read_days_as_iso_8601() {
        assertThat(
                        ExplanationTexts.of(
                                new ExplanationStep(
                                        "explain.plan",
                                        List.of("Starter", "1", LocalDate.of(2026, 10, 1)))))
                .isEqualTo("Price of Starter, version 1, valid from 2026-10-01");
    }

    @Test
    void what_has_no_price_says_why() {
        assertThat(ExplanationTexts.of(new ExplanationStep("error.usage.shortNumber", List.of())))
                .isEqualTo("This short number has no price.");
    }

    private static String charged(UsageType service, long quantity, long unit) {
        return ExplanationTexts.of(
                new ExplanationStep(
                        "explain.charged",
                        List.of(
                                new Quantity(service, quantity),
                                "0.12",
                                new Per(service, unit),
                                "0.24",
                                "EUR")));
    }

    private static Quantity voice(long seconds) {
        return new Quantity(UsageType.VOICE, seconds);
    }
}
