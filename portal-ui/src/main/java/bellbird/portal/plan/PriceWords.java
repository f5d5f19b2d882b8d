package bellbird.portal.plan;

import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.DurationFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Prices with their units, such as “€0.12 a minute”. */
public final class PriceWords {

    private final Currency currency;

    PriceWords(Currency currency) {
        this.currency = currency;
    }

    /** What a tariff costs: the charge, that of its bands, and its limits. */
    String of(UsageTariff tariff) {
        UsageType service = tariff.match().service();
        List<String> parts = new ArrayList<>();
        Charge usual = tariff.charge();
        if (usual != null) {
            parts.add(charge(usual, service, tariff.unit()));
        }
        new TreeMap<>(tariff.bands())
                .forEach(
                        (band, charge) ->
                                parts.add(
                                        Texts.text(
                                                "operator.sheet.band",
                                                band,
                                                charge(charge, service, tariff.unit()))));
        limits(tariff.limits(), parts);
        return String.join(", ", parts);
    }

    private void limits(UsageTariff.Limits limits, List<String> parts) {
        limit(parts, "operator.sheet.connectionFee", limits.connectionFee());
        limit(parts, "operator.sheet.minimum", limits.minimum());
        limit(
                parts,
                "operator.sheet.maximum",
                limits.maximum() == null ? null : limits.maximum().amount());
        limit(parts, "operator.sheet.dayCap", limits.dayCap());
        limit(parts, "operator.sheet.cycleCap", limits.cycleCap());
    }

    private void limit(List<String> parts, String key, @Nullable BigDecimal amount) {
        if (amount != null) {
            parts.add(Texts.text(key, money(amount)));
        }
    }

    private String charge(Charge charge, UsageType service, long unit) {
        return switch (charge) {
            case Charge.PerUnit one -> rate(one.rate(), service, unit);
            case Charge.Flat flat ->
                    flat.amount().signum() == 0
                            ? Texts.text("operator.sheet.free")
                            : Texts.text(
                                    "operator.sheet.flat." + service.word(), money(flat.amount()));
            case Charge.Blocks blocks ->
                    Texts.text(
                            "operator.sheet.blocks",
                            money(blocks.amount()),
                            amount(service, blocks.size()));
            case Charge.Tiered tiered ->
                    tiers("operator.sheet.tier", tiered.tiers(), service, unit)
                            + scope(tiered.scope());
            case Charge.Volume volume ->
                    tiers("operator.sheet.volume", volume.tiers(), service, unit)
                            + scope(volume.scope());
            case Charge.Stepwise steps ->
                    tiers("operator.sheet.tier", steps.steps(), service, unit)
                            + scope(CountScope.EVENT);
        };
    }

    private String tiers(String key, List<Charge.Tier> tiers, UsageType service, long unit) {
        List<String> parts = new ArrayList<>();
        for (Charge.Tier tier : tiers) {
            String rate = rate(tier.rate(), service, unit);
            parts.add(
                    tier.upTo() == null
                            ? Texts.text(key + ".last", rate)
                            : Texts.text(key, rate, amount(service, tier.upTo())));
        }
        return String.join(", ", parts);
    }

    private static String scope(CountScope scope) {
        return " " + Texts.text("operator.sheet.scope", scope);
    }

    private String rate(BigDecimal rate, UsageType service, long unit) {
        if (rate.signum() == 0) {
            return Texts.text("operator.sheet.free");
        }
        String money = money(rate);
        return switch (service) {
            case VOICE ->
                    unit == Everyday.MINUTE
                            ? Texts.text("operator.sheet.perMinute", money)
                            : Texts.text(
                                    "operator.sheet.perSeconds", money, CountFormat.count(unit));
            case SMS, MMS ->
                    unit == 1
                            ? Texts.text("operator.sheet.perMessage", money)
                            : Texts.text("operator.sheet.perData", money, amount(service, unit));
            case CONTENT -> Texts.text("operator.sheet.perData", money, amount(service, unit));
            case DATA -> {
                if (unit == Everyday.MEGABYTE) {
                    yield Texts.text("operator.sheet.perMegabyte", money);
                }
                yield unit == Everyday.GIGABYTE
                        ? Texts.text("operator.sheet.perGigabyte", money)
                        : Texts.text("operator.sheet.perData", money, DataFormat.data(unit));
            }
        };
    }

    private String money(BigDecimal amount) {
        return MoneyFormat.price(amount, currency);
    }

    /** What is included, such as 300 minutes. */
    public static String quantity(UsageType service, long quantity) {
        return switch (service) {
            case VOICE ->
                    quantity % Everyday.MINUTE == 0
                            ? Texts.text("operator.sheet.minutes", quantity / Everyday.MINUTE)
                            : DurationFormat.duration(quantity);
            case SMS, MMS -> Texts.text("operator.sheet.messages", quantity);
            case CONTENT -> Texts.text("operator.sheet.pieces", quantity);
            case DATA -> DataFormat.data(quantity);
        };
    }

    private static String amount(UsageType service, long quantity) {
        return service == UsageType.VOICE
                ? DurationFormat.duration(quantity)
                : quantity(service, quantity);
    }
}
