package bellbird.portal.operator;

import bellbird.account.BillCycle;
import bellbird.charge.BillEstimate;
import bellbird.charge.BillEstimates;
import bellbird.charge.RecurringCharge;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.SectionCard;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Paragraph;
import java.time.LocalDate;
import java.util.List;

/** What a plan will cost on the first bill: the rest of its period, and the next one. */
final class FirstBill extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient BillEstimates estimates;

    FirstBill(BillEstimates estimates) {
        super(Texts.text("operator.line.firstBill"));
        this.estimates = estimates;
        addClassName("first-bill");
    }

    /** Hidden where the plan is not sold on that day. */
    void show(String plan, LocalDate start, int cycleDay) {
        BillCycle cycle = new BillCycle(cycleDay);
        Period next = cycle.next(cycle.containing(start));
        List<RecurringCharge> charges;
        try {
            charges = estimates.estimate(BillEstimate.ofPlan(plan, start, cycleDay, next.to()));
        } catch (BellbirdException notSold) {
            setVisible(false);
            return;
        }
        getChildren().filter(child -> child.hasClassName("body")).toList().forEach(this::remove);
        setVisible(!charges.isEmpty());
        if (!charges.isEmpty()) {
            body(pairs(charges), made(next.from()));
        }
    }

    private static KeyValues pairs(List<RecurringCharge> charges) {
        KeyValues pairs = new KeyValues();
        Money sum = Money.zero(charges.getFirst().settled().currency());
        for (RecurringCharge charge : charges) {
            sum = sum.plus(charge.settled());
            String when = TimeFormat.period(charge.days());
            pairs.row(
                    charge.isWhole()
                            ? when
                            : Texts.text(
                                    "operator.line.firstBill.part",
                                    when,
                                    charge.quantity(),
                                    charge.whole().days()),
                    MoneyFormat.money(charge.settled()));
        }
        return pairs.row(Texts.text("operator.line.firstBill.sum"), MoneyFormat.money(sum));
    }

    private static Paragraph made(LocalDate day) {
        return new Paragraph(Texts.text("operator.line.firstBill.made", TimeFormat.day(day)));
    }
}
