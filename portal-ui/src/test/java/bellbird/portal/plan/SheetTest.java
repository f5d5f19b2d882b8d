package bellbird.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.testing.PageTest;
import com.vaadin.browserless.ViewPackages;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What customers read of 300 minutes that pay for calls to several places. */
@ViewPackages(packages = "bellbird.portal")
class SheetTest extends PageTest {

    /** National calls at 0.09, all others at 0.49, and what is included pays for both. */
    @Test
    void the_sheet_tells_what_each_place_costs_when_what_is_included_is_used_up() {
        Sheet sheet =
                SheetWriter.of(
                        "Everyday",
                        LocalDate.of(2026, 10, 1),
                        Currency.getInstance("GBP"),
                        true,
                        places("0.09", "National"));

        assertThat(sheet.lines())
                .extracting(Sheet.Line::whole)
                .containsExactly(
                        "300 minutes of calls, then £0.09 a minute to National,"
                                + " £0.49 a minute to other places");
    }

    @Test
    void the_sheet_does_not_tell_a_place_at_the_usual_price() {
        Sheet sheet =
                SheetWriter.of(
                        "Everyday",
                        LocalDate.of(2026, 10, 1),
                        Currency.getInstance("GBP"),
                        true,
                        places("0.49", "National"));

        assertThat(sheet.lines().getFirst().whole())
                .isEqualTo("300 minutes of calls, then £0.49 a minute");
    }

    @Test
    void of_many_places_the_sheet_says_that_they_are_listed() {
        Sheet sheet =
                SheetWriter.of(
                        "Everyday",
                        LocalDate.of(2026, 10, 1),
                        Currency.getInstance("GBP"),
                        true,
                        places("0.09", "National", "Ireland", "France", "Spain"));

        assertThat(sheet.lines())
                .extracting(Sheet.Line::whole)
                .startsWith(
                        "300 minutes of calls, then £0.49 a minute or what the place costs, as"
                                + " listed",
                        "Calls to France beyond what is included: £0.09 a minute")
                .hasSize(5);
    }

    private static PriceTerms places(String rate, String... names) {
        PriceTerms empty =
                PriceTerms.of(ZoneId.of("Europe/London"), List.of(), List.of(), List.of());
        PriceTerms terms = Everyday.included(empty, UsageType.VOICE, 300 * Everyday.MINUTE);
        terms = Everyday.beyond(terms, UsageType.VOICE, new BigDecimal("0.49"), "International");
        List<OfferingPrice> prices = new ArrayList<>(terms.prices());
        List<Destination> places = new ArrayList<>();
        for (String name : names) {
            places.add(Destination.of(name, Integer.toString(40 + places.size())));
            prices.add(
                    UsageTariff.of(
                            name,
                            name,
                            UsageMatch.home(UsageType.VOICE, name),
                            60,
                            new Charge.PerUnit(new BigDecimal(rate))));
        }
        return PriceTerms.of(terms.zone(), prices, terms.allowances(), places);
    }
}
