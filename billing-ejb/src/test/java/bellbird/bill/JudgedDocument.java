package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A document that a test issues and that is kept as a file: {@code invoice-templates} draws it from
 * there, and the validators judge it.
 */
final class JudgedDocument {

    /** Of a bill, in the address it is paid at: another one each time. */
    private static final String ID = "/\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

    private JudgedDocument() {}

    /**
     * @param name of the file, without its ending
     * @param issued JSON of a document
     */
    static void assertIs(String name, String issued) {
        try (InputStream file =
                Objects.requireNonNull(
                        JudgedDocument.class.getResourceAsStream("/issued/" + name + ".json"))) {
            String judged = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(issued.replaceAll(ID, "/")).isEqualTo(judged.strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
