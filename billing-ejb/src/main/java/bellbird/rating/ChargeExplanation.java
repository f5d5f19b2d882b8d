package bellbird.rating;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.rating.RatedResult.Part;
import bellbird.rating.RatedResult.Priced;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells how the price of what allowances did not cover came about: its parts, and its limits. */
final class ChargeExplanation {

    private static final int PART_DECIMALS = 6;

    private final ExplanationSteps steps;
    private final UsageType service;
    private final Priced priced;

    ChargeExplanation(ExplanationSteps steps, UsageType service, Priced priced) {
        this.steps = steps;
        this.service = service;
        this.priced = priced;
    }

    void tell() {
        chargedInSteps();
        parts();
        limits();
    }

    /** What other usage than calls is rounded to, after allowances. */
    private void chargedInSteps() {
        UsageTariff.Increments increments = priced.tariff().increments();
        if (service != UsageType.VOICE && !increments.exact()) {
            steps.add(
                    "explain.steps." + increments.scope().name().toLowerCase(Locale.ROOT),
                    steps.quantity(increments.next()),
                    steps.quantity(priced.charged()));
        }
    }

    private void parts() {
        UsageTariff tariff = priced.tariff();
        Part before = null;
        for (Part part : priced.parts()) {
            boolean ofTime = part.kind() != Part.Kind.CONNECTION;
            if (ofTime) {
                band(before, part);
            }
            tell(part, key(before, part), tariff);
            before = ofTime ? part : before;
        }
        if (priced.parts().size() > 1) {
            steps.add("explain.sum", steps.plain(rounded(exactSum())), steps.currency());
        }
    }

    /** Says where another time band begins, and one that the event begins in. */
    private void band(@Nullable Part before, Part part) {
        String band = part.band();
        if (before == null) {
            if (band != null) {
                steps.add("explain.band", band);
            }
        } else if (!Objects.equals(before.band(), band)) {
            if (band == null) {
                steps.add("explain.noBand");
            } else {
                steps.add("explain.band.then", band);
            }
        }
    }

    private void tell(Part part, String key, UsageTariff tariff) {
        steps.add(
                key,
                part.kind().fixed
                        ? Long.toString(part.quantity())
                        : steps.quantity(Math.abs(part.quantity())),
                steps.plain(part.rate()),
                steps.per(tariff.unit()),
                steps.plain(amount(part, tariff)),
                steps.currency());
    }

    /**
     * @param before the part before it, other than a connection fee
     */
    private String key(@Nullable Part before, Part part) {
        String key = "explain." + part.kind().name().toLowerCase(Locale.ROOT);
        return switch (part.kind()) {
            case PER_UNIT -> priced.included() > 0 ? "explain.beyond" : "explain.charged";
            case TIER ->
                    before != null
                                    && before.kind() == Part.Kind.TIER
                                    && Objects.equals(before.band(), part.band())
                            ? "explain.tier.next"
                            : key;
            case VOLUME -> part.quantity() < 0 ? "explain.volume.before" : key;
            case BLOCKS -> part.quantity() == 1 ? "explain.blocks.one" : key;
            case STEP, FLAT, CONNECTION -> key;
        };
    }

    private void limits() {
        UsageTariff.Limits limits = priced.tariff().limits();
        BigDecimal sum = exactSum();
        if (limits.minimum() != null && sum.compareTo(limits.minimum()) < 0) {
            steps.add("explain.minimum", steps.plain(limits.minimum()), steps.currency());
        }
        if (limits.maximum() != null && sum.compareTo(limits.maximum().amount()) > 0) {
            steps.add("explain.maximum", steps.plain(limits.maximum().amount()), steps.currency());
        }
        if (priced.endsAfter() != null) {
            steps.add("explain.endsAfter", steps.quantity(priced.endsAfter()));
        }
        if (limits.dayCap() != null || limits.cycleCap() != null) {
            cap("explain.dayCap", limits.dayCap(), 0);
            cap("explain.cycleCap", limits.cycleCap(), priced.counted().size() - 1);
        }
        for (RatedResult.Consumed one : priced.consumed()) {
            if (one.unit() == AllowanceTerms.Unit.MONEY) {
                steps.add(
                        "explain.money",
                        steps.money(one.quantity()),
                        steps.money(one.remainingBefore()),
                        steps.currency());
            }
        }
        if (rounded(sum).compareTo(priced.amount()) != 0) {
            steps.add("explain.amount", steps.plain(priced.amount()), steps.currency());
        }
    }

    private void cap(String key, @Nullable BigDecimal cap, int place) {
        if (cap != null) {
            steps.add(
                    key,
                    steps.plain(cap),
                    steps.plain(priced.counted().get(place).before().amount()),
                    steps.currency());
        }
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
}
