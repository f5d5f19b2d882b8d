package bellbird.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "acme",
                "abc",
                "a1b",
                "larkspur",
                "one-two-three",
                "abcdefghijklmnopqrstuvwxyzabcde"
            })
    void ordinary_names_are_fine(String name) {
        assertThat(ShortNames.problem(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', empty",
        "../b, path",
        "..\\b, path",
        "a/b, path",
        "b.example.com, domain",
        "public, database",
        "pg_temp, database",
        "pg-x, database",
        "control, database",
        "extensions, database",
        "www, host",
        "mail, host",
        "master, reserved",
        "bellbird-platform, reserved",
        "ab, tooShort",
        "abcdefghijklmnopqrstuvwxyzabcdef, tooLong",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa, tooLong",
        "Acme, characters",
        "1acme, characters",
        "-acme, characters",
        "ac me, characters",
        "аcme, characters",
        "ac;drop, characters",
        "acme-, hyphen",
        "xn--acme, hyphen"
    })
    void hostile_and_reserved_names_say_why_not(String name, String reason) {
        assertThat(ShortNames.problem(name)).contains("error.signUp.shortName." + reason);
    }
}
