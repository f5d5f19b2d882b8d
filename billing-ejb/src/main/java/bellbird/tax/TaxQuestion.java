package bellbird.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bill whose tax is to be determined: no more than a tax engine has to know of it. It has
 * neither number nor day of issue, so that the same bill is the same question tomorrow.
 *
 * @param key names bill and question: the same key never comes with another content
 * @param currency ISO 4217
 */
public record TaxQuestion(
        String key, String currency, Seller seller, Buyer buyer, List<Line> lines) {

    public TaxQuestion {
        lines = List.copyOf(lines);
    }

    /**
     * @param country ISO 3166-1 alpha-2
     */
    public record Seller(String country, @Nullable String vatId) {}

    /** Where the customer is: the place of primary use. */
    public record Buyer(
            String street,
            String postcode,
            String city,
            String country,
            @Nullable String vatId,
            List<Exemption> exemptions) {

        public Buyer {
            exemptions = List.copyOf(exemptions);
        }
    }

    /**
     * @param category UNCL 5305
     * @param ground the VAT id, or the certificate
     * @param to day after the last one; null while it lasts
     */
    public record Exemption(
            String category, String ground, LocalDate from, @Nullable LocalDate to) {}

    /**
     * @param number counts from 1
     * @param kind {@code recurring}, {@code one-time}, {@code usage} or {@code promotion}
     * @param service kind of usage, such as {@code voice}; null for all else
     * @param destination of usage; null for all else
     * @param from first day of what is charged
     * @param to day after its last; tax is that of the day before it
     * @param amount in major units; below zero for what is given back
     */
    public record Line(
            int number,
            String kind,
            @Nullable String service,
            @Nullable String destination,
            LocalDate from,
            LocalDate to,
            BigDecimal amount,
            boolean taxIncluded) {}

    public TaxQuestion withKey(String other) {
        return new TaxQuestion(other, currency, seller, buyer, lines);
    }
}
