package bellbird.portal.operator;

import bellbird.kernel.security.Roles;
import bellbird.ledger.BookedEntry;
import bellbird.ledger.Ledger;
import bellbird.ledger.TrialBalance;
import bellbird.portal.component.EmptyState;
import bellbird.portal.component.PageHeader;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.StatusBadge;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.Tone;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.shell.StaffLayout;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import bellbird.portal.text.TimeFormat;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.util.List;

/** Do the books add up, and what was booked? */
@Route(value = Paths.LEDGER, layout = StaffLayout.class)
@RolesAllowed({Roles.OWNER, Roles.BILLING_CLERK})
public class LedgerView extends OperatorPage implements BeforeEnterObserver {

    private static final long serialVersionUID = 1;
    private static final int PAGE = 25;

    private final transient Ledger ledger;

    @Inject
    public LedgerView(Ledger ledger) {
        this.ledger = ledger;
        titled(Texts.text("operator.ledger"));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        int page =
                event.getLocation()
                        .getQueryParameters()
                        .getSingleParameter("page")
                        .filter(text -> text.matches("[0-9]{1,6}"))
                        .map(Integer::parseInt)
                        .orElse(0);
        TrialBalance balance = ledger.trialBalance();
        removeAll();
        add(
                new PageHeader(Texts.text("operator.ledger"))
                        .state(
                                balance.isBalanced()
                                        ? new StatusBadge(
                                                Tone.OK, Texts.text("operator.ledger.balanced"))
                                        : new StatusBadge(
                                                Tone.BAD, Texts.text("operator.ledger.unbalanced")))
                        .lead(Texts.text("operator.ledger.lead")));
        if (balance.rows().isEmpty()) {
            add(
                    new EmptyState(
                            Texts.text("operator.ledger.none"),
                            Texts.text("operator.ledger.none.text"),
                            new TextLink(Paths.BILL_RUNS, Texts.text("operator.billRuns.see"))));
            return;
        }
        add(two(entries(page), accounts(balance)));
    }

    private static SectionCard accounts(TrialBalance balance) {
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.ledger.account")),
                        PlainTable.Column.number(Texts.text("operator.ledger.balance")));
        for (TrialBalance.Row row : balance.rows()) {
            table.row(
                    new TwoLines(
                            name(row.ledgerAccount()),
                            Texts.text(
                                    "operator.ledger.debitCredit",
                                    MoneyFormat.money(row.debit()),
                                    MoneyFormat.money(row.credit()))),
                    Words.number(MoneyFormat.money(row.balance())));
        }
        return new SectionCard(Texts.text("operator.ledger.trialBalance")).edge(table);
    }

    /** Of an account of the ledger, for people. */
    static String name(String code) {
        return code.startsWith("clearing.")
                ? Texts.text("operator.ledger.clearing", code.substring("clearing.".length()))
                : Texts.text("operator.ledger." + code);
    }

    private SectionCard entries(int page) {
        List<BookedEntry> entries = ledger.entries(page * PAGE, PAGE);
        long all = ledger.count();
        PlainTable table =
                new PlainTable(
                        PlainTable.Column.text(Texts.text("operator.ledger.booked")),
                        PlainTable.Column.text(Texts.text("operator.ledger.what")),
                        PlainTable.Column.text(Texts.text("operator.ledger.account")),
                        PlainTable.Column.number(Texts.text("operator.ledger.amount")));
        for (BookedEntry entry : entries) {
            Div accounts = new Div();
            Div amounts = new Div();
            for (BookedEntry.BookedPosting posting : entry.postings()) {
                accounts.add(new Div(name(posting.ledgerAccount()) + number(posting)));
                amounts.add(new Div(MoneyFormat.money(posting.amount())));
            }
            table.row(
                    Words.number(TimeFormat.date(entry.bookedOn())),
                    Words.plain(entry.description()),
                    accounts,
                    amounts);
        }
        SectionCard card =
                new SectionCard(Texts.text("operator.ledger.entries"))
                        .beside(Words.detail(CountFormat.count(all)))
                        .edge(table);
        Div pages = new Div();
        pages.addClassName("op-actions");
        if (page > 0) {
            pages.add(new Anchor(address(page - 1), Texts.text("operator.ledger.newer")));
        }
        if ((long) (page + 1) * PAGE < all) {
            pages.add(new Anchor(address(page + 1), Texts.text("operator.ledger.older")));
        }
        if (pages.getComponentCount() > 0) {
            card.body(pages);
        }
        return card;
    }

    private static String address(int page) {
        return Paths.LEDGER + "?page=" + page;
    }

    private static String number(BookedEntry.BookedPosting posting) {
        return posting.accountNumber() == null ? "" : " · " + posting.accountNumber();
    }
}
