package bellbird.invoice.validators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.mustangproject.validator.ZUGFeRDValidator;

/** Every kind of invoice is Factur-X to the library that most of the world reads it with. */
class MustangTest {

    private static final Path DRAWN = Path.of("../invoice-templates/target/samples/invoices");
    private static final int KINDS = 14;
    private static final int LANGUAGES = 5;

    @Test
    void every_kind_of_invoice_is_valid() throws IOException {
        List<Path> files = files("kinds");

        assertThat(files).hasSize(KINDS);
        assertThat(files).allSatisfy(MustangTest::assertValid);
    }

    @Tag("deep")
    @Test
    void every_kind_in_every_language_is_valid() throws IOException {
        List<Path> files = files("kinds-and-languages");

        assertThat(files).hasSize(KINDS * LANGUAGES);
        assertThat(files).allSatisfy(MustangTest::assertValid);
    }

    @Test
    void a_file_whose_data_has_a_wrong_total_is_not() throws IOException {
        ZUGFeRDValidator validator = new ZUGFeRDValidator();

        assertThat(validator.validate(files("control").getFirst().toString())).contains("BR-CO-15");
        assertThat(validator.wasCompletelyValid()).isFalse();
    }

    private static void assertValid(Path file) {
        ZUGFeRDValidator validator = new ZUGFeRDValidator();
        validator.disableNotices();

        String report = validator.validate(file.toString());

        assertThat(validator.wasCompletelyValid()).as(report).isTrue();
    }

    private static List<Path> files(String folder) throws IOException {
        try (Stream<Path> files = Files.list(DRAWN.resolve(folder))) {
            return files.sorted().toList();
        }
    }
}
