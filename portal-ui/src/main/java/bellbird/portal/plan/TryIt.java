package bellbird.portal.plan;

import bellbird.kernel.error.BellbirdException;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.OfferingKind;
import bellbird.offering.RoamingZone;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageMatch.Direction;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.portal.component.Days;
import bellbird.portal.component.Note;
import bellbird.portal.component.Tone;
import bellbird.portal.component.Words;
import bellbird.portal.text.ExplanationText;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.rating.PriceCheck;
import bellbird.rating.PriceCheckResult;
import bellbird.rating.PriceTable;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.timepicker.TimePicker;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What one event would cost by the terms as they stand: typed by the manager, priced by the rater
 * that prices bills, with its own explanation. Nothing of it is stored.
 */
final class TryIt extends Div {

    private static final long serialVersionUID = 1;

    /** What is tried. */
    enum What {
        CALL(UsageType.VOICE, Direction.OUTGOING, "5 min"),
        MESSAGE(UsageType.SMS, Direction.OUTGOING, "1"),
        DATA(UsageType.DATA, Direction.OUTGOING, "100 MB"),
        INCOMING(UsageType.VOICE, Direction.INCOMING, "5 min"),
        PICTURE(UsageType.MMS, Direction.OUTGOING, "1"),
        CONTENT(UsageType.CONTENT, Direction.OUTGOING, "1");

        final UsageType service;
        final Direction direction;
        final String usual;

        What(UsageType service, Direction direction, String usual) {
            this.service = service;
            this.direction = direction;
            this.usual = usual;
        }

        boolean hasNumber() {
            return service == UsageType.VOICE
                    || service == UsageType.SMS
                    || service == UsageType.MMS;
        }

        @Nullable String bareUnit() {
            return switch (service) {
                case VOICE -> "min";
                case DATA -> "MB";
                case SMS, MMS, CONTENT -> null;
            };
        }
    }

    /** How much of what is included is left before. */
    enum Left {
        ALL,
        NOTHING
    }

    private final transient Supplier<VersionTerms> terms;
    private final transient BooleanSupplier sound;
    private final transient Supplier<OfferingKind> kind;
    private final transient BiFunction<PriceTable, PriceCheck, List<PriceCheckResult>> rater;
    private final transient DraftTable table = new DraftTable();
    private final ZoneId zone;
    private final Select<What> what = new Select<>();
    private final TextField howMuch = new TextField(Texts.text("operator.try.howMuch"));
    private final TextField number = new TextField(Texts.text("operator.try.to"));
    private final Select<String> where = new Select<>();
    private final DatePicker day = Days.field(Texts.text("operator.try.day"));
    private final TimePicker time = new TimePicker(Texts.text("operator.try.time"));
    private final Select<Left> left = new Select<>();
    private final Div answer = new Div();
    private final LastTried last = new LastTried(this::again);
    private boolean reading;

    /** Stands in the field of the page unless somebody is typing there; null once it is read. */
    private @Nullable String proposed;

    /**
     * @param sound whether the terms have no fault, so that events can be priced by them
     * @param kind what is written: only a plan must have a price for everything
     * @param rater prices events by terms, {@link bellbird.rating.PriceChecks}
     */
    TryIt(
            Supplier<VersionTerms> terms,
            BooleanSupplier sound,
            Supplier<OfferingKind> kind,
            BiFunction<PriceTable, PriceCheck, List<PriceCheckResult>> rater,
            String country,
            LocalDateTime start) {
        this.terms = terms;
        this.sound = sound;
        this.kind = kind;
        this.rater = rater;
        zone = terms.get().priceTerms().zone();
        what.setLabel(Texts.text("operator.try.what"));
        what.setItems(What.values());
        what.setItemLabelGenerator(one -> Texts.text("operator.try.what", one));
        what.setValue(What.CALL);
        howMuch.setValue(What.CALL.usual);
        number.setValue(example(country));
        where.setLabel(Texts.text("operator.try.where"));
        where.setItemLabelGenerator(TryIt::place);
        time.setLocale(Locale.UK);
        day.setAutoOpen(false);
        time.setAutoOpen(false);
        day.setValue(start.toLocalDate());
        time.setValue(start.toLocalTime());
        left.setLabel(Texts.text("operator.try.left"));
        left.setItems(Left.values());
        left.setItemLabelGenerator(one -> Texts.text("operator.try.left", one));
        left.setValue(Left.ALL);
        left.addClassName("full");
        answer.getElement().setAttribute("aria-live", "polite");
        addClassName("op-try");
        Div form = new Div(what, howMuch, where, number, day, time, left);
        form.addClassName("op-try-form");
        add(form, answer);
        for (TextField field : List.of(howMuch, number)) {
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }
        howMuch.addValueChangeListener(
                change -> {
                    proposed = null;
                    tryNow();
                });
        number.addValueChangeListener(change -> tryNow());
        what.addValueChangeListener(
                change -> {
                    if (!reading) {
                        propose(what.getValue().usual);
                    }
                    number.setVisible(what.getValue().hasNumber());
                    number.setLabel(
                            Texts.text(
                                    what.getValue().direction == Direction.INCOMING
                                            ? "operator.try.from"
                                            : "operator.try.to"));
                    tryNow();
                });
        where.addValueChangeListener(change -> tryNow());
        day.addValueChangeListener(change -> tryNow());
        time.addValueChangeListener(change -> tryNow());
        left.addValueChangeListener(change -> tryNow());
    }

    static String place(String where) {
        return where.equals(UsageMatch.HOME) ? Texts.text("operator.zone.home") : where;
    }

    /** What was tried before, to be chosen again. */
    LastTried last() {
        return last;
    }

    /** Prices what was just chosen or typed, and remembers it. */
    private void tryNow() {
        if (!reading && price()) {
            last.add(
                    new LastTried.Tried(
                            what.getValue(),
                            quantity(),
                            number.getValue(),
                            where.getValue(),
                            day.getValue(),
                            time.getValue(),
                            left.getValue()));
        }
    }

    private void again(LastTried.Tried tried) {
        reading = true;
        what.setValue(tried.what());
        proposed = null;
        howMuch.setValue(tried.howMuch());
        number.setValue(tried.number());
        if (where.getListDataView().contains(tried.where())) {
            where.setValue(tried.where());
        }
        day.setValue(tried.day());
        time.setValue(tried.time());
        left.setValue(tried.left());
        reading = false;
        tryNow();
    }

    private String quantity() {
        return proposed == null ? howMuch.getValue() : proposed;
    }

    /** Puts a quantity into the field, unless the page has another one by now: typed meanwhile. */
    private void propose(String quantity) {
        String before = quantity();
        proposed = quantity;
        howMuch.getElement()
                .executeJs(
                        """
                        if (this.value === $0) {
                            this.value = $1;
                            this.dispatchEvent(new Event('input'));
                        }
                        """,
                        before,
                        quantity);
    }

    private static String example(String country) {
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        var example = numbers.getExampleNumber(country);
        return example == null
                ? ""
                : numbers.format(example, PhoneNumberUtil.PhoneNumberFormat.INTERNATIONAL);
    }

    /**
     * Prices the event by the terms of now.
     *
     * @return whether it could be priced
     */
    boolean price() {
        VersionTerms now = terms.get();
        readZones(now);
        answer.removeAll();
        OptionalLong quantity =
                QuantityText.read(quantity(), what.getValue().service, what.getValue().bareUnit());
        howMuch.setInvalid(quantity.isEmpty());
        howMuch.setErrorMessage(Texts.text("operator.try.howMuch.wrong"));
        if (quantity.isEmpty() || day.isEmpty() || time.isEmpty()) {
            return false;
        }
        if (!sound.getAsBoolean()) {
            answer.add(new Note(Tone.WARN, Texts.text("operator.try.mend")));
            return false;
        }
        try {
            PriceCheckResult result =
                    rater.apply(table.of(now), question(now, quantity.getAsLong())).getFirst();
            number.setInvalid(false);
            show(now, result);
            return true;
        } catch (BellbirdException refused) {
            number.setErrorMessage(Problems.text(refused));
            number.setInvalid(true);
            return false;
        }
    }

    private void readZones(VersionTerms now) {
        List<String> zones = new ArrayList<>(List.of(UsageMatch.HOME));
        now.priceTerms().zones().stream()
                .filter(one -> !one.networks().isEmpty())
                .map(RoamingZone::name)
                .forEach(zones::add);
        String chosen = where.getValue();
        if (where.getListDataView().getItems().toList().equals(zones)) {
            return;
        }
        reading = true;
        where.setItems(zones);
        where.setValue(chosen != null && zones.contains(chosen) ? chosen : UsageMatch.HOME);
        reading = false;
    }

    private PriceCheck question(VersionTerms now, long quantity) {
        UsageType service = what.getValue().service;
        Direction direction = what.getValue().direction;
        RoamingZone.Network visited =
                now.priceTerms().zones().stream()
                        .filter(one -> one.name().equals(where.getValue()))
                        .flatMap(one -> one.networks().stream())
                        .findFirst()
                        .orElse(null);
        String other = what.getValue().hasNumber() ? number.getValue().strip() : null;
        PriceCheck.Event event =
                new PriceCheck.Event(
                        "tried",
                        service,
                        direction,
                        day.getValue().atTime(time.getValue()).atZone(zone).toOffsetDateTime(),
                        service == UsageType.VOICE ? BigDecimal.valueOf(quantity) : null,
                        service == UsageType.DATA ? quantity : null,
                        service == UsageType.VOICE || service == UsageType.DATA ? null : quantity,
                        direction == Direction.INCOMING ? other : null,
                        direction == Direction.OUTGOING ? other : null,
                        visited == null ? null : visited.mcc(),
                        visited == null ? null : visited.mnc() == null ? "01" : visited.mnc());
        return new PriceCheck(null, null, remaining(now), List.of(event), 1);
    }

    private List<PriceCheck.Left> remaining(VersionTerms now) {
        return left.getValue() == Left.NOTHING
                ? List.of()
                : now.priceTerms().allowances().stream()
                        .map(one -> new PriceCheck.Left(one.id(), one.unit(), one.quantity(), null))
                        .toList();
    }

    private void show(VersionTerms now, PriceCheckResult result) {
        BigDecimal amount = result.amount();
        if (amount == null) {
            OfferingKind written = kind.get();
            answer.add(
                    new Note(
                            written == OfferingKind.BASE_PLAN ? Tone.WARN : Tone.QUIET,
                            Texts.text("operator.try.unpriced", written)));
        } else {
            Span money = Words.number(MoneyFormat.price(amount, now.currency()));
            money.addClassName("op-try-amount");
            Div pays = new Div(Words.quiet(Texts.text("operator.try.pays")), money);
            pays.addClassName("op-try-pays");
            answer.add(pays);
        }
        OrderedList steps = new OrderedList();
        steps.addClassName("op-try-steps");
        result.explanation().forEach(step -> steps.add(new ListItem(ExplanationText.of(step))));
        result.consumed()
                .forEach(
                        one ->
                                now.priceTerms().allowances().stream()
                                        .filter(each -> each.id().equals(one.allowance()))
                                        .findFirst()
                                        .ifPresent(
                                                each ->
                                                        steps.add(
                                                                new ListItem(
                                                                        used(
                                                                                now,
                                                                                each,
                                                                                one.quantity())))));
        answer.add(steps);
    }

    /** What is left of an allowance after the event, in units people use. */
    private static String used(VersionTerms now, AllowanceTerms allowance, long taken) {
        UsageType meter = allowance.meter();
        return meter == null
                ? Texts.text(
                        "operator.try.used", money(now, taken), money(now, allowance.quantity()))
                : Texts.text(
                        "operator.try.used",
                        QuantityText.write(meter, taken),
                        PriceWords.quantity(meter, allowance.quantity()));
    }

    private static String money(VersionTerms now, long millionths) {
        return MoneyFormat.price(
                BigDecimal.valueOf(millionths, 6).stripTrailingZeros(), now.currency());
    }
}
