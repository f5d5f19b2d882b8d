package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.testing.Holding;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The database refuses bad money, whatever the code above it does: each write as the tenant. */
class ForbiddenWritesTest {

    private static final String NO_RIGHT = "42501";
    private static final String NOT_UNIQUE = "23505";
    private static final String NOT_ALLOWED = "23514";
    private static final String EXCLUDED = "23P01";
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private static TestBilling billing;

    @BeforeAll
    static void a_bill_is_issued() throws SQLException {
        billing = new TestBilling(LocalDate.of(2026, 11, 1));
        TestTenant tenant = new TestTenant(billing.database);
        TestTenant.Line line =
                tenant.line(
                        tenant.account(1, OCTOBER),
                        tenant.plan("Larkspur 30", "30.00", false),
                        OCTOBER);
        Instant start = Instant.parse("2026-10-15T10:00:00Z");
        tenant.usage(line, start, OCTOBER, "VOICE", "Ireland", 61, "0.122");
        billing.run("1/2026-10-01");
        billing.database.execute(
                """
                insert into bill_file (bill_id, media_type, content, sha256, total_text, rendered_at)
                select id, 'text/plain', ''::bytea, encode(sha256(''::bytea), 'hex'),
                       '€' || round(total_minor / 100.0, 2), now()
                  from customer_bill""");
    }

    @AfterEach
    void nothing_has_changed() throws SQLException {
        Holding.assertInvariants(billing.database);
    }

    @ParameterizedTest
    @CsvSource({
        "posting,amount_minor",
        "journal_entry,description",
        "customer_bill,total_minor",
        "bill_line,net_minor",
        "bill_tax,tax_minor",
        "tax_answer,answer",
        "bill_tax_answer,round",
        "bill_file,total_text",
        "bill_logo,png",
        "charge_segment,line_number",
        "rated_usage,amount",
        "usage_record,quantity",
        "allowance_consumption,quantity",
        "set_aside_record,reason",
        "payment,amount_minor",
    })
    void what_is_booked_is_neither_changed_nor_deleted(String table, String column) {
        refused(NO_RIGHT, "update %s set %s = %s".formatted(table, column, column));
        refused(NO_RIGHT, "delete from " + table);
        refused(NO_RIGHT, "truncate " + table);
    }

    @Test
    void an_entry_that_does_not_balance_is_refused_at_commit() {
        refused(
                NOT_ALLOWED,
                """
                with e as (insert into journal_entry
                           values (gen_random_uuid(), 'planted', '2026-11-01', '') returning id)
                insert into posting (entry_id, number, ledger_account, amount_minor, currency)
                select id, n, 'tax.vat', n, 'EUR' from e, generate_series(1, 2) n""");
    }

    @Test
    void an_entry_that_balances_only_across_currencies_is_refused() {
        refused(
                NOT_ALLOWED,
                """
                with e as (insert into journal_entry
                           values (gen_random_uuid(), 'planted', '2026-11-01', '') returning id)
                insert into posting (entry_id, number, ledger_account, amount_minor, currency)
                select id, 1, 'tax.vat', 5, 'EUR' from e union all
                select id, 2, 'tax.vat', -5, 'GBP' from e""");
    }

    @Test
    void an_entry_without_postings_is_refused() {
        refused(
                NOT_ALLOWED,
                "insert into journal_entry values (gen_random_uuid(), 'planted', '2026-11-01', '')");
    }

    @Test
    void a_posting_added_to_a_booked_entry_is_refused() {
        refused(
                NOT_ALLOWED,
                """
                insert into posting (entry_id, number, ledger_account, amount_minor, currency)
                select id, 99, 'tax.vat', 1, 'EUR' from journal_entry""");
    }

    @Test
    void an_entry_is_booked_once() {
        refused(
                NOT_UNIQUE,
                "insert into journal_entry select gen_random_uuid(), business_key, booked_on, '' from journal_entry");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gen_random_uuid(), series, number + 1, 'other', account_id",
                "gen_random_uuid(), series, number, 'other', account_id",
            })
    void a_period_is_billed_once_and_a_number_is_given_once(String head) {
        refused(
                NOT_UNIQUE,
                """
                insert into customer_bill
                select %s, run_id, kind, occurrence, period_from, period_to, issued_on, due_on,
                       currency, net_minor, tax_minor, total_minor, document, hash, 'x'
                  from customer_bill"""
                        .formatted(head));
    }

    @Test
    void a_bill_whose_parts_are_not_its_total_is_refused() {
        refused(
                NOT_ALLOWED,
                """
                insert into customer_bill
                select gen_random_uuid(), series, number + 1, 'other', account_id, run_id, kind, 2,
                       period_from, period_to, issued_on, due_on, currency, net_minor, tax_minor,
                       total_minor + 1, document, hash, 'x'
                  from customer_bill""");
    }

    @Test
    void a_day_is_charged_once() {
        refused(
                EXCLUDED,
                """
                insert into charge_segment
                select product_id, bill_id, line_number, daterange('2026-10-31', '2026-11-02'),
                       offering_version_id, false, 1, price, amount_minor
                  from charge_segment limit 1""");
    }

    @Test
    void a_run_is_opened_once() {
        refused(
                NOT_UNIQUE,
                """
                insert into bill_run select gen_random_uuid(), cycle_day, period_from, period_to,
                                            'RUNNING', now() from bill_run""");
    }

    @Test
    void a_record_is_rated_once() {
        refused(NOT_UNIQUE, "insert into rated_usage select * from rated_usage");
    }

    @Test
    void a_file_that_is_not_its_hash_is_refused() {
        refused(
                NOT_ALLOWED,
                """
                insert into bill_file (bill_id, media_type, content, sha256, total_text, rendered_at)
                select id, 'text/plain', 'a'::bytea, repeat('0', 64), '', now() from customer_bill""");
    }

    private void refused(String state, String sql) {
        ThrowingCallable write = () -> billing.database.execute(sql);
        assertThatThrownBy(write)
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }
}
