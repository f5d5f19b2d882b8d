package bellbird.kernel.tenant;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Port: the tax of the current tenant's country. */
public interface TaxRules {

    /**
     * VAT rate of mobile services at a tax date (rule R14).
     *
     * @return a rate, or the reason why billing must refuse; never an assumed zero
     */
    Verdict standardRate(LocalDate taxDate);

    /** Either the rate in percent with its EN 16931 category, or a refusal. */
    sealed interface Verdict {
        /**
         * @param percent such as 19
         * @param category UNCL 5305 code, such as S
         */
        record Taxed(BigDecimal percent, String category) implements Verdict {}

        /**
         * @param reason for people: what is missing and what to do
         */
        record Refused(String reason) implements Verdict {}
    }
}
