package bellbird.settings;

import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant starts with in its country. A country whose statutory invoice channel is not
 * connected (Korea, Vietnam, China) gets statements; one without a rate (United States, where sales
 * tax needs a tax engine) gets no bill at all.
 *
 * @param country ISO 3166-1 alpha-2
 * @param rates VAT of mobile services, earliest first
 */
public record CountryDefaults(
        String country,
        Currency currency,
        ZoneId zone,
        Locale language,
        DocumentKind documentKind,
        List<TaxPeriod> rates) {

    /**
     * @param percent such as 19
     * @param to first day on which it no longer holds; null while it holds
     */
    public record TaxPeriod(BigDecimal percent, LocalDate from, @Nullable LocalDate to) {}

    private static final List<CountryDefaults> ALL =
            List.of(
                    of("DE", "EUR", "Europe/Berlin", "de", DocumentKind.INVOICE)
                            .with(19, "2007-01-01", "2020-07-01")
                            .with(16, "2020-07-01", "2021-01-01")
                            .with(19, "2021-01-01", null),
                    of("GB", "GBP", "Europe/London", "en-GB", DocumentKind.INVOICE)
                            .with(20, "2011-01-04", null),
                    of("FR", "EUR", "Europe/Paris", "fr", DocumentKind.INVOICE)
                            .with(20, "2014-01-01", null),
                    of("NL", "EUR", "Europe/Amsterdam", "nl", DocumentKind.INVOICE)
                            .with(21, "2012-10-01", null),
                    of("KR", "KRW", "Asia/Seoul", "ko", DocumentKind.STATEMENT)
                            .with(10, "1977-07-01", null),
                    of("VN", "VND", "Asia/Ho_Chi_Minh", "vi", DocumentKind.STATEMENT)
                            .with(10, "1999-01-01", null),
                    of("CN", "CNY", "Asia/Shanghai", "zh-CN", DocumentKind.STATEMENT)
                            .with(9, "2019-04-01", null),
                    of("US", "USD", "America/New_York", "en-US", DocumentKind.STATEMENT));

    public static List<CountryDefaults> all() {
        return ALL;
    }

    public static Optional<CountryDefaults> find(String country) {
        return ALL.stream().filter(each -> each.country.equals(country)).findFirst();
    }

    private static CountryDefaults of(
            String country, String currency, String zone, String language, DocumentKind kind) {
        return new CountryDefaults(
                country,
                Currency.getInstance(currency),
                ZoneId.of(zone),
                Locale.forLanguageTag(language),
                kind,
                List.of());
    }

    private CountryDefaults with(int percent, String from, @Nullable String to) {
        var added = new java.util.ArrayList<>(rates);
        added.add(
                new TaxPeriod(
                        BigDecimal.valueOf(percent),
                        LocalDate.parse(from),
                        to == null ? null : LocalDate.parse(to)));
        return new CountryDefaults(
                country, currency, zone, language, documentKind, List.copyOf(added));
    }
}
