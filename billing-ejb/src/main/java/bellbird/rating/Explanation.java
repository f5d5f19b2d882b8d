package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.FreeNumber;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.rating.RatedResult.Part;
import bellbird.rating.RatedResult.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells how an amount came about, step by step, from what the rater said. */
final class Explanation {

    private static final int PART_DECIMALS = 6;

    private final VersionTerms version;
    private final UsageEvent event;
    private final Priced priced;
    private final String currency;
    private final List<ExplanationStep> steps = new ArrayList<>();

    private Explanation(VersionTerms version, UsageEvent event, Priced priced) {
        this.version = version;
        this.event = event;
        this.priced = priced;
        currency = version.currency().getCurrencyCode();
    }

    static List<ExplanationStep> of(VersionTerms version, UsageEvent event, RatedResult result) {
        return switch (result) {
            case Priced priced -> new Explanation(version, event, priced).steps();
            case RatedResult.Free free ->
                    List.of(
                            ExplanationStep.of(
                                    free.kind() == FreeNumber.Kind.EMERGENCY
                                            ? "explain.free.emergency"
                                            : "explain.free.number",
                                    event.other().digits()));
            case RatedResult.NoPrice none -> List.of(ExplanationStep.of(none.reason()));
        };
    }

    private List<ExplanationStep> steps() {
        if (!version.offeringName().isEmpty()) {
            add(
                    "explain.plan",
                    version.offeringName(),
                    Integer.toString(version.number()),
                    version.validFrom());
        }
        where();
        counted();
        for (RatedResult.Consumed one : priced.consumed()) {
            if (!isMoney(one)) {
                add(
                        one.rolledOver() ? "explain.rolledOver" : "explain.included",
                        quantity(one.quantity()),
                        quantity(one.remainingBefore()));
            }
        }
        if (priced.charged() > 0) {
            chargedInSteps();
            parts();
            limits();
        }
        return steps;
    }

    private void where() {
        if (event.visited() != null) {
            add("explain.visited", event.visited().mcc(), event.visited().mnc());
        }
        switch (event.other().kind()) {
            case NUMBER -> {
                if (event.direction() == UsageMatch.Direction.INCOMING) {
                    add("explain.incoming", event.other().digits(), priced.destination());
                } else if (priced.prefixLength() == 0) {
                    add("explain.anyNumber", event.other().digits(), priced.destination());
                } else {
                    add(
                            "explain.prefix",
                            event.other().digits(),
                            priced.prefix(event),
                            priced.destination());
                }
            }
            case SHORT_CODE ->
                    add("explain.shortCode", event.other().digits(), priced.destination());
            case EMERGENCY, NOBODY -> {}
        }
    }

    private void counted() {
        UsageTariff.Increments increments = priced.tariff().increments();
        if (event.service() != UsageType.VOICE) {
            add("explain.used." + event.service().word(), quantity(priced.used()));
        } else if (increments.exact()) {
            add("explain.call", quantity(priced.used()));
        } else if (increments.first() == increments.next()) {
            add(
                    "explain.call.steps",
                    quantity(priced.used()),
                    quantity(increments.next()),
                    quantity(priced.billed()));
        } else {
            add(
                    "explain.call.increments",
                    quantity(priced.used()),
                    quantity(increments.first()),
                    quantity(increments.next()),
                    quantity(priced.billed()));
        }
    }

    /** What other usage than calls is rounded to, after allowances. */
    private void chargedInSteps() {
        UsageTariff.Increments increments = priced.tariff().increments();
        if (event.service() != UsageType.VOICE && !increments.exact()) {
            add(
                    "explain.steps." + increments.scope().name().toLowerCase(Locale.ROOT),
                    quantity(increments.next()),
                    quantity(priced.charged()));
        }
    }

    private void parts() {
        UsageTariff tariff = priced.tariff();
        String band = null;
        for (Part part : priced.parts()) {
            if (!Objects.equals(band, part.band())) {
                band = part.band();
                if (band == null) {
                    add("explain.noBand");
                } else {
                    add("explain.band", band);
                }
            }
            add(
                    key(part),
                    part.kind().fixed
                            ? Long.toString(part.quantity())
                            : quantity(Math.abs(part.quantity())),
                    plain(part.rate()),
                    new ExplanationStep.Per(event.service(), tariff.unit()),
                    plain(amount(part, tariff)),
                    currency);
        }
        if (priced.parts().size() > 1) {
            add("explain.sum", plain(rounded(exactSum())), currency);
        }
    }

    private String key(Part part) {
        String key = "explain." + part.kind().name().toLowerCase(Locale.ROOT);
        return switch (part.kind()) {
            case PER_UNIT -> priced.included() > 0 ? "explain.beyond" : "explain.charged";
            case VOLUME -> part.quantity() < 0 ? "explain.volume.before" : key;
            case BLOCKS -> part.quantity() == 1 ? "explain.blocks.one" : key;
            case TIER, STEP, FLAT, CONNECTION -> key;
        };
    }

    private void limits() {
        UsageTariff.Limits limits = priced.tariff().limits();
        BigDecimal sum = exactSum();
        if (limits.minimum() != null && sum.compareTo(limits.minimum()) < 0) {
            add("explain.minimum", plain(limits.minimum()), currency);
        }
        if (limits.maximum() != null && sum.compareTo(limits.maximum().amount()) > 0) {
            add("explain.maximum", plain(limits.maximum().amount()), currency);
        }
        if (priced.endsAfter() != null) {
            add("explain.endsAfter", quantity(priced.endsAfter()));
        }
        if (limits.dayCap() != null || limits.cycleCap() != null) {
            cap("explain.dayCap", limits.dayCap(), 0);
            cap("explain.cycleCap", limits.cycleCap(), priced.counted().size() - 1);
        }
        for (RatedResult.Consumed one : priced.consumed()) {
            if (isMoney(one)) {
                add("explain.money", money(one.quantity()), money(one.remainingBefore()), currency);
            }
        }
        if (rounded(sum).compareTo(priced.amount()) != 0) {
            add("explain.amount", plain(priced.amount()), currency);
        }
    }

    private void cap(String key, @Nullable BigDecimal cap, int place) {
        if (cap != null) {
            add(key, plain(cap), plain(priced.counted().get(place).before().amount()), currency);
        }
    }

    private static boolean isMoney(RatedResult.Consumed one) {
        return one.unit() == AllowanceTerms.Unit.MONEY;
    }

    private BigDecimal exactSum() {
        return divided(PartSum.exact(priced.parts(), priced.tariff().unit()), priced.tariff());
    }

    private static BigDecimal amount(Part part, UsageTariff tariff) {
        BigDecimal product = part.rate().multiply(BigDecimal.valueOf(part.quantity()));
        return rounded(part.kind().fixed ? product : divided(product, tariff));
    }

    private static BigDecimal divided(BigDecimal product, UsageTariff tariff) {
        return product.divide(BigDecimal.valueOf(tariff.unit()), 20, RoundingMode.HALF_UP);
    }

    private static BigDecimal rounded(BigDecimal amount) {
        return amount.setScale(PART_DECIMALS, RoundingMode.HALF_UP);
    }

    private void add(String key, Object... parameters) {
        steps.add(ExplanationStep.of(key, parameters));
    }

    private String money(long millionths) {
        return plain(BigDecimal.valueOf(millionths, 6));
    }

    /** All the digits that count, and at least those of the currency: 0.10, 0.032. */
    private String plain(BigDecimal amount) {
        BigDecimal exact = amount.signum() == 0 ? BigDecimal.ZERO : amount.stripTrailingZeros();
        int digits = version.currency().getDefaultFractionDigits();
        return exact.setScale(Math.max(exact.scale(), digits)).toPlainString();
    }

    private ExplanationStep.Quantity quantity(long quantity) {
        return new ExplanationStep.Quantity(event.service(), quantity);
    }
}
