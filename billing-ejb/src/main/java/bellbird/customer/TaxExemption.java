package bellbird.customer;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Why charges of a customer bear no VAT.
 *
 * @param vatId of the customer, for reverse charge; else null
 * @param certificate number and authority, for an exemption; else null
 * @param from first day, of what is charged; null in a request for today
 * @param to day after the last one; null while it holds
 */
public record TaxExemption(
        Category category,
        @Nullable String vatId,
        @Nullable String certificate,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Of EN 16931. */
    public enum Category {
        /** The customer owes the VAT: category AE. */
        REVERSE_CHARGE("AE"),
        /** Exempt by a certificate: category E. */
        EXEMPT("E");

        private final String code;

        Category(String code) {
            this.code = code;
        }

        /** UNCL 5305. */
        public String code() {
            return code;
        }

        static Category of(String code) {
            return code.equals("AE") ? REVERSE_CHARGE : EXEMPT;
        }
    }
}
