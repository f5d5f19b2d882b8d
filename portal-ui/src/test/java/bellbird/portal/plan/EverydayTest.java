package bellbird.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.PriceTerms;
import bellbird.offering.ReadyZones;
import bellbird.offering.RoamingZone;
import bellbird.offering.TermsChecks;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the fields of every day do to terms. */
class EverydayTest {

    private static final ZoneId DUBLIN = ZoneId.of("Europe/Dublin");
    private static final RoamingZone EU = ReadyZones.european("EU countries", "IE");
    private static final TimeBand WEEKENDS =
            new TimeBand(
                    "Weekends",
                    List.of(
                            new TimeBand.Window(
                                    EnumSet.of(TimeBand.Day.SATURDAY, TimeBand.Day.SUNDAY),
                                    LocalTime.MIDNIGHT,
                                    LocalTime.MIDNIGHT)));

    private static PriceTerms empty() {
        return PriceTerms.of(DUBLIN, List.of(), List.of(), List.of());
    }

    private static BigDecimal euro(String amount) {
        return new BigDecimal(amount);
    }

    /**
     * 20 a month, 300 minutes and 10 GB that roll over, EU included, 0.12 beyond, weekends half.
     */
    private static PriceTerms wanted() {
        PriceTerms terms = Everyday.recurring(empty(), euro("20"));
        terms = Everyday.included(terms, UsageType.VOICE, 300 * Everyday.MINUTE);
        terms = Everyday.rollover(terms, UsageType.VOICE, true);
        terms = Everyday.beyond(terms, UsageType.VOICE, euro("0.12"), "Anywhere");
        terms = Everyday.roam(terms, EU, "Incoming calls");
        terms = Everyday.included(terms, UsageType.DATA, 10 * Everyday.GIGABYTE);
        terms = Everyday.rollover(terms, UsageType.DATA, true);
        terms = Everyday.beyond(terms, UsageType.DATA, euro("0.01"), "Anywhere");
        return Everyday.inBand(terms, UsageType.VOICE, WEEKENDS, euro("0.06"));
    }

    @Test
    void the_plan_of_three_minutes_has_nothing_wrong() {
        assertThat(TermsChecks.problems(wanted())).isEmpty();
    }

    @Test
    void what_is_added_after_roaming_was_chosen_counts_abroad_too() {
        AllowanceTerms data = Everyday.included(wanted(), UsageType.DATA).orElseThrow();

        assertThat(data.counts().visited())
                .containsExactlyInAnyOrder(UsageMatch.HOME, "EU countries");
    }

    @Test
    void calls_received_abroad_are_free() {
        Optional<UsageTariff> incoming =
                wanted().tariffs().stream()
                        .filter(one -> one.match().direction() == Direction.INCOMING)
                        .findFirst();

        assertThat(incoming.orElseThrow().charge()).isEqualTo(new Charge.PerUnit(BigDecimal.ZERO));
    }

    @Test
    void without_roaming_again_nothing_of_it_is_left() {
        PriceTerms before = Everyday.leave(wanted(), EU);

        assertThat(Everyday.leave(Everyday.roam(before, EU, "Incoming calls"), EU))
                .isEqualTo(before);
    }

    @Test
    void a_zone_with_prices_of_its_own_is_not_taken_for_home() {
        RoamingZone swiss =
                new RoamingZone("Switzerland", List.of(new RoamingZone.Network("228", null)));
        PriceTerms terms =
                Terms.withPrices(
                        Terms.withZones(empty(), List.of(swiss)),
                        List.of(
                                UsageTariff.of(
                                        "swiss",
                                        "Switzerland",
                                        new UsageMatch(
                                                UsageType.VOICE,
                                                Direction.OUTGOING,
                                                UsageMatch.Net.ANY,
                                                Set.of("Switzerland"),
                                                Set.of()),
                                        60,
                                        new Charge.PerUnit(euro("0.22")))));

        PriceTerms now = Everyday.beyond(terms, UsageType.VOICE, euro("0.12"), "Anywhere");

        assertThat(Everyday.beyond(now, UsageType.VOICE).orElseThrow().match().visited())
                .containsExactly(UsageMatch.HOME);
        assertThat(TermsChecks.problems(now)).isEmpty();
    }

    @Test
    void a_time_that_no_price_names_any_more_is_forgotten() {
        PriceTerms now = Everyday.outOfBand(wanted(), UsageType.VOICE, "Weekends");

        assertThat(now.bands()).isEmpty();
        assertThat(Everyday.beyond(now, UsageType.VOICE).orElseThrow().bands()).isEmpty();
    }

    @Test
    void the_home_country_is_no_roaming() {
        assertThat(EU.networks()).hasSize(32).noneMatch(one -> one.mcc().equals("272"));
        assertThat(ReadyZones.european("EU", "GB").networks()).hasSize(33);
    }

    @Test
    void the_departments_overseas_are_france() {
        RoamingZone.Network guiana = new RoamingZone.Network("742", null);

        assertThat(EU.networks()).contains(guiana);
        assertThat(ReadyZones.european("EU", "FR").networks()).hasSize(29).doesNotContain(guiana);
    }

    @Test
    void a_zone_of_an_older_list_gets_the_networks_of_this_one() {
        RoamingZone older = new RoamingZone(EU.name(), EU.networks().subList(0, 20));
        PriceTerms terms = Everyday.roam(wanted(), older, "Incoming calls");

        PriceTerms now = Everyday.roam(terms, EU, "Incoming calls");

        assertThat(terms.zones()).containsExactly(older);
        assertThat(now).isEqualTo(wanted());
    }

    @Test
    void a_place_that_is_renamed_keeps_its_price_and_what_is_included_there() {
        PriceTerms terms = Places.add(wanted(), UsageType.VOICE, "New place");
        UsageTariff tariff = Places.of(terms).getFirst();
        terms = Places.rate(terms, tariff, euro("0.22"));
        terms = Places.prefixes(terms, "New place", List.of("41"));

        terms = Places.rename(terms, "New place", "Switzerland");

        UsageTariff swiss = Places.of(terms).getFirst();
        assertThat(swiss.name()).isEqualTo("Switzerland");
        assertThat(swiss.match().destinations()).containsExactly("Switzerland");
        assertThat(swiss.match().visited()).contains("EU countries");
        assertThat(TermsChecks.problems(terms)).isEmpty();
        assertThat(Places.remove(terms, swiss)).isEqualTo(wanted());
    }

    @Test
    void two_places_never_get_one_name() {
        PriceTerms terms =
                Places.add(
                        Places.add(wanted(), UsageType.VOICE, "New place"),
                        UsageType.SMS,
                        "New place");

        assertThat(terms.destinations())
                .extracting(Destination::name)
                .containsExactly("New place", "New place 2");
        assertThat(Places.rename(terms, "New place 2", "New place")).isEqualTo(terms);
    }
}
