package bellbird.system.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The two operators of these tests differ where they can, and nowhere else. */
class EveryColumnIT {

    private static Twins twins;

    @BeforeAll
    static void two_operators_are_alike() {
        twins = Twins.get();
    }

    /** A new column of words takes the canary, or is a code: say so in {@link TextColumns}. */
    @Test
    void every_column_that_can_hold_words_holds_the_canary_or_is_a_code() {
        List<String> known = new ArrayList<>(TextColumns.CODES);
        known.addAll(TextColumns.SPOKEN.keySet());
        try (Sql sql = Sql.open()) {
            assertThat(
                            sql.texts(
                                    """
                                    select c.relname || '.' || a.attname
                                      from pg_attribute a join pg_class c on c.oid = a.attrelid
                                     where c.relnamespace = '%s'::regnamespace and c.relkind in ('r', 'p')
                                       and not c.relispartition and a.attnum > 0
                                       and not a.attisdropped and c.relname <> 'flyway_schema_history'
                                       and a.atttypid in ('text'::regtype, 'varchar'::regtype, 'text[]'::regtype,
                                                          'json'::regtype, 'jsonb'::regtype, 'bytea'::regtype)"""
                                            .formatted(twins.first().schema())))
                    .containsExactlyInAnyOrderElementsOf(known);
        }
    }

    @Test
    void every_table_with_ids_has_an_id_that_both_have_and_one_that_only_one_has() {
        try (Sql sql = Sql.open()) {
            twins.ownIds()
                    .forEach(
                            (table, own) -> {
                                if (!table.contains(".")) {
                                    String row = "select count(*) from %s.%s where id = '%s'";
                                    String first = twins.first().schema();
                                    String second = twins.second().schema();
                                    String shared = twins.sharedIds().get(table);
                                    assertThat(sql.text(row.formatted(second, table, own)))
                                            .as(table)
                                            .isEqualTo("1");
                                    assertThat(sql.text(row.formatted(first, table, own)))
                                            .as(table)
                                            .isEqualTo("0");
                                    assertThat(sql.text(row.formatted(first, table, shared)))
                                            .as(table)
                                            .isEqualTo("1");
                                    assertThat(sql.text(row.formatted(second, table, shared)))
                                            .as(table)
                                            .isEqualTo("1");
                                }
                            });
        }
    }
}
