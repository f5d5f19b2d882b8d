package bellbird.invariant;

import static org.assertj.core.api.Assertions.assertThat;

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
     * @param invariant that must see it
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
                new Break("I9", "update bill_run_account set state = 'DUE'"),
                new Break("I9", "update bill_run_account set state = 'ZERO'"),
                new Break(
                        "I9",
                        "update posting set ledger_account = 'tax.vat' where ledger_account like 'revenue.%'"));
    }

    @Test
    void all_hold_on_a_month_that_was_billed() throws SQLException {
        assertThat(check(IssuedMonth.create()))
                .hasSizeGreaterThanOrEqualTo(12)
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
