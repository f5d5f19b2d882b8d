package bellbird.portal.plan;

import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.PriceTerms;
import bellbird.offering.TimeBand;
import bellbird.offering.Uncovered;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageTariff.Increments;
import bellbird.offering.UsageType;
import bellbird.portal.component.Words;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One service of a plan: what is included, what more of it costs, and when it costs another. */
final class ServicePrices extends Div {

    private static final long serialVersionUID = 1;

    private final transient Writing writing;
    private final UsageType service;
    private final Currency currency;
    private final BigDecimalField included;
    private final Checkbox rollover = new Checkbox(Texts.text("operator.plan.rollover"));
    private final BigDecimalField price;
    private final Select<Increments> counted = new Select<>();
    private final Div times = new Div();
    private final Button another =
            new Button(Texts.text("operator.plan.time.add"), click -> addTime());
    private final transient List<TimePrice> rows = new ArrayList<>();

    /** What was here before a field was emptied; typing again brings it back. */
    private transient @Nullable UsageTariff tariffBefore;

    private transient @Nullable AllowanceTerms allowanceBefore;
    private boolean reading;

    ServicePrices(Writing writing, UsageType service, Currency currency) {
        this.writing = writing;
        this.service = service;
        this.currency = currency;
        addClassName("op-service");
        String word = service.word();
        included = new BigDecimalField(Texts.text("operator.plan." + word + ".included"));
        included.setValueChangeMode(ValueChangeMode.LAZY);
        included.setSuffixComponent(Fields.unit(Texts.text("operator.plan." + word + ".unit")));
        price = Fields.money(priceLabel(Everyday.usualUnit(service)), currency);
        counted.setLabel(Texts.text("operator.plan.rhythm"));
        counted.setItemLabelGenerator(CountedWords::of);
        times.addClassName("op-times");
        rollover.addClassName("op-align");
        another.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div form = Fields.form(included, rollover, price);
        if (service == UsageType.VOICE) {
            form.add(counted);
        }
        add(Words.strong(Texts.text("operator.plan.service", service)), form, times, another);
        read();
        included.addValueChangeListener(change -> edit(this::include));
        price.addValueChangeListener(change -> edit(this::charge));
        rollover.addValueChangeListener(
                change -> edit(terms -> Everyday.rollover(terms, service, rollover.getValue())));
        counted.addValueChangeListener(
                change -> {
                    if (counted.getValue() != null) {
                        edit(terms -> Everyday.counted(terms, service, counted.getValue()));
                    }
                });
    }

    private void edit(UnaryOperator<PriceTerms> change) {
        if (!reading) {
            writing.change(change);
        }
    }

    private long scale() {
        return service == UsageType.DATA ? Everyday.GIGABYTE : Everyday.usualUnit(service);
    }

    private PriceTerms include(PriceTerms terms) {
        BigDecimal typed = included.getValue();
        Optional<AllowanceTerms> now = Everyday.included(terms, service);
        if (now.isPresent()) {
            allowanceBefore = now.get();
        } else if (allowanceBefore != null && typed != null) {
            terms = Terms.replaceAllowance(terms, null, allowanceBefore);
        }
        long quantity =
                typed == null
                        ? 0
                        : typed.multiply(BigDecimal.valueOf(scale()))
                                .setScale(0, RoundingMode.HALF_UP)
                                .min(BigDecimal.valueOf(Long.MAX_VALUE / 2))
                                .longValue();
        return Everyday.included(terms, service, quantity);
    }

    private PriceTerms charge(PriceTerms terms) {
        BigDecimal typed = price.getValue();
        Optional<UsageTariff> now = Everyday.beyond(terms, service);
        if (typed == null) {
            if (now.isPresent() && Everyday.isPlain(now.get())) {
                tariffBefore = now.get();
                return Terms.withPrices(terms, Terms.without(terms.prices(), now.get()));
            }
            return terms;
        }
        if (now.isEmpty() && tariffBefore != null) {
            terms = Terms.replacePrice(terms, null, tariffBefore);
        }
        return Everyday.beyond(terms, service, typed, Texts.text("operator.plan.anywhere"));
    }

    /** Shows the terms as they are now; what is typed stays as it was typed. */
    void read() {
        reading = true;
        PriceTerms terms = writing.terms();
        AllowanceTerms allowance = Everyday.included(terms, service).orElse(null);
        UsageTariff tariff = Everyday.beyond(terms, service).orElse(null);
        show(
                included,
                allowance == null
                        ? null
                        : new BigDecimal(
                                BigDecimal.valueOf(allowance.quantity())
                                        .divide(
                                                BigDecimal.valueOf(scale()),
                                                9,
                                                RoundingMode.HALF_UP)
                                        .stripTrailingZeros()
                                        .toPlainString()));
        rollover.setValue(allowance != null && allowance.rollover() != null);
        rollover.setEnabled(allowance != null);
        boolean plain = tariff == null || Everyday.isPlain(tariff);
        price.setReadOnly(!plain);
        show(
                price,
                tariff != null && tariff.charge() instanceof Charge.PerUnit one
                        ? one.rate()
                        : null);
        price.setLabel(priceLabel(tariff == null ? Everyday.usualUnit(service) : tariff.unit()));
        price.setHelperText(help(allowance, tariff));
        Increments now = tariff == null ? Increments.EXACT : tariff.increments();
        counted.setItems(
                Stream.concat(CountedWords.USUAL.stream(), Stream.of(now)).distinct().toList());
        counted.setValue(now);
        counted.setEnabled(tariff != null);
        readTimes(tariff);
        reading = false;
    }

    private String help(@Nullable AllowanceTerms allowance, @Nullable UsageTariff tariff) {
        if (tariff != null) {
            return Everyday.isPlain(tariff)
                    ? ""
                    : Texts.text(
                            "operator.plan.price.special", new PriceWords(currency).of(tariff));
        }
        return Texts.text(
                allowance == null ? "operator.plan.price.none" : "operator.plan.price.needed");
    }

    private void readTimes(@Nullable UsageTariff tariff) {
        List<String> bands =
                tariff == null
                        ? List.of()
                        : tariff.bands().entrySet().stream()
                                .filter(one -> one.getValue() instanceof Charge.PerUnit)
                                .map(Map.Entry::getKey)
                                .sorted()
                                .toList();
        another.setVisible(tariff != null && Everyday.isPlain(tariff));
        if (rows.stream().map(TimePrice::band).sorted().toList().equals(bands)) {
            rows.forEach(TimePrice::read);
            return;
        }
        rows.clear();
        times.removeAll();
        for (String band : bands) {
            TimePrice row = new TimePrice(band);
            rows.add(row);
            times.add(row);
        }
    }

    private void addTime() {
        UsageTariff tariff = Everyday.beyond(writing.terms(), service).orElseThrow();
        List<TimeBand> left = left(null);
        if (!left.isEmpty() && tariff.charge() instanceof Charge.PerUnit usual) {
            BigDecimal half = usual.rate().divide(BigDecimal.TWO);
            writing.change(terms -> Everyday.inBand(terms, service, left.getFirst(), half));
        }
    }

    /** Bands of the terms and ready ones which have no price here yet. */
    private List<TimeBand> left(@Nullable String own) {
        PriceTerms terms = writing.terms();
        List<String> taken =
                Everyday.beyond(terms, service)
                        .map(one -> List.copyOf(one.bands().keySet()))
                        .orElse(List.of());
        List<String> known = terms.bands().stream().map(TimeBand::name).toList();
        return Stream.concat(
                        BandWords.ready().stream().filter(one -> !known.contains(one.name())),
                        terms.bands().stream())
                .filter(one -> one.name().equals(own) || !taken.contains(one.name()))
                .toList();
    }

    /** Names the unit a price is for; a unit that was chosen once stays, since it rounds. */
    private String priceLabel(long unit) {
        return switch (service) {
            case VOICE ->
                    unit == Everyday.MINUTE
                            ? Texts.text("operator.plan.minutePrice")
                            : Texts.text("operator.plan.secondsPrice", unit);
            case SMS, MMS, CONTENT -> Texts.text("operator.plan.messagePrice");
            case DATA ->
                    unit == Everyday.MEGABYTE
                            ? Texts.text("operator.plan.megabytePrice")
                            : Texts.text("operator.plan.dataPrice", DataFormat.data(unit));
        };
    }

    private static void show(BigDecimalField field, @Nullable BigDecimal value) {
        BigDecimal typed = field.getValue();
        boolean same = typed == null ? value == null : value != null && typed.compareTo(value) == 0;
        if (!same) {
            field.setValue(value == null ? null : Fields.plain(value));
        }
    }

    /** Tells where the places of this service are. */
    void mark(Marks marks) {
        PriceTerms terms = writing.terms();
        Everyday.included(terms, service)
                .ifPresent(
                        one -> {
                            String place = "/allowances/" + terms.allowances().indexOf(one);
                            marks.field(place, included);
                            marks.field(place + "/counts/services", price);
                        });
        Everyday.beyond(terms, service)
                .ifPresent(
                        one -> {
                            String place = "/prices/" + terms.prices().indexOf(one);
                            marks.field(place, price);
                            rows.forEach(
                                    row -> marks.field(place + "/bands/" + row.band, row.amount));
                            if (!rows.isEmpty()) {
                                marks.field(place + "/bands", rows.getLast().when);
                            }
                        });
    }

    /** Says at the price what of the service at home would have none. */
    void gaps(List<Uncovered> open) {
        Everyday.beyond(writing.terms(), service)
                .filter(Everyday::isPlain)
                .ifPresent(
                        tariff ->
                                open.stream()
                                        .filter(one -> one.service() == service)
                                        .filter(one -> one.zone().equals(UsageMatch.HOME))
                                        .findFirst()
                                        .ifPresent(one -> price.setHelperText(Gaps.words(one))));
    }

    /** The price in one band. */
    private final class TimePrice extends Div {

        private static final long serialVersionUID = 1;

        private final String band;
        private final Select<TimeBand> when = new Select<>();
        private final BigDecimalField amount;

        TimePrice(String band) {
            this.band = band;
            addClassNames("op-form", "op-time");
            when.setLabel(Texts.text("operator.plan.time"));
            when.setItemLabelGenerator(TimeBand::name);
            List<TimeBand> choice = left(band);
            when.setItems(choice);
            choice.stream()
                    .filter(one -> one.name().equals(band))
                    .findFirst()
                    .ifPresent(when::setValue);
            when.getOptionalValue().ifPresent(one -> when.setHelperText(BandWords.of(one)));
            amount = Fields.money(Texts.text("operator.plan.time.price"), currency);
            read();
            amount.addValueChangeListener(
                    change -> {
                        if (amount.getValue() != null) {
                            edit(
                                    terms ->
                                            Everyday.inBand(
                                                    terms,
                                                    service,
                                                    when.getValue(),
                                                    amount.getValue()));
                        }
                    });
            when.addValueChangeListener(
                    change ->
                            edit(
                                    terms ->
                                            Everyday.inBand(
                                                    Everyday.outOfBand(terms, service, band),
                                                    service,
                                                    when.getValue(),
                                                    amount.getValue() == null
                                                            ? BigDecimal.ZERO
                                                            : amount.getValue())));
            Button remove =
                    new Button(
                            Texts.text("operator.plan.destination.remove"),
                            click -> edit(terms -> Everyday.outOfBand(terms, service, band)));
            remove.setAriaLabel(Texts.text("operator.plan.time.remove", band));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.addClassName("op-align");
            add(when, amount, remove);
        }

        String band() {
            return band;
        }

        void read() {
            Everyday.beyond(writing.terms(), service)
                    .ifPresent(
                            tariff -> {
                                if (tariff.bands().get(band) instanceof Charge.PerUnit one) {
                                    show(amount, one.rate());
                                    amount.setHelperText(share(tariff, one.rate()));
                                }
                            });
        }

        private String share(UsageTariff tariff, BigDecimal rate) {
            if (tariff.charge() instanceof Charge.PerUnit usual && usual.rate().signum() > 0) {
                return Texts.text(
                        "operator.plan.time.share",
                        rate.multiply(BigDecimal.valueOf(100))
                                .divide(usual.rate(), 0, RoundingMode.HALF_UP));
            }
            return "";
        }
    }
}
