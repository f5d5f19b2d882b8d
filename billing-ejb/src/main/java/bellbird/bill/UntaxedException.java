package bellbird.bill;

import bellbird.tax.TaxQuestion;
import jakarta.ejb.ApplicationException;
import java.util.UUID;

/**
 * The tax engine has not been asked about this bill yet. It is asked when the transaction that
 * found out is over, and then the bill is calculated again.
 */
@ApplicationException(rollback = true)
final class UntaxedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Untaxed untaxed;

    UntaxedException(Untaxed untaxed) {
        super("not taxed yet: " + untaxed.key().asText());
        this.untaxed = untaxed;
    }

    Untaxed untaxed() {
        return untaxed;
    }

    /**
     * @param question with the key as its key
     */
    record Untaxed(UUID account, AnswerKey key, TaxQuestion question) {}
}
