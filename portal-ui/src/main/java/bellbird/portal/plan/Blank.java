package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.Destination;
import bellbird.offering.FreeNumber;
import bellbird.offering.OneTimePrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RoamingZone;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.text.Texts;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What a part begins with before anything is typed, by its type. */
final class Blank {

    private static final List<Supplier<Object>> ALL =
            List.of(
                    () -> new Charge.PerUnit(BigDecimal.ZERO),
                    () -> new Charge.Flat(BigDecimal.ZERO),
                    () -> new Charge.Tiered(List.of(tier()), CountScope.CYCLE),
                    () -> new Charge.Volume(List.of(tier()), CountScope.CYCLE),
                    () -> new Charge.Blocks(1, BigDecimal.ZERO, CountScope.EVENT),
                    () -> new Charge.Stepwise(List.of(tier())),
                    Blank::tier,
                    () ->
                            new UsageTariff.Maximum(
                                    BigDecimal.ZERO, UsageTariff.Maximum.Strategy.FREE),
                    () -> AllowanceTerms.Rollover.USUAL,
                    () ->
                            new TimeBand.Window(
                                    EnumSet.range(TimeBand.Day.MONDAY, TimeBand.Day.FRIDAY),
                                    LocalTime.of(18, 0),
                                    LocalTime.MIDNIGHT),
                    () -> new RoamingZone.Network("", null));

    private Blank() {}

    private static Charge.Tier tier() {
        return new Charge.Tier(null, BigDecimal.ZERO);
    }

    /**
     * @throws IllegalArgumentException for a type that forms never begin
     */
    static Object of(Class<?> type) {
        return ALL.stream()
                .map(Supplier::get)
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName()));
    }

    /** A part that people add to terms by its kind. */
    static Object part(PriceTerms terms, Kind kind) {
        String id = Terms.freeId(terms, kind.name().toLowerCase(Locale.ROOT));
        return switch (kind) {
            case ONE_TIME ->
                    new OneTimePrice(id, Texts.text("operator.part.activation"), BigDecimal.ZERO);
            case RECURRING ->
                    new RecurringPrice(
                            id,
                            Texts.text("operator.part", Kind.RECURRING),
                            BigDecimal.ZERO,
                            RecurringPrice.Interval.MONTH,
                            RecurringPrice.Timing.ADVANCE,
                            RecurringPrice.Prorated.USUAL);
            case VOICE, SMS, DATA, MMS, CONTENT -> tariff(id, UsageType.valueOf(kind.name()));
            case ALLOWANCE -> {
                AllowanceTerms usual = AllowanceTerms.of(UsageType.DATA, Everyday.GIGABYTE, 1);
                yield new AllowanceTerms(
                        id,
                        usual.name(),
                        usual.unit(),
                        usual.quantity(),
                        1,
                        usual.sharing(),
                        null,
                        1,
                        null,
                        true,
                        usual.counts());
            }
            case PLACE -> new Destination("", List.of(), List.of());
            case ZONE -> new RoamingZone("", List.of());
            case BAND -> new TimeBand("", List.of((TimeBand.Window) of(TimeBand.Window.class)));
            case FREE_NUMBER -> new FreeNumber("", FreeNumber.Kind.FREE);
        };
    }

    private static UsageTariff tariff(String id, UsageType service) {
        long unit = Everyday.usualUnit(service);
        return UsageTariff.of(
                id,
                Texts.text("operator.plan.service", service),
                UsageMatch.home(service),
                unit,
                new Charge.PerUnit(BigDecimal.ZERO));
    }

    /** What can be added. */
    enum Kind {
        VOICE,
        SMS,
        DATA,
        MMS,
        CONTENT,
        ALLOWANCE,
        ONE_TIME,
        RECURRING,
        ZONE,
        PLACE,
        BAND,
        FREE_NUMBER
    }
}
