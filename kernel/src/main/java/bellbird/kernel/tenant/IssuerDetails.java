package bellbird.kernel.tenant;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The legal entity that issues the bills of the current tenant (EN 16931 BG-4, seller).
 *
 * @param legalName BT-27
 * @param addressLines street first, country last
 * @param country ISO 3166-1 alpha-2
 * @param vatId BT-31; null where the tenant has not entered it
 * @param email where to complain
 * @param phone null if none
 * @param iban for payment by transfer; null if none
 * @param documentKind what the document may be called
 */
public record IssuerDetails(
        String legalName,
        List<String> addressLines,
        String country,
        @Nullable String vatId,
        String email,
        @Nullable String phone,
        @Nullable String iban,
        DocumentKind documentKind) {

    /** A statement where the country's statutory invoice channel is not connected. */
    public enum DocumentKind {
        INVOICE,
        STATEMENT
    }
}
