package bellbird.portal.plan;

import bellbird.offering.Charge;
import bellbird.offering.Destination;
import bellbird.offering.PriceTerms;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.portal.component.Words;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Calls and messages to other places, a row each; of very many only the first are shown. */
final class PlacePrices extends Div {

    private static final long serialVersionUID = 1;
    private static final int MOST_ROWS = 20;

    private final transient Writing writing;
    private final Currency currency;
    private final Div list = new Div();
    private final Div more = new Div();
    private final transient List<Row> rows = new ArrayList<>();

    PlacePrices(Writing writing, Currency currency) {
        this.writing = writing;
        this.currency = currency;
        list.addClassName("op-stack");
        addClassName("op-stack");
        Div buttons = new Div(add(UsageType.VOICE), add(UsageType.SMS));
        buttons.addClassName("op-actions");
        add(list, more, buttons);
        read();
    }

    private Button add(UsageType service) {
        Button button =
                new Button(
                        Texts.text("operator.plan.destination.add." + service.word()),
                        click -> {
                            writing.change(
                                    terms ->
                                            Places.add(
                                                    terms,
                                                    service,
                                                    Texts.text("operator.plan.destination.new")));
                            if (!rows.isEmpty()) {
                                rows.getLast().place.focus();
                            }
                        });
        button.addThemeVariants(ButtonVariant.SMALL);
        return button;
    }

    void read() {
        List<UsageTariff> places = Places.of(writing.terms());
        List<String> ids = places.stream().limit(MOST_ROWS).map(UsageTariff::id).toList();
        if (!rows.stream().map(row -> row.id).toList().equals(ids)) {
            rows.clear();
            list.removeAll();
            places.stream()
                    .limit(MOST_ROWS)
                    .forEach(
                            one -> {
                                Row row = new Row(one);
                                rows.add(row);
                                list.add(row);
                            });
        }
        more.removeAll();
        if (places.size() > MOST_ROWS) {
            more.add(
                    Words.detail(
                            Texts.text(
                                    "operator.plan.destination.more", places.size() - MOST_ROWS)));
        }
    }

    void mark(Marks marks) {
        PriceTerms terms = writing.terms();
        for (Row row : rows) {
            row.tariff()
                    .ifPresent(
                            tariff -> {
                                marks.field(
                                        "/prices/" + terms.prices().indexOf(tariff), row.amount);
                                Places.destination(terms, tariff)
                                        .ifPresent(
                                                one -> {
                                                    String place =
                                                            "/destinations/"
                                                                    + terms.destinations()
                                                                            .indexOf(one);
                                                    marks.field(place + "/prefixes", row.prefix);
                                                    marks.field(place, row.place);
                                                });
                            });
        }
    }

    private final class Row extends Div {

        private static final long serialVersionUID = 1;

        private final String id;
        private final TextField place = new TextField();
        private final TextField prefix = new TextField(Texts.text("operator.plan.prefix"));
        private final BigDecimalField amount;

        Row(UsageTariff tariff) {
            id = tariff.id();
            addClassNames("op-form", "destination");
            UsageType service = tariff.match().service();
            place.setLabel(Texts.text("operator.plan.destination." + service.word()));
            amount =
                    Fields.money(
                            Texts.text(
                                    service == UsageType.VOICE
                                            ? "operator.plan.minutePrice"
                                            : "operator.plan.messagePrice.each"),
                            currency);
            prefix.setPlaceholder("41, 4179");
            prefix.setAllowedCharPattern("[0-9, +]");
            Destination destination = Places.destination(writing.terms(), tariff).orElseThrow();
            place.setValue(destination.name());
            prefix.setValue(String.join(", ", destination.prefixes()));
            if (tariff.charge() instanceof Charge.PerUnit one && one.rate().signum() > 0) {
                amount.setValue(Fields.plain(one.rate()));
            }
            place.setValueChangeMode(ValueChangeMode.ON_BLUR);
            prefix.setValueChangeMode(ValueChangeMode.LAZY);
            place.addValueChangeListener(change -> rename());
            prefix.addValueChangeListener(change -> prefixes());
            amount.addValueChangeListener(
                    change -> {
                        if (amount.getValue() != null) {
                            writing.change(
                                    terms ->
                                            tariff().map(
                                                            one ->
                                                                    Places.rate(
                                                                            terms,
                                                                            one,
                                                                            amount.getValue()))
                                                    .orElse(terms));
                        }
                    });
            Button remove =
                    new Button(
                            Texts.text("operator.plan.destination.remove"),
                            click ->
                                    writing.change(
                                            terms ->
                                                    tariff().map(one -> Places.remove(terms, one))
                                                            .orElse(terms)));
            remove.addThemeVariants(ButtonVariant.TERTIARY);
            remove.addClassName("op-align");
            add(place, prefix, amount, remove);
        }

        private Optional<UsageTariff> tariff() {
            return writing.terms().tariffs().stream()
                    .filter(one -> one.id().equals(id))
                    .findFirst();
        }

        private String name() {
            return tariff().flatMap(one -> Places.destination(writing.terms(), one))
                    .map(Destination::name)
                    .orElse("");
        }

        private void rename() {
            String typed = place.getValue().strip();
            if (!typed.isEmpty() && !Objects.equals(typed, name())) {
                writing.change(terms -> Places.rename(terms, name(), typed));
            }
        }

        private void prefixes() {
            List<String> typed =
                    Arrays.stream(prefix.getValue().replace("+", "").split("[, ]+"))
                            .filter(one -> !one.isEmpty())
                            .toList();
            writing.change(terms -> Places.prefixes(terms, name(), typed));
        }
    }
}
