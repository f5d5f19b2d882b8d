package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.testing.TenantWork;
import bellbird.usage.FileCounts;
import bellbird.usage.Suspense;
import bellbird.usage.UsageFileRow;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Usage belongs to the line that had the number, or the card, when it began. */
class WhoseUsageTest {

    private static final String HEADER =
            "record_id,service,direction,served,other,start,seconds,bytes,imsi,session,part,last\n";
    private static final String LINE = TestUsage.LINE;
    private static final String CARD = TestUsage.CARD;
    private static final String SECOND = "+447700900124";
    private static final String SECOND_CARD = "234150000000002";
    private static final String STRANGE_CARD = "234150000000003";

    private final TestUsage usage = new TestUsage();
    private final TenantWork work = usage.work;

    @BeforeEach
    void there_are_two_lines() {
        usage.line(SECOND, SECOND_CARD, "8944100000000000018");
    }

    @AfterEach
    void the_invariants_hold() throws SQLException {
        for (String view : List.of("inv_i07", "inv_i08", "inv_i17", "inv_i21")) {
            assertThat(work.database.query("select * from " + view)).as(view).isEmpty();
        }
        work.close();
    }

    @Test
    void a_number_that_two_lines_had_in_turn_is_each_ones_in_its_time() throws SQLException {
        end("MSISDN", LINE.substring(1), "2026-10-20T12:00:00Z");
        work.run(
                () -> work.add(new Suspense()).mapNumber(LINE, SECOND, LocalDate.of(2026, 10, 22)));
        load(
                call("r1", LINE, "2026-10-20T11:59:59Z", ""),
                call("r2", LINE, "2026-10-20T12:00:00Z", ""),
                call("r3", LINE, "2026-10-21T22:59:59Z", ""),
                call("r4", LINE, "2026-10-21T23:00:00Z", ""));
        assertThat(whose()).containsExactly("r1|" + CARD, "r4|" + SECOND_CARD);
        assertThat(aside())
                .containsExactly(
                        "r2|SUSPENDED|error.usage.unknownNumber|447700900123",
                        "r3|SUSPENDED|error.usage.unknownNumber|447700900123");
    }

    @Test
    void a_number_mapped_to_a_line_that_left_is_its_until_it_left() throws SQLException {
        end("MSISDN", LINE.substring(1), "2026-10-20T12:00:00Z");
        work.database.execute(
                "update service set ended_at = '2026-10-20T12:00:00Z' where id ="
                        + " (select service_id from service_identifier where value = ?)",
                CARD);
        work.run(
                () ->
                        work.add(new Suspense())
                                .mapNumber("447700900456", LINE, LocalDate.of(2026, 10, 15)));
        load(
                call("r1", "+447700900456", "2026-10-19T10:00:00Z", ""),
                call("r2", "+447700900456", "2026-10-21T10:00:00Z", ""));
        assertThat(whose()).containsExactly("r1|" + CARD);
    }

    @Test
    void a_record_that_names_the_card_alone_is_of_the_cards_line() throws SQLException {
        end("IMSI", CARD, "2026-10-25T00:00:00Z");
        load(
                call("r1", "", "2026-10-24T10:00:00Z", CARD),
                call("r2", "", "2026-10-24T10:00:00Z", SECOND_CARD),
                call("r3", "", "2026-10-26T10:00:00Z", CARD),
                call("r4", "", "2026-10-24T10:00:00Z", STRANGE_CARD),
                call("r5", "", "2026-10-24T10:00:00Z", "23415"),
                call("r6", "", "2026-10-24T10:00:00Z", ""));
        assertThat(whose()).containsExactly("r1|" + CARD, "r2|" + SECOND_CARD);
        assertThat(work.database.query("select served from usage_record order by record_key"))
                .containsExactly("447700900123", "447700900124");
        assertThat(aside())
                .containsExactly(
                        "r3|SUSPENDED|error.usage.unknownCard|" + CARD,
                        "r4|SUSPENDED|error.usage.unknownCard|" + STRANGE_CARD,
                        "r5|REJECTED|error.usage.imsi|23415",
                        "r6|REJECTED|error.usage.served|");
    }

    @Test
    void number_and_card_of_two_lines_are_a_doubt_and_a_card_nobody_knows_is_none()
            throws SQLException {
        load(
                call("r1", LINE, "2026-10-24T10:00:00Z", CARD),
                call("r2", LINE, "2026-10-24T11:00:00Z", SECOND_CARD),
                call("r3", LINE, "2026-10-24T12:00:00Z", STRANGE_CARD));
        assertThat(whose()).containsExactly("r1|" + CARD, "r3|" + CARD);
        assertThat(aside()).containsExactly("r2|SUSPENDED|error.usage.otherCard|" + SECOND_CARD);
    }

    @Test
    void the_same_record_by_its_card_and_by_its_number_is_one() {
        load(call("r1", LINE, "2026-10-24T10:00:00Z", ""));
        UsageFileRow again = load(call("r1", "", "2026-10-24T10:00:00Z", CARD));
        assertThat(again.counts()).isEqualTo(new FileCounts(1, 0, 0, 1, 0, 0));
    }

    @Test
    void parts_of_a_session_that_name_the_card_are_put_together() throws SQLException {
        load(part(1, "", CARD, ""), part(2, LINE, "", "1"));
        assertThat(
                        work.database.query(
                                "select record_key, used_quantity from rated_usage order by 1"))
                .containsExactly("p1|2000000", "p2|0");
    }

    private void end(String kind, String value, String at) throws SQLException {
        work.database.execute(
                "update service_identifier set valid_to = ?::timestamptz where kind = ? and value = ?",
                at,
                kind,
                value);
    }

    /** Rated records, each with the card of its line. */
    private List<String> whose() throws SQLException {
        return work.database.query(
                "select r.record_key, i.value from rated_usage r join service_identifier i"
                        + " on i.service_id = r.service_id and i.kind = 'IMSI' order by 1");
    }

    private List<String> aside() throws SQLException {
        return work.database.query(
                "select split_part(original, ',', 1), verdict, reason, detail"
                        + " from set_aside_record order by 1");
    }

    private UsageFileRow load(String... lines) {
        return usage.load("usage.csv", HEADER + String.join("\n", lines));
    }

    private static String call(String key, String served, String start, String imsi) {
        return key + ",voice,out," + served + ",+442079460000," + start + ",60,," + imsi + ",,,";
    }

    private static String part(int number, String served, String imsi, String last) {
        return "p%d,data,,%s,,2026-10-20T10:%02d:00,,1000000,%s,s1,%d,%s"
                .formatted(number, served, number, imsi, number, last);
    }
}
