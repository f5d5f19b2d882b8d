package bellbird.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Nobody works on a neighbour's server. */
class OwnPostgresTest {

    @Test
    void a_port_that_a_neighbour_took_first_is_given_up() throws Exception {
        try (EmbeddedPostgres neighbour = OwnPostgres.start(Map.of())) {
            PrimitiveIterator.OfInt ports = IntStream.of(neighbour.getPort(), 0).iterator();
            try (EmbeddedPostgres own = OwnPostgres.start(Map.of("fsync", "off"), ports::nextInt)) {
                assertThat(ports.hasNext()).as("the second try").isFalse();
                assertThat(own.getPort()).isNotEqualTo(neighbour.getPort());
                assertThat(List.of(OwnPostgres.dataOf(own), OwnPostgres.dataOf(neighbour)))
                        .doesNotHaveDuplicates();
            }
        }
    }
}
