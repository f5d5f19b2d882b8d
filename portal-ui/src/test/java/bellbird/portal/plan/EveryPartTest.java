package bellbird.portal.plan;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.Destination;
import bellbird.offering.FreeNumber;
import bellbird.offering.OfferingRules;
import bellbird.offering.OneTimePrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RoamingZone;
import bellbird.offering.TermsChecks;
import bellbird.offering.TimeBand;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.testing.PageTest;
import bellbird.portal.text.MessageBundles;
import com.vaadin.browserless.ViewPackages;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever terms can say has a field, and no field loses anything. */
@ViewPackages(packages = "bellbird.portal")
class EveryPartTest extends PageTest {

    private static BigDecimal euro(String amount) {
        return new BigDecimal(amount);
    }

    /** Every kind of price there is, with everything a price can have. */
    private static PriceTerms everything() {
        List<Charge.Tier> tiers =
                List.of(new Charge.Tier(600L, euro("0.10")), new Charge.Tier(null, euro("0.05")));
        UsageTariff full =
                new UsageTariff(
                        "voice",
                        "Anywhere",
                        new UsageMatch(
                                UsageType.VOICE,
                                UsageMatch.Direction.OUTGOING,
                                UsageMatch.Net.ON_NET,
                                Set.of("home", "EU"),
                                Set.of("Switzerland")),
                        60,
                        UsageTariff.Increments.of(30, 6),
                        UsageTariff.SpanPolicy.UNIT_START,
                        new Charge.PerUnit(euro("0.12")),
                        Map.of("Peak", new Charge.PerUnit(euro("0.19"))),
                        new UsageTariff.Limits(
                                euro("0.05"),
                                euro("0.01"),
                                new UsageTariff.Maximum(
                                        euro("3"), UsageTariff.Maximum.Strategy.DISCONNECT),
                                new UsageTariff.Rounding(RoundingMode.CEILING, 2),
                                euro("5"),
                                euro("50")));
        return new PriceTerms(
                ZoneId.of("Europe/Dublin"),
                List.of(
                        new RecurringPrice(
                                "monthly",
                                "",
                                euro("20"),
                                new RecurringPrice.Interval(3, RecurringPrice.Interval.Unit.MONTH),
                                RecurringPrice.Timing.ARREARS,
                                new RecurringPrice.Prorated(false, true, false, true)),
                        new OneTimePrice("start", "Activation", euro("9.90")),
                        full,
                        tariff("tiered", UsageType.SMS, new Charge.Tiered(tiers, CountScope.DAY)),
                        tariff(
                                "volume",
                                UsageType.DATA,
                                new Charge.Volume(tiers, CountScope.CYCLE)),
                        tariff(
                                "blocks",
                                UsageType.MMS,
                                new Charge.Blocks(3, euro("1"), CountScope.CYCLE)),
                        tariff("flat", UsageType.CONTENT, new Charge.Flat(euro("0.99"))),
                        tariff("steps", UsageType.VOICE, new Charge.Stepwise(tiers))),
                List.of(
                        new AllowanceTerms(
                                "data",
                                "Shared data",
                                AllowanceTerms.Unit.BYTES,
                                10_000_000_123L,
                                2,
                                AllowanceTerms.Sharing.GROUP,
                                1_000_000L,
                                3,
                                new AllowanceTerms.Rollover(50, 2),
                                false,
                                new AllowanceTerms.Counts(
                                        Set.of(UsageType.DATA),
                                        Set.of(UsageMatch.Direction.OUTGOING),
                                        UsageMatch.Net.ANY,
                                        Set.of("EU"),
                                        Set.of()))),
                List.of(new Destination("Switzerland", List.of("41", "4179"), List.of("1811"))),
                List.of(
                        new RoamingZone(
                                "EU",
                                List.of(
                                        new RoamingZone.Network("262", null),
                                        new RoamingZone.Network("232", "01")))),
                List.of(
                        new TimeBand(
                                "Peak",
                                List.of(
                                        new TimeBand.Window(
                                                EnumSet.of(TimeBand.Day.MONDAY),
                                                LocalTime.of(8, 0),
                                                LocalTime.of(20, 0))))),
                Set.of(LocalDate.parse("2026-12-25")),
                List.of(new FreeNumber("+116123", FreeNumber.Kind.FREE)));
    }

    private static UsageTariff tariff(String id, UsageType service, Charge charge) {
        return UsageTariff.of(id, id, UsageMatch.home(service), 60, charge);
    }

    @Test
    void these_terms_could_be_published() {
        assertThat(TermsChecks.problems(everything())).isEmpty();
    }

    @Test
    void a_form_of_any_part_reads_back_what_it_was_given() {
        for (Part part : Part.of(everything())) {
            RecordForm form = new RecordForm(part.value(), Known.of(everything(), part.value()));

            assertThat(form.value()).as(part.pointer()).isEqualTo(part.value());
        }
    }

    @Test
    void an_editor_loses_nothing_that_its_fields_cannot_show() {
        PlanEditor editor =
                new PlanEditor(
                        new PlanStart(
                                null,
                                "all",
                                "Everything",
                                "",
                                1,
                                LocalDate.parse("2026-12-01"),
                                true,
                                everything(),
                                Currency.getInstance("EUR"),
                                "IE",
                                OfferingRules.USUAL,
                                Map.of()),
                        (terms, question) -> List.of(suspended()));

        assertThat(editor.draft().terms()).isEqualTo(everything());
    }

    private static bellbird.rating.PriceCheckResult suspended() {
        return new bellbird.rating.PriceCheckResult(
                "tried",
                bellbird.rating.PriceCheckResult.Outcome.SUSPENDED,
                null,
                List.of(),
                List.of());
    }

    @Test
    void every_component_of_every_part_has_a_label_and_every_constant_a_word() {
        Set<String> missing = new TreeSet<>();
        List<Class<?>> seen = new ArrayList<>();
        for (RecordComponent list : PriceTerms.class.getRecordComponents()) {
            visit(list.getGenericType(), seen, missing);
        }

        assertThat(seen).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    private static void visit(Type type, List<Class<?>> seen, Set<String> missing) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                visit(argument, seen, missing);
            }
            return;
        }
        Class<?> one = (Class<?>) type;
        if (seen.contains(one)
                || !one.getName().startsWith("bellbird.") && one != RoundingMode.class) {
            return;
        }
        seen.add(one);
        if (one.isEnum()) {
            for (Object constant : one.getEnumConstants()) {
                if (constant != RoundingMode.UNNECESSARY) {
                    there(
                            "operator.word."
                                    + one.getSimpleName().toLowerCase(Locale.ROOT)
                                    + "."
                                    + constant.toString().toLowerCase(Locale.ROOT),
                            missing);
                }
            }
        } else if (one.isSealed()) {
            for (Class<?> kind : one.getPermittedSubclasses()) {
                if (one == Charge.class) {
                    there(
                            "operator.kind." + kind.getSimpleName().toLowerCase(Locale.ROOT),
                            missing);
                }
                visit(kind, seen, missing);
            }
        } else if (one.isRecord() && one != RoamingZone.Network.class) {
            for (RecordComponent component : one.getRecordComponents()) {
                there(RecordForm.labelKey(one, component.getName()), missing);
                visit(component.getGenericType(), seen, missing);
            }
        }
    }

    private static void there(String key, Set<String> missing) {
        if (!MessageBundles.has(key)) {
            missing.add(key);
        }
    }

    @Test
    void quantities_are_read_as_people_write_them() {
        assertThat(read("5 min", UsageType.VOICE)).isEqualTo(300);
        assertThat(read("1:30", UsageType.VOICE)).isEqualTo(90);
        assertThat(read("10 GB", UsageType.DATA)).isEqualTo(10_000_000_000L);
        assertThat(read("1,5 MB", UsageType.DATA)).isEqualTo(1_500_000);
        assertThat(read("7", UsageType.SMS)).isEqualTo(7);
        assertThat(read("some", UsageType.VOICE)).isEqualTo(-1);
        assertThat(read("-3", UsageType.DATA)).isEqualTo(-1);
        assertThat(read("0.5 s", UsageType.VOICE)).isEqualTo(-1);
    }

    private static long read(String typed, @Nullable UsageType service) {
        return QuantityText.read(typed, service, null).orElse(-1);
    }

    @Test
    void what_is_written_of_a_quantity_is_read_as_the_same() {
        for (long quantity : List.of(1L, 59L, 60L, 90L, 3_600L, 1_500_000_000L, 10_000_000_123L)) {
            for (UsageType service : List.of(UsageType.VOICE, UsageType.DATA, UsageType.SMS)) {
                assertThat(read(QuantityText.write(service, quantity), service))
                        .isEqualTo(quantity);
            }
        }
    }
}
