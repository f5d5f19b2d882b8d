package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/catalog.schema.json} says what the server reads: no less and no more. */
class CatalogSchemaTest {

    private static final Path DOCS = Path.of("..", "docs");

    @Test
    void the_sample_keeps_to_the_schema_and_so_does_what_is_written_of_it() throws IOException {
        assertThat(faults(CatalogSamples.full())).isEmpty();
        assertThat(faults(Catalog.read(CatalogSamples.full()).toJson())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("bellbird.offering.CatalogSamples#misshapen")
    void what_the_server_cannot_read_the_schema_refuses_too(CatalogSamples.Bad bad)
            throws IOException {
        assertThat(faults(bad.document())).as(bad.toString()).isNotEmpty();
    }

    @Test
    void every_part_of_a_record_is_described() throws IOException {
        JsonObject definitions = schema().getJsonObject("$defs");
        Set<Class<?>> records = new LinkedHashSet<>();
        collect(Catalog.class, records);
        records.remove(Catalog.class);
        assertThat(records).hasSizeGreaterThan(25);
        assertThat(records)
                .allSatisfy(
                        one ->
                                assertThat(names(one))
                                        .as(one.getSimpleName())
                                        .isEqualTo(
                                                described(
                                                        definitions.getJsonObject(
                                                                one.getSimpleName()))));
    }

    private static Set<String> names(Class<?> record) {
        Set<String> names = new TreeSet<>();
        for (RecordComponent component : record.getRecordComponents()) {
            names.add(component.getName());
        }
        return names;
    }

    private static Set<String> described(JsonObject definition) {
        JsonObject properties = definition.getJsonObject("properties");
        Set<String> names = new TreeSet<>(properties.keySet());
        if (properties.getJsonObject("kind") instanceof JsonObject kind
                && kind.containsKey("const")) {
            names.remove("kind"); // which of several it is, not a part of it
        }
        return names;
    }

    private static void collect(Type type, Set<Class<?>> records) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(one -> collect(one, records));
        } else if (type instanceof Class<?> one) {
            if (one.isSealed()) {
                Arrays.stream(one.getPermittedSubclasses()).forEach(each -> collect(each, records));
            } else if (one.isRecord() && records.add(one)) {
                for (RecordComponent component : one.getRecordComponents()) {
                    collect(component.getGenericType(), records);
                }
            }
        }
    }

    private static JsonObject schema() throws IOException {
        try (var reader =
                Json.createReader(Files.newBufferedReader(DOCS.resolve("catalog.schema.json")))) {
            return reader.readObject();
        }
    }

    private static Set<ValidationMessage> faults(JsonObject document) throws IOException {
        JsonSchema schema =
                JsonSchemaFactory.getInstance(VersionFlag.V202012)
                        .getSchema(Files.readString(DOCS.resolve("catalog.schema.json")));
        return schema.validate(document.toString(), InputFormat.JSON);
    }
}
