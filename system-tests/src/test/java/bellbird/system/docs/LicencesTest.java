package bellbird.system.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the WAR is made of, and what it finds in the server's modules, as the build's own list of
 * components (CycloneDX) says, stands with its licence in {@code docs/licences.txt}, so that
 * nothing new is shipped unread.
 */
class LicencesTest {

    private static final Path COMPONENTS = Path.of("../portal-ui/target/sbom.json");
    private static final Path READ = Path.of("../docs/licences.txt");

    @Test
    void every_component_and_its_licence_have_been_read() throws IOException {
        Set<String> shipped = shipped();
        assertThat(shipped).hasSizeGreaterThan(30);
        Set<String> read = read();

        Set<String> unread = new TreeSet<>(shipped);
        unread.removeAll(read);
        assertThat(unread)
                .as("new components or licences: read them, then add these lines to " + READ)
                .isEmpty();
        Set<String> gone = new TreeSet<>(read);
        gone.removeAll(shipped);
        assertThat(gone).as("no longer shipped: take these lines out of " + READ).isEmpty();
    }

    private static Set<String> read() throws IOException {
        return Files.readAllLines(READ).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One line each: group, name, licences. Versions change too often to be read each time. */
    private static Set<String> shipped() throws IOException {
        assertThat(COMPONENTS).as("made by packaging portal-ui").exists();
        JsonObject all = JsonParser.parseString(Files.readString(COMPONENTS)).getAsJsonObject();
        Set<String> lines = new TreeSet<>();
        for (JsonElement each : all.getAsJsonArray("components")) {
            JsonObject component = each.getAsJsonObject();
            String group = component.get("group").getAsString();
            if (!group.equals("bellbird")) {
                lines.add(
                        group
                                + ":"
                                + component.get("name").getAsString()
                                + "  "
                                + licences(component));
            }
        }
        return lines;
    }

    private static String licences(JsonObject component) {
        Set<String> names = new TreeSet<>();
        if (component.has("licenses")) {
            for (JsonElement each : component.getAsJsonArray("licenses")) {
                JsonObject choice = each.getAsJsonObject();
                if (choice.has("expression")) {
                    names.add(choice.get("expression").getAsString());
                } else {
                    JsonObject licence = choice.getAsJsonObject("license");
                    names.add(
                            licence.has("id")
                                    ? licence.get("id").getAsString()
                                    : licence.get("name").getAsString());
                }
            }
        }
        return names.isEmpty() ? "unknown" : String.join(" or ", names);
    }
}
