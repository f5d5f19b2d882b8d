package bellbird.portal.operator;

import bellbird.offering.AllowanceDraft;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.portal.text.DataFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The terms of a plan as fields. Empty means “not offered”: no allowance, no price. {@link #draft}
 * reads them, and the same reading names each field as the boundary's problems will.
 */
final class PlanForm {

    static final long MINUTE = 60;
    static final long MEGABYTE = 1_000_000;
    static final BigDecimal GIGABYTE = BigDecimal.valueOf(1_000_000_000);

    /** How calls are counted: first and following seconds. */
    enum Rhythm {
        SECOND(1, 1),
        MINUTE_THEN_SECOND(60, 1),
        MINUTE(60, 60);

        final int first;
        final int next;

        Rhythm(int first, int next) {
            this.first = first;
            this.next = next;
        }

        static Rhythm of(UsagePrice price) {
            for (Rhythm rhythm : values()) {
                if (rhythm.first == price.firstIncrement()
                        && rhythm.next == price.nextIncrement()) {
                    return rhythm;
                }
            }
            return SECOND;
        }
    }

    private final FieldProblems problems = new FieldProblems();
    private final Currency currency;
    private final Runnable changed;
    private final @Nullable UUID offeringId;

    private final TextField code = new TextField(Texts.text("operator.plan.code"));
    private final TextField name = new TextField(Texts.text("operator.plan.name"));
    private final TextField description = new TextField(Texts.text("operator.plan.description"));
    private final DatePicker validFrom = Days.field(Texts.text("operator.plan.validFrom"));
    private final BigDecimalField price = new BigDecimalField(Texts.text("operator.plan.price"));
    private final Checkbox taxIncluded = new Checkbox(Texts.text("operator.plan.taxIncluded"));
    private final IntegerField minutes = new IntegerField(Texts.text("operator.plan.minutes"));
    private final IntegerField messages = new IntegerField(Texts.text("operator.plan.messages"));
    private final BigDecimalField gigabytes =
            new BigDecimalField(Texts.text("operator.plan.gigabytes"));
    private final BigDecimalField minutePrice =
            new BigDecimalField(Texts.text("operator.plan.minutePrice"));
    private final BigDecimalField messagePrice =
            new BigDecimalField(Texts.text("operator.plan.messagePrice"));
    private final BigDecimalField megabytePrice =
            new BigDecimalField(Texts.text("operator.plan.megabytePrice"));
    private final Select<Rhythm> rhythm = new Select<>();
    private final Div destinations = new Div();
    private final List<DestinationRow> rows = new ArrayList<>();

    /** What the version before says; what is not touched here goes on unchanged. */
    private final Map<UsageType, UsagePrice> anyPrices = new EnumMap<>(UsageType.class);

    private List<AllowanceDraft> allowancesBefore = List.of();
    private @Nullable Rhythm rhythmBefore;

    PlanForm(@Nullable UUID offeringId, Currency currency, Runnable changed) {
        this.offeringId = offeringId;
        this.currency = currency;
        this.changed = changed;
        name.setHelperText(Texts.text("operator.plan.name.help"));
        code.setHelperText(Texts.text("operator.plan.code.help"));
        code.setReadOnly(offeringId != null);
        description.setHelperText(Texts.text("operator.plan.description.help"));
        validFrom.setHelperText(Texts.text("operator.plan.validFrom.help"));
        taxIncluded.setHelperText(Texts.text("operator.plan.taxIncluded.help"));
        taxIncluded.setValue(true);
        rhythm.setLabel(Texts.text("operator.plan.rhythm"));
        rhythm.setItems(Rhythm.values());
        rhythm.setItemLabelGenerator(one -> Texts.text("operator.plan.rhythm", one));
        rhythm.setValue(Rhythm.SECOND);
        for (BigDecimalField money : List.of(price, minutePrice, messagePrice, megabytePrice)) {
            money.setSuffixComponent(unit(currency.getSymbol(Texts.locale())));
        }
        gigabytes.setSuffixComponent(unit(Texts.text("operator.plan.gigabytes.unit")));
        minutes.setMin(0);
        messages.setMin(0);
        for (var field : List.of(name, code, description)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> changed.run());
        }
        for (var field : List.of(price, gigabytes, minutePrice, messagePrice, megabytePrice)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> changed.run());
        }
        for (var field : List.of(minutes, messages)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(change -> changed.run());
        }
        validFrom.addValueChangeListener(change -> changed.run());
        taxIncluded.addValueChangeListener(change -> changed.run());
        rhythm.addValueChangeListener(change -> changed.run());
        problems.named("name", name);
        problems.named("code", code);
        problems.named("description", description);
        problems.named("recurringPrice", price);
        problems.named("validFrom", validFrom);
        destinations.addClassName("op-stack");
    }

    /** Name, price and first day. */
    Component terms() {
        name.addClassName("wide");
        description.addClassName("wide");
        taxIncluded.addClassName("wide");
        return form(name, price, validFrom, description, code, taxIncluded);
    }

    /** What is included, and what more of it costs. */
    Component included() {
        Div form = form(minutes, minutePrice, rhythm, messages, messagePrice);
        rhythm.addClassName("wide");
        gigabytes.addClassName("row-start");
        form.add(gigabytes, megabytePrice);
        return form;
    }

    /** Calls and messages to other places, by the first digits of their numbers. */
    Component destinations() {
        Button more =
                new Button(
                        Texts.text("operator.plan.destination.add"),
                        click -> {
                            add(new DestinationRow(null));
                            changed.run();
                        });
        more.addThemeVariants(ButtonVariant.SMALL);
        Div all = new Div(destinations, more);
        all.addClassName("op-stack");
        return all;
    }

    void read(OfferingDetail offering, OfferingDetail.Version version) {
        name.setValue(offering.name());
        code.setValue(offering.code());
        description.setValue(offering.description());
        validFrom.setValue(version.validFrom());
        price.setValue(plain(version.recurringPrice()));
        taxIncluded.setValue(version.taxIncluded());
        allowancesBefore = version.allowances();
        minutes.setValue(whole(UsageType.VOICE, MINUTE));
        messages.setValue(whole(UsageType.SMS, 1));
        gigabytes.setValue(gigabytesBefore());
        version.prices().stream().filter(one -> one.prefix().isEmpty()).forEach(this::readPrice);
        version.prices().stream()
                .filter(one -> !one.prefix().isEmpty())
                .forEach(one -> add(new DestinationRow(one)));
    }

    private void readPrice(UsagePrice any) {
        anyPrices.put(any.service(), any);
        BigDecimalField field =
                switch (any.service()) {
                    case VOICE -> minutePrice;
                    case SMS, MMS, CONTENT -> messagePrice;
                    case DATA -> megabytePrice;
                };
        field.setValue(plain(any.amount()));
        field.setLabel(priceLabel(any.service(), any.unitSize()));
        if (any.service() == UsageType.VOICE) {
            rhythmBefore = Rhythm.of(any);
            rhythm.setValue(rhythmBefore);
        }
    }

    /** Names the unit a price is for; a unit that was chosen once stays, since it rounds. */
    private static String priceLabel(UsageType service, long unit) {
        return switch (service) {
            case VOICE ->
                    unit == MINUTE
                            ? Texts.text("operator.plan.minutePrice")
                            : Texts.text("operator.plan.secondsPrice", unit);
            case SMS, MMS, CONTENT -> Texts.text("operator.plan.messagePrice");
            case DATA ->
                    unit == MEGABYTE
                            ? Texts.text("operator.plan.megabytePrice")
                            : Texts.text("operator.plan.dataPrice", DataFormat.data(unit));
        };
    }

    private static long usualUnit(UsageType service) {
        return switch (service) {
            case VOICE -> MINUTE;
            case SMS, MMS, CONTENT -> 1;
            case DATA -> MEGABYTE;
        };
    }

    void startWith(LocalDate firstDay) {
        validFrom.setValue(firstDay);
        name.focus();
    }

    void firstDay(LocalDate day) {
        validFrom.setValue(day);
    }

    /** Reads all fields; the order of prices and allowances decides how problems name them. */
    OfferingDraft draft() {
        problems.forget("prices/");
        problems.forget("allowances/");
        var prices = new ArrayList<UsagePrice>();
        var allowances = new ArrayList<AllowanceDraft>();
        include(
                allowances,
                minutes,
                UsageType.VOICE,
                Objects.equals(minutes.getValue(), whole(UsageType.VOICE, MINUTE)),
                minutes.getValue() == null ? 0 : minutes.getValue() * MINUTE);
        include(
                allowances,
                messages,
                UsageType.SMS,
                Objects.equals(messages.getValue(), whole(UsageType.SMS, 1)),
                messages.getValue() == null ? 0 : messages.getValue());
        include(
                allowances,
                gigabytes,
                UsageType.DATA,
                Objects.equals(gigabytes.getValue(), gigabytesBefore()),
                gigabytes.getValue() == null
                        ? 0
                        : gigabytes.getValue().multiply(GIGABYTE).longValue());
        addPrice(prices, minutePrice, UsageType.VOICE);
        addPrice(prices, messagePrice, UsageType.SMS);
        addPrice(prices, megabytePrice, UsageType.DATA);
        for (DestinationRow row : rows) {
            problems.named("prices/" + prices.size() + "/prefix", row.prefix);
            problems.named("prices/" + prices.size() + "/destination", row.destination);
            problems.named("prices/" + prices.size() + "/amount", row.amount);
            prices.add(row.price());
        }
        return new OfferingDraft(
                offeringId,
                code.getValue().strip(),
                name.getValue().strip(),
                description.getValue().strip(),
                validFrom.getValue(),
                price.getValue() == null ? BigDecimal.ZERO : price.getValue(),
                taxIncluded.getValue(),
                prices,
                allowances);
    }

    /** The allowances before where the field says the same; else one of the quantity typed. */
    private <C extends Component & HasValidationProperties & HasValue<?, ?>> void include(
            List<AllowanceDraft> allowances,
            C field,
            UsageType service,
            boolean untouched,
            long quantity) {
        List<AllowanceDraft> included =
                untouched
                        ? allowancesBefore.stream().filter(one -> one.service() == service).toList()
                        : quantity == 0
                                ? List.of()
                                : List.of(new AllowanceDraft(service, quantity, 1));
        for (AllowanceDraft one : included) {
            problems.named("allowances/" + allowances.size() + "/quantity", field);
            allowances.add(one);
        }
    }

    private void addPrice(List<UsagePrice> prices, BigDecimalField field, UsageType service) {
        if (field.getValue() == null) {
            return;
        }
        problems.named("prices/" + prices.size() + "/amount", field);
        UsagePrice before = anyPrices.get(service);
        prices.add(
                new UsagePrice(
                        service,
                        "",
                        before == null
                                ? Texts.text("operator.plan.anywhere")
                                : before.destination(),
                        field.getValue(),
                        before == null ? usualUnit(service) : before.unitSize(),
                        firstIncrement(service, before),
                        nextIncrement(service, before)));
    }

    /** What was counted in an unusual rhythm goes on so, until another rhythm is chosen. */
    private boolean keepsRhythm(UsageType service, @Nullable UsagePrice before) {
        return before != null && (service != UsageType.VOICE || rhythm.getValue() == rhythmBefore);
    }

    private int firstIncrement(UsageType service, @Nullable UsagePrice before) {
        if (before != null && keepsRhythm(service, before)) {
            return before.firstIncrement();
        }
        return service == UsageType.VOICE ? rhythm.getValue().first : 1;
    }

    private int nextIncrement(UsageType service, @Nullable UsagePrice before) {
        if (before != null && keepsRhythm(service, before)) {
            return before.nextIncrement();
        }
        return service == UsageType.VOICE ? rhythm.getValue().next : 1;
    }

    TariffSheet.Terms terms(LocalDate today) {
        OfferingDraft draft = draft();
        return new TariffSheet.Terms(
                draft.name(),
                validFrom.getValue() == null ? today : validFrom.getValue(),
                draft.recurringPrice(),
                currency,
                draft.taxIncluded(),
                draft.prices(),
                draft.allowances());
    }

    FieldProblems problems() {
        return problems;
    }

    /** Whether the fields themselves can be read; marks those that cannot. */
    boolean readable() {
        if (validFrom.getValue() == null) {
            validFrom.setErrorMessage(Texts.text("operator.plan.validFrom.missing"));
            validFrom.setInvalid(true);
            validFrom.focus();
            return false;
        }
        if (price.getValue() == null) {
            price.setErrorMessage(Texts.text("operator.plan.price.missing"));
            price.setInvalid(true);
            price.focus();
            return false;
        }
        return true;
    }

    private void add(DestinationRow row) {
        rows.add(row);
        destinations.add(row);
    }

    private Optional<Long> before(UsageType service) {
        return allowancesBefore.stream()
                .filter(allowance -> allowance.service() == service)
                .map(AllowanceDraft::quantity)
                .reduce(Long::sum);
    }

    private @Nullable Integer whole(UsageType service, long unit) {
        return before(service).map(all -> Math.toIntExact(all / unit)).orElse(null);
    }

    private @Nullable BigDecimal gigabytesBefore() {
        return before(UsageType.DATA)
                .map(bytes -> plain(BigDecimal.valueOf(bytes).divide(GIGABYTE)))
                .orElse(null);
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return shortest.scale() < 2
                ? shortest.setScale(Math.max(0, Math.min(2, number.scale())))
                : shortest;
    }

    private static Span unit(String text) {
        Span unit = new Span(text);
        unit.addClassName("op-unit");
        return unit;
    }

    private static Div form(Component... fields) {
        Div form = new Div(fields);
        form.addClassName("op-form");
        return form;
    }

    /** Calls or messages to one place. */
    private final class DestinationRow extends Div {

        private static final long serialVersionUID = 1;

        private final @Nullable UsagePrice before;
        private final Select<UsageType> service = new Select<>();
        private final TextField destination =
                new TextField(Texts.text("operator.plan.destination"));
        private final TextField prefix = new TextField(Texts.text("operator.plan.prefix"));
        private final BigDecimalField amount = new BigDecimalField();

        DestinationRow(@Nullable UsagePrice before) {
            this.before = before;
            addClassNames("op-form", "destination");
            service.setLabel(Texts.text("operator.plan.service"));
            service.setItems(UsageType.VOICE, UsageType.SMS);
            service.setItemLabelGenerator(one -> Texts.text("operator.plan.service", one));
            amount.setSuffixComponent(unit(currency.getSymbol(Texts.locale())));
            prefix.setPlaceholder("41");
            prefix.setAllowedCharPattern("[0-9]");
            service.addValueChangeListener(change -> relabel());
            service.setValue(before == null ? UsageType.VOICE : before.service());
            if (before != null) {
                destination.setValue(before.destination());
                prefix.setValue(before.prefix());
                amount.setValue(plain(before.amount()));
            }
            Button remove =
                    new Button(
                            Texts.text("operator.plan.destination.remove"),
                            click -> {
                                rows.remove(this);
                                removeFromParent();
                                changed.run();
                            });
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.addClassName("op-align");
            destination.setValueChangeMode(ValueChangeMode.LAZY);
            prefix.setValueChangeMode(ValueChangeMode.LAZY);
            amount.setValueChangeMode(ValueChangeMode.LAZY);
            service.addValueChangeListener(change -> changed.run());
            destination.addValueChangeListener(change -> changed.run());
            prefix.addValueChangeListener(change -> changed.run());
            amount.addValueChangeListener(change -> changed.run());
            add(service, destination, prefix, amount, remove);
        }

        private boolean sameService() {
            return before != null && before.service() == service.getValue();
        }

        private long unitSize() {
            return before != null && sameService()
                    ? before.unitSize()
                    : usualUnit(service.getValue());
        }

        private void relabel() {
            amount.setLabel(priceLabel(service.getValue(), unitSize()));
        }

        UsagePrice price() {
            UsagePrice known = sameService() ? before : null;
            return new UsagePrice(
                    service.getValue(),
                    prefix.getValue(),
                    destination.getValue().strip(),
                    amount.getValue() == null ? BigDecimal.ZERO : amount.getValue(),
                    unitSize(),
                    firstIncrement(service.getValue(), known),
                    nextIncrement(service.getValue(), known));
        }
    }
}
