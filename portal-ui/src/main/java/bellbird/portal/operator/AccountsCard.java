package bellbird.portal.operator;

import bellbird.account.AccountCycle;
import bellbird.account.CycleChanges;
import bellbird.bill.AccountBills;
import bellbird.customer.CustomerDetail;
import bellbird.kernel.error.BellbirdException;
import bellbird.portal.component.Confirmation;
import bellbird.portal.component.KeyValues;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.Toast;
import bellbird.portal.text.CycleText;
import bellbird.portal.text.Problems;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.UUID;

/** The billing accounts of a customer: when each is billed, and what comes next. */
final class AccountsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private final transient CycleChanges cycles;
    private final transient AccountBills bills;
    private final transient Runnable changed;

    /**
     * @param changed shows the page anew
     */
    AccountsCard(
            CustomerDetail customer, CycleChanges cycles, AccountBills bills, Runnable changed) {
        super(Texts.text("operator.customer.accounts"));
        this.cycles = cycles;
        this.bills = bills;
        this.changed = changed;
        customer.accounts().forEach(this::show);
    }

    private void show(CustomerDetail.Account account) {
        Button cycle =
                new Button(
                        Texts.text("operator.cycle"),
                        click -> new CycleDialog(cycles, account).ask(changed));
        Button now = new Button(Texts.text("operator.billNow"), click -> billNow(account));
        for (Button button : List.of(cycle, now)) {
            button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            action(button);
        }
        body(facts(account));
    }

    private KeyValues facts(CustomerDetail.Account account) {
        AccountCycle cycle = cycles.of(account.id());
        AccountCycle.Change change = cycle.change();
        KeyValues facts =
                new KeyValues()
                        .row(Texts.text("operator.account.number"), account.number())
                        .row(Texts.text("operator.account.cycle"), CycleText.of(cycle.cycle()))
                        .row(
                                Texts.text("operator.account.current"),
                                TimeFormat.period(cycle.current()));
        if (change != null) {
            facts.row(
                    Texts.text("operator.cycle.coming", TimeFormat.day(change.regular().from())),
                    new Div(CycleText.of(change.cycle())),
                    withdrawal(account, change));
        }
        return facts.row(
                        Texts.text("operator.account.term"),
                        Texts.text("operator.account.term.days", account.paymentTermDays()))
                .row(Texts.text("operator.account.currency"), account.currency())
                .row(Texts.text("operator.account.opened"), TimeFormat.date(account.openedOn()));
    }

    private Button withdrawal(CustomerDetail.Account account, AccountCycle.Change change) {
        Button button =
                new Button(
                        Texts.text("operator.cycle.withdraw"),
                        click ->
                                Confirmation.ask(
                                        Texts.text(
                                                "operator.cycle.withdraw.title", account.number()),
                                        Texts.text(
                                                "operator.cycle.withdraw.effect",
                                                TimeFormat.day(change.next().from())),
                                        Texts.text("operator.cycle.withdraw"),
                                        () -> withdraw(account, change)));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private void withdraw(CustomerDetail.Account account, AccountCycle.Change change) {
        try {
            AccountCycle cycle = cycles.withdraw(account.id(), change.next().from());
            Toast.done(Texts.text("operator.cycle.withdrawn", CycleText.of(cycle.cycle())));
        } catch (BellbirdException refused) {
            Toast.failed(Problems.text(refused));
        }
        changed.run();
    }

    /** Says first what it does: the usage so far is closed with it. */
    private void billNow(CustomerDetail.Account account) {
        Confirmation.ask(
                Texts.text("operator.billNow.title", account.number()),
                Texts.text("operator.billNow.effect"),
                Texts.text("operator.billNow"),
                () -> {
                    try {
                        UUID bill = bills.billNow(account.id());
                        getUI().orElseThrow().navigate(Paths.bill(bill));
                    } catch (BellbirdException refused) {
                        Toast.failed(Problems.text(refused));
                    }
                });
    }
}
