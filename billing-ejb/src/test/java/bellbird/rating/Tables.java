package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.OfferingPrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;

/** Price tables in euro, in Berlin. */
final class Tables {

    static final Currency EUR = Currency.getInstance("EUR");
    static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    static final Instant NOON = Instant.parse("2026-10-15T10:00:00Z");
    static final Instant NEXT_MONTH = Instant.parse("2026-10-31T23:00:00Z");

    private Tables() {}

    static PriceTable of(PriceTerms terms) {
        return new PriceTable(version(terms));
    }

    static VersionTerms version(PriceTerms terms) {
        return new VersionTerms(
                new UUID(0, 9),
                new UUID(0, 8),
                "Plan",
                1,
                LocalDate.of(2026, 1, 1),
                EUR,
                BigDecimal.TEN,
                true,
                terms,
                List.of());
    }

    /** Tariffs to any number, with an allowance of each service they are for. */
    static PriceTable of(UsageTariff... tariffs) {
        return of(terms(List.of(tariffs), List.of()));
    }

    static PriceTerms terms(List<UsageTariff> tariffs, List<Destination> destinations) {
        return PriceTerms.of(
                BERLIN,
                List.<OfferingPrice>copyOf(tariffs),
                tariffs.stream()
                        .map(one -> one.match().service())
                        .distinct()
                        .map(service -> AllowanceTerms.of(service, 1, 1))
                        .toList(),
                destinations);
    }

    static UsageTariff voice(Charge charge) {
        return UsageTariff.of("calls", "Calls", UsageMatch.home(UsageType.VOICE), 60, charge);
    }

    static UsageTariff data(long unit, Charge charge) {
        return UsageTariff.of("data", "Data", UsageMatch.home(UsageType.DATA), unit, charge);
    }

    static Charge.PerUnit rate(String rate) {
        return new Charge.PerUnit(new BigDecimal(rate));
    }

    static UsageEvent call(long seconds) {
        return call(NOON, seconds);
    }

    static UsageEvent call(Instant start, long seconds) {
        return UsageEvent.home(UsageType.VOICE, start, "353200000000", seconds);
    }

    static UsageEvent session(long bytes) {
        return UsageEvent.home(UsageType.DATA, NOON, null, bytes);
    }

    static Bucket bucket(UsageType service, long remaining) {
        return new Bucket(new UUID(0, 1), service.word() + "-1", 1, false, NEXT_MONTH, remaining);
    }
}
