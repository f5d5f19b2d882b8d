package bellbird.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people can write into a field of a profile, on a line of the columns a, Called No and c. */
class FieldExpressionTest {

    private static final String LINE = "alpha;tel:+49 30;";
    private static final List<String> NAMES = List.of("a", "called no", "c");

    @ParameterizedTest
    @CsvSource({
        "a, alpha",
        "A, alpha",
        "[Called No], tel:+49 30",
        "$2, tel:+49 30",
        "'''voice'''' calls''', voice' calls",
        "17, 17",
        "c, ''",
        "a & '-' & $1, alpha-alpha",
        "(a & c) & 'x', alphax",
        "'first(c, '''', a)', alpha",
        "'if(a, ''ALPHA'', ''yes'', ''no'')', yes",
        "'if(c, ''x'', ''yes'', a)', alpha",
        "'after([Called No], ''tel:'')', +49 30",
        "'before($2, '':'')', tel",
        "'before(a, '':'')', alpha",
        "'replace(after($2, '':''), '' '', '''')', +4930",
        "'replace(a, '''', ''x'')', alpha",
        "'left(a, 2)', al",
        "'right(a, 2)', ha",
        "'right(a, 20)', alpha",
        "'skip(a, 2)', pha",
        "'skip(a, 20)', ''",
        "digits($2), 4930"
    })
    void an_expression_makes_a_value_of_columns(String text, String value) throws Exception {
        assertThat(value(text)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "'', error.profile.expression.end",
        "a &, error.profile.expression.end",
        "'''open', error.profile.expression.end",
        "left(a, error.profile.expression.end",
        "a b, error.profile.expression.sign",
        "[], error.profile.expression.sign",
        "$0, error.profile.expression.sign",
        "$x, error.profile.expression.sign",
        "a + c, error.profile.expression.sign",
        "upper(a), error.profile.expression.function",
        "'join(a, c)', error.profile.expression.function",
        "left(a), error.profile.expression.arguments",
        "'left(a, c)', error.profile.expression.arguments",
        "((((((((((((a)))))))))))), error.profile.expression.deep"
    })
    void what_is_no_expression_is_refused_with_its_reason(String text, String reason) {
        FieldExpression.Unclear unclear =
                catchThrowableOfType(
                        FieldExpression.Unclear.class, () -> FieldExpression.parse(text));
        assertThat(unclear.reason).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource("'replace(replace(replace(a, ''a'', ''%1$s''), ''a'', ''%1$s''), ''a'', ''%1$s'')'")
    void a_value_that_grows_without_bound_rejects_its_record(String form) throws Exception {
        FieldExpression growing = FieldExpression.parse(form.formatted("a".repeat(100)));
        UnreadableValue refused =
                catchThrowableOfType(UnreadableValue.class, () -> of(growing, LINE));
        assertThat(refused.reason).isEqualTo("error.usage.value");
    }

    private static String value(String text) throws Exception {
        return of(FieldExpression.parse(text), LINE);
    }

    private static String of(FieldExpression expression, String line) throws UnreadableValue {
        LineSplitter splitter = new LineSplitter(';', null);
        assertThat(splitter.split(line)).isNull();
        return expression
                .bind(
                        column ->
                                column.name() == null
                                        ? column.number() - 1
                                        : NAMES.indexOf(
                                                String.valueOf(column.name())
                                                        .toLowerCase(Locale.ROOT)))
                .of(splitter);
    }
}
