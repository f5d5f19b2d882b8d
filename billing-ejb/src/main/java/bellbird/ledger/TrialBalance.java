package bellbird.ledger;

import bellbird.kernel.money.Money;
import java.util.Currency;
import java.util.List;

/**
 * The sums of all ledger accounts; they add up to zero in each currency.
 *
 * @param rows by currency and code
 */
public record TrialBalance(List<Row> rows) {

    public TrialBalance {
        rows = List.copyOf(rows);
    }

    /** Whether debits and credits meet in every currency (invariant I1). */
    public boolean isBalanced() {
        return rows.stream().map(row -> row.balance().currency()).distinct().allMatch(this::isZero);
    }

    private boolean isZero(Currency currency) {
        return rows.stream()
                .map(Row::balance)
                .filter(balance -> balance.currency().equals(currency))
                .reduce(Money.zero(currency), Money::plus)
                .isZero();
    }

    /**
     * @param ledgerAccount code
     * @param debit sum of the debits, not negative
     * @param credit sum of the credits, not negative
     * @param balance debit less credit
     */
    public record Row(String ledgerAccount, Money debit, Money credit, Money balance) {}
}
