package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a file's worker keeps in mind between chunks never stands above what is true. */
class FileMemoryTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes\n";
    private static final String OTHER_NUMBER = "+447700900124";

    /** 6,200 seconds a month, of which a line that started on 12 October has 4,000 in October. */
    private final TestUsage usage = new TestUsage();

    @AfterEach
    void close() {
        usage.close();
    }

    @Test
    void what_one_chunk_takes_is_gone_for_the_next() throws SQLException {
        usage.job.chunkSize = 1;
        usage.load(
                "one.csv",
                HEADER + call("a", 13, 1_500) + call("b", 14, 2_000) + call("c", 15, 700));
        assertThat(taken()).containsExactly("a|1500|4000", "b|2000|2500", "c|500|500");
        assertThat(charged()).containsExactly("a|0", "b|0", "c|200");
    }

    @Test
    void what_another_file_takes_between_two_chunks_is_gone_too() throws SQLException {
        usage.job.chunkSize = 1;
        usage.afterChunk =
                () -> {
                    usage.afterChunk = () -> {};
                    usage.load("other.csv", HEADER + call("b", 14, 2_000));
                };
        usage.load("one.csv", HEADER + call("a", 13, 1_500) + call("c", 15, 700));
        assertThat(taken()).containsExactly("a|1500|4000", "b|2000|2500", "c|500|500");
        assertThat(charged()).containsExactly("a|0", "b|0", "c|200");
    }

    @Test
    void a_line_that_comes_to_be_known_between_two_chunks_is_known() throws SQLException {
        usage.job.chunkSize = 1;
        usage.afterChunk =
                () -> {
                    usage.afterChunk = () -> {};
                    numberIsKnown();
                };
        usage.load(
                "one.csv",
                HEADER
                        + call("a", OTHER_NUMBER, 13, 60)
                        + call("b", OTHER_NUMBER, 14, 60)
                        + call("c", OTHER_NUMBER, 15, 60));
        assertThat(charged()).containsExactly("b|0", "c|0");
        assertThat(
                        usage.work.database.query(
                                "select record_key, reason, detail from set_aside_record"))
                .containsExactly("a|error.usage.unknownNumber|447700900124");
    }

    @Test
    void an_add_on_ordered_between_two_chunks_with_a_day_in_the_past_pays_from_then_on()
            throws SQLException {
        usage.job.chunkSize = 1;
        usage.afterChunk =
                () -> {
                    usage.afterChunk = () -> {};
                    usage.addOn("more-talk", talk(), LocalDate.of(2026, 10, 13), null);
                };
        usage.load(
                "one.csv", HEADER + call("a", 13, 4_000) + call("b", 14, 600) + call("c", 15, 600));
        assertThat(charged()).containsExactly("a|0", "b|0", "c|250");
    }

    @Test
    void a_change_that_is_not_seen_yet_when_a_chunk_begins_is_seen_by_the_next_one()
            throws SQLException {
        usage.job.chunkSize = 1;
        try (Connection clerk = usage.work.database.connect()) {
            usage.afterChunk =
                    () -> {
                        numberIsKnown(clerk);
                        usage.afterChunk =
                                () -> {
                                    commit(clerk);
                                    usage.afterChunk = () -> {};
                                };
                    };
            usage.load(
                    "one.csv",
                    HEADER
                            + call("a", OTHER_NUMBER, 13, 60)
                            + call("b", OTHER_NUMBER, 14, 60)
                            + call("c", OTHER_NUMBER, 15, 60));
        }
        assertThat(charged()).containsExactly("c|0");
    }

    @Test
    void after_a_period_is_closed_between_two_chunks_its_usage_comes_late() throws SQLException {
        usage.job.chunkSize = 1;
        usage.afterChunk =
                () -> {
                    usage.afterChunk = () -> {};
                    try (Connection biller = usage.work.database.connect()) {
                        closeOctober(biller);
                        commit(biller);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                };
        usage.load("one.csv", HEADER + call("a", 13, 60) + call("b", 14, 60) + call("c", 15, 60));
        assertThat(
                        usage.work.database.query(
                                "select record_key, period_from from rated_usage order by 1"))
                .containsExactly("a|2026-10-01", "b|2026-11-01", "c|2026-11-01");
    }

    @Test
    void nobody_rates_while_periods_are_being_closed_and_closing_waits_for_who_rates()
            throws SQLException {
        usage.load("one.csv", HEADER + call("a", 13, 60));
        try (Connection biller = usage.work.database.connect()) {
            closeOctober(biller);
            assertThat(isFree("pg_try_advisory_xact_lock")).isEqualTo("f");
            assertThat(isFree("pg_try_advisory_xact_lock_shared")).isEqualTo("t");
            biller.rollback();
            RatingTurn.take(biller);
            assertThat(isFree("pg_try_advisory_xact_lock_shared")).isEqualTo("f");
            biller.rollback();
        }
    }

    private String isFree(String lock) throws SQLException {
        return usage.work
                .database
                .query("select %s(hashtextextended(current_schema(), 7))".formatted(lock))
                .getFirst();
    }

    private static void closeOctober(Connection biller) throws SQLException {
        try (Statement statement = biller.createStatement()) {
            statement.executeUpdate(
                    """
                    update bill_period set state = 'CLOSED', closed_at = now()
                     where period_from = '2026-10-01'""");
        }
    }

    private void numberIsKnown() {
        try (Connection clerk = usage.work.database.connect()) {
            numberIsKnown(clerk);
            clerk.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void numberIsKnown(Connection clerk) {
        try (Statement statement = clerk.createStatement()) {
            statement.executeUpdate(
                    """
                    insert into service_identifier (id, service_id, kind, value, valid_from)
                    select gen_random_uuid(), service_id, kind, '447700900124', valid_from
                      from service_identifier where kind = 'MSISDN'""");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void commit(Connection clerk) {
        try {
            clerk.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 1,550 seconds a month: 950 for the last 19 days of one with 31. */
    private static PriceTerms talk() {
        return PriceTerms.of(
                ZoneId.of("Europe/London"),
                List.of(RecurringPrice.monthly(BigDecimal.ONE)),
                List.of(AllowanceTerms.of(UsageType.VOICE, 1_550, 2)),
                List.of());
    }

    private static String call(String key, int day, int seconds) {
        return call(key, TestUsage.LINE, day, seconds);
    }

    private static String call(String key, String served, int day, int seconds) {
        return "%s,voice,out,%s,+442079460000,2026-10-%02dT10:00:00Z,%d,\n"
                .formatted(key, served, day, seconds);
    }

    /** By record: what was taken, and what there was before. */
    private List<String> taken() throws SQLException {
        return usage.work.database.query(
                "select record_key, quantity, remaining_before from allowance_consumption order by 1");
    }

    private List<String> charged() throws SQLException {
        return usage.work.database.query(
                "select record_key, charged_quantity from rated_usage order by 1");
    }
}
