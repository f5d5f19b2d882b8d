package bellbird.invariant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.bill.IssuedMonth;
import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.testing.TenantDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each invariant holds on good rows and sees a row that was broken behind its back. */
class InvariantViewsTest {

    /**
     * @param invariant that must see it, or the SQL state of its refusal
     * @param how the owner of the tables breaks it
     */
    record Break(String invariant, String how) {
        @Override
        public String toString() {
            return invariant + ": " + how;
        }
    }

    static List<Break> breaks() {
        return List.of(
                new Break(
                        "I1",
                        "update posting set amount_minor = amount_minor + 1 where number = 1"),
                new Break("I1", "delete from posting where number = 1"),
                new Break("I2", "update posting set account_id = null"),
                new Break(
                        "I4",
                        "update charge_segment set days = daterange(lower(days), upper(days) - 1)"),
                new Break("I4", "update product set start_on = start_on + 1"),
                new Break("I5", "update bill_line set net_minor = net_minor + 1 where number = 1"),
                new Break("I5", "update bill_tax set tax_minor = tax_minor + 1"),
                new Break(
                        "I5",
                        "update customer_bill set tax_minor = tax_minor + 1, total_minor = total_minor + 1"),
                new Break("I5", "update posting set amount_minor = 2 * amount_minor"),
                new Break("I5", "update bill_file set total_text = '€1.00'"),
                new Break("I6", "update number_series set last_number = last_number + 1"),
                new Break("I6", "update customer_bill set number = 7 where number = 2"),
                new Break(
                        "I6", "update customer_bill set issued_on = '2026-12-24' where number = 1"),
                new Break("I6", "update customer_bill set hash = 'x' where number = 1"),
                new Break("I6", "update customer_bill set document = '{}' where number = 2"),
                new Break("I7", "update usage_file set records_in = records_in + 1"),
                new Break("I7", "delete from rated_usage"),
                new Break("I8", "update rated_usage set amount = amount + 0.000001"),
                new Break("I8", "delete from rated_usage"),
                new Break("I8", "update bill_period set state = 'OPEN'"),
                new Break(
                        "I8", "update bill_run_account set state = 'PARKED' where state = 'ZERO'"),
                new Break("I7", "update usage_record set file_id = gen_random_uuid()"),
                new Break("I7", "delete from usage_file"),
                new Break("I7", TOTAL_OF_NOTHING),
                new Break("I8", "update rated_usage set service_id = gen_random_uuid()"),
                new Break("I8", "update rated_usage set offering_version_id = gen_random_uuid()"),
                new Break("I8", "delete from product"),
                new Break("I9", "update bill_run_account set state = 'DUE'"),
                new Break("I9", "update bill_run_account set state = 'ZERO'"),
                new Break("I9", "update bill_run_sum set net_minor = net_minor + 1"),
                new Break(
                        "I9",
                        "update posting set ledger_account = 'tax.vat' where ledger_account like 'revenue.%'"),
                new Break("I3", ONE_KEY_LESS.formatted("customer_bill") + BILLED_TWICE),
                new Break("I3", ONE_KEY_LESS.formatted("bill_run") + RUN_TWICE),
                new Break("I10", SUCCEEDED),
                new Break("I10", SUCCEEDED + PAID.formatted("amount_minor")),
                new Break("I10", SUCCEEDED + PAID.formatted("amount_minor + 1")),
                new Break("I11", EVENT),
                new Break(
                        "I13",
                        "update posting set ledger_account = 'clearing.stripe' where number = 1"),
                new Break("I13", SUCCEEDED + PAID.formatted("amount_minor")),
                new Break(
                        "I21",
                        "insert into usage_counter select id, 'voice', 'DAY', '2026-10-01', 1, 1, 0 from product"),
                new Break("I22", PROMOTED.formatted(1)),
                new Break(
                        "I22",
                        PROMOTED.formatted(0)
                                + "insert into product_promotion select id, 'HALF', '{}', start_on, null from product"),
                new Break("I23", BESIDE.formatted("start_on - 1", "null")),
                new Break(
                        "I23",
                        "update product set end_on = start_on + 9;"
                                + BESIDE.formatted("start_on", "start_on + 10")),
                new Break("I17", BUCKET.formatted(10, 90)),
                new Break(
                        "I18",
                        "update posting set ledger_account = 'liability.deposits' where number = 2"),
                new Break(
                        "I18",
                        "update posting set amount_minor = -1 where ledger_account = 'receivable'"));
    }

    /** What the database refuses, whoever asks, so that no such row is ever there to be seen. */
    static List<Break> refusals() {
        return List.of(
                new Break("23505", BILLED_TWICE),
                new Break("23505", RUN_TWICE),
                new Break("23505", SUCCEEDED + SUCCEEDED),
                new Break(
                        "23505", SUCCEEDED + PAID.formatted("amount_minor") + PAID.formatted("1")),
                new Break("23505", EVENT + EVENT),
                new Break("23514", BUCKET.formatted(10, 91)),
                new Break("23514", BUCKET.formatted(101, -1)));
    }

    /** Takes away the keys a second row would run into. */
    private static final String TOTAL_OF_NOTHING =
            "insert into usage_file_total select id, 'REJECTED', 'NONE', 1, 0 from usage_file";

    private static final String ONE_KEY_LESS =
            """
            do $$ declare key text; begin
              for key in select conname from pg_constraint
                          where contype = 'u' and conrelid = '%1$s'::regclass loop
                execute format('alter table %1$s drop constraint %%I', key);
              end loop; end $$;
            """;

    private static final String BILLED_TWICE =
            """
            insert into customer_bill
            select (jsonb_populate_record(b, jsonb_build_object(
                     'id', gen_random_uuid(), 'number', number + 1000, 'label', label || ' again'))).*
              from customer_bill b;
            """;

    private static final String RUN_TWICE =
            """
            insert into bill_run
            select (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid()))).*
              from bill_run r;
            """;

    private static final String SUCCEEDED =
            """
            insert into payment_attempt
            select gen_random_uuid(), id, account_id, 'stripe', total_minor, currency, 'SUCCEEDED',
                   null, null, null, now(), now()
              from customer_bill where number = 1;
            """;

    private static final String PAID =
            """
            insert into payment
            select gen_random_uuid(), id, bill_id, account_id, provider, 'pi_1', %s, currency, now()
              from payment_attempt;
            """;

    private static final String EVENT =
            """
            insert into payment_event (provider, event_id, type, payload, received_at)
            values ('stripe', 'evt_1', 'checkout.session.completed', '{}', now() - interval '2 hours');
            """;

    private static final String BUCKET =
            """
            insert into allowance_bucket (id, product_id, owner_id, account_id, offering_id, key,
                                          allowance_id, service, period_from, period_to, own_until,
                                          usable_until, priority, granted, consumed, remaining)
            select gen_random_uuid(), id, id, account_id, gen_random_uuid(), 'voice',
                   gen_random_uuid(), 'VOICE', '2026-10-01', '2026-11-01', '2026-11-01',
                   '2026-11-01', 1, 100, %d, %d from product;
            """;

    /** A promotion that so many orders are said to have. */
    private static final String PROMOTED =
            "insert into promotion (code, document, status, redeemed) values ('HALF', '{}', 'PUBLISHED', %d);";

    /** An add-on of every line, from and until the line's own days or others. */
    private static final String BESIDE =
            """
            insert into product (id, account_id, status, line_product_id, start_on, end_on)
            select gen_random_uuid(), account_id, status, id, %s, %s from product""";

    @Test
    void all_hold_on_a_month_that_was_billed() throws SQLException {
        assertThat(check(IssuedMonth.create()))
                .hasSizeGreaterThanOrEqualTo(14)
                .allSatisfy(result -> assertThat(result.holds()).as(result.toString()).isTrue());
    }

    @ParameterizedTest
    @MethodSource("breaks")
    void a_broken_row_is_seen(Break planted) throws SQLException {
        TenantDatabase database = IssuedMonth.shared();
        List<InvariantResult> broken =
                database.brokenByOwner(
                        planted.how(), connection -> new InvariantViews(connection).check());
        assertThat(broken)
                .filteredOn(result -> !result.holds())
                .extracting(InvariantResult::id)
                .contains(planted.invariant());
        assertThat(broken)
                .filteredOn(result -> result.id().equals(planted.invariant()))
                .allSatisfy(result -> assertThat(result.samples()).isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void the_database_takes_no_such_row_even_with_its_triggers_off(Break planted)
            throws SQLException {
        assertThat(
                        catchThrowableOfType(
                                        SQLException.class,
                                        () ->
                                                IssuedMonth.shared()
                                                        .brokenByOwner(planted.how(), c -> true))
                                .getSQLState())
                .isEqualTo(planted.invariant());
    }

    @ParameterizedTest
    @ValueSource(strings = {"posting_balanced", "entry_balanced"})
    void the_ledger_is_guarded_at_commit_too(String trigger) throws SQLException {
        assertThat(
                        IssuedMonth.shared()
                                .query(
                                        "select tgdeferrable, tginitdeferred from pg_trigger"
                                                + " where tgname = ? and tgrelid::regclass::text"
                                                + " in ('posting', 'journal_entry')",
                                        trigger))
                .containsExactly("t|t");
    }

    private static List<InvariantResult> check(TenantDatabase database) throws SQLException {
        return database.inTransaction(connection -> new InvariantViews(connection).check());
    }
}
