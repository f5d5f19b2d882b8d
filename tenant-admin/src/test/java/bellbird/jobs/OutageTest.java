package bellbird.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.error.Outage;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passes by itself, and what does not. */
class OutageTest {

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource({
        "08001, connection refused, true",
        "08006, connection lost, true",
        "57P01, shutdown, true",
        "57P03, starting up, true",
        "53100, disk full, true",
        "53300, too many connections, true",
        "58030, input or output, true",
        "57014, statement cancelled, false",
        "23505, unique key, false",
        "40001, serialization, false",
        "22003, number out of range, false"
    })
    void an_outage_is_told_by_what_the_database_says(String state, String what, boolean outage) {
        Exception wrapped =
                new IllegalStateException(new RuntimeException(new SQLException(what, state)));
        assertThat(Outage.in(wrapped)).isEqualTo(outage);
        assertThat(Outage.in(new IllegalStateException(what))).isFalse();
    }
}
