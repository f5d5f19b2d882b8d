package bellbird.portal.operator;

import bellbird.account.BillCycle;
import bellbird.charge.BillEstimates;
import bellbird.charge.FirstCharges;
import bellbird.charge.RecurringCharge;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.offering.Promotion;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.SectionCard;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plan will cost on the first bill: the rest of its period, and the next one. */
final class FirstBill extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient BillEstimates estimates;

    FirstBill(BillEstimates estimates) {
        super(Texts.text("operator.line.firstBill"));
        this.estimates = estimates;
        addClassName("first-bill");
    }

    /**
     * Hidden where the plan is not sold on that day.
     *
     * @param promotion whose code was typed; null if none holds
     */
    void show(String plan, LocalDate start, BillCycle cycle, @Nullable Promotion promotion) {
        FirstCharges charges;
        try {
            charges = estimates.firstBill(plan, start, cycle, promotion);
        } catch (BellbirdException notSold) {
            setVisible(false);
            return;
        }
        getChildren().filter(child -> child.hasClassName("body")).toList().forEach(this::remove);
        setVisible(!charges.recurring().isEmpty() || !charges.once().isEmpty());
        if (isVisible()) {
            body(pairs(charges), made(charges.madeOn()));
        }
    }

    private static KeyValues pairs(FirstCharges charges) {
        KeyValues pairs = new KeyValues();
        List<Money> amounts = new ArrayList<>();
        for (RecurringCharge charge : charges.recurring()) {
            amounts.add(charge.settled());
            pairs.row(days(charge), MoneyFormat.money(charge.settled()));
        }
        Stream.concat(Stream.ofNullable(charges.promoted()), charges.once().stream())
                .forEach(
                        one -> {
                            amounts.add(one.amount());
                            pairs.row(one.name(), MoneyFormat.money(one.amount()));
                        });
        Money sum = amounts.stream().reduce(Money::plus).orElseThrow();
        return pairs.row(Texts.text("operator.line.firstBill.sum"), MoneyFormat.money(sum));
    }

    private static String days(RecurringCharge charge) {
        String when = TimeFormat.period(charge.days());
        String name = charge.price().price().name();
        String what = name.isEmpty() ? when : name + ", " + when;
        return charge.isWhole()
                ? what
                : Texts.text(
                        "operator.line.firstBill.part",
                        what,
                        charge.quantity(),
                        charge.whole().days());
    }

    private static Paragraph made(LocalDate day) {
        return new Paragraph(Texts.text("operator.line.firstBill.made", TimeFormat.day(day)));
    }
}
