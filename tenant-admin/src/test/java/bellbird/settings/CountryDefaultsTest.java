package bellbird.settings;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.tenant.IssuerDetails.DocumentKind;
import bellbird.settings.CountryDefaults.TaxPeriod;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountryDefaultsTest {

    @Test
    void the_eight_countries_of_the_form_are_there() {
        assertThat(CountryDefaults.all())
                .extracting(CountryDefaults::country)
                .containsExactly("DE", "GB", "FR", "NL", "KR", "VN", "CN", "US");
    }

    @Test
    void rates_follow_each_other_without_gap_or_overlap() {
        for (CountryDefaults country : CountryDefaults.all()) {
            List<TaxPeriod> rates = country.rates();
            for (int i = 0; i + 1 < rates.size(); i++) {
                assertThat(rates.get(i).to()).isEqualTo(rates.get(i + 1).from());
            }
            if (!rates.isEmpty()) {
                assertThat(rates.getLast().to()).as(country.country()).isNull();
            }
        }
    }

    @Test
    void no_rate_is_assumed_where_a_tax_engine_is_needed() {
        assertThat(CountryDefaults.find("US").orElseThrow().rates()).isEmpty();
    }

    @Test
    void documents_are_statements_where_the_statutory_channel_is_missing() {
        assertThat(CountryDefaults.all().stream().filter(c -> !c.rates().isEmpty()))
                .filteredOn(c -> c.documentKind() == DocumentKind.STATEMENT)
                .extracting(CountryDefaults::country)
                .containsExactly("KR", "VN", "CN");
    }
}
