package bellbird.ledger;

import bellbird.kernel.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One side of a journal entry.
 *
 * @param account of the general ledger
 * @param billingAccount whose receivable it is; null for accounts that belong to nobody
 * @param amount debit positive, credit negative, never zero
 */
public record Posting(LedgerAccount account, @Nullable UUID billingAccount, Money amount) {

    public Posting {
        if (amount.isZero()) {
            throw new IllegalArgumentException("a posting of nothing to " + account);
        }
        if (account.equals(LedgerAccount.RECEIVABLE) && billingAccount == null) {
            throw new IllegalArgumentException("a receivable needs its billing account");
        }
    }

    /** More is owed by, or held at, the account. */
    public static Posting debit(LedgerAccount account, Money amount) {
        return new Posting(account, null, amount);
    }

    /** Less is owed by the account, or more is earned by it. */
    public static Posting credit(LedgerAccount account, Money amount) {
        return new Posting(account, null, amount.negated());
    }

    /** The holder of the billing account owes more. */
    public static Posting debitReceivable(UUID billingAccount, Money amount) {
        return new Posting(LedgerAccount.RECEIVABLE, billingAccount, amount);
    }

    /** The holder of the billing account owes less. */
    public static Posting creditReceivable(UUID billingAccount, Money amount) {
        return new Posting(LedgerAccount.RECEIVABLE, billingAccount, amount.negated());
    }
}
