package bellbird.portal.operator;

import bellbird.bill.BillRunSummary;
import bellbird.bill.ParkedAccount;
import bellbird.kernel.money.Money;
import bellbird.portal.component.PlainTable;
import bellbird.portal.component.SectionCard;
import bellbird.portal.component.TextLink;
import bellbird.portal.component.TwoLines;
import bellbird.portal.component.Words;
import bellbird.portal.text.CountFormat;
import bellbird.portal.text.MoneyFormat;
import bellbird.portal.text.Texts;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The accounts a run could not bill, by cause: how many, what they usually pay, and a way out. */
final class ParkedAccountsCard extends SectionCard {

    private static final long serialVersionUID = 1;

    private static final String KEYS = "error.bill.";

    /**
     * @param retryAll calculates all of them again
     * @param retry calculates those of one reason again
     */
    ParkedAccountsCard(
            BillRunSummary run,
            List<ParkedAccount> accounts,
            Runnable retryAll,
            Consumer<String> retry) {
        super(Texts.text("operator.billRun.parked"));
        beside(
                Words.detail(
                        Texts.text(
                                run.canRetry()
                                        ? "operator.billRun.parked.help"
                                        : "operator.billRun.parked.later")));
        Button again =
                new Button(
                        Texts.text("operator.billRun.retry", CountFormat.count(run.parked())),
                        click -> retryAll.run());
        again.setEnabled(run.canRetry());
        action(again);
        Map<String, List<ParkedAccount>> causes =
                accounts.stream()
                        .collect(
                                Collectors.groupingBy(
                                        ParkedAccount::reasonKey,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        PlainTable table =
                new PlainTable(
                                PlainTable.Column.text(Texts.text("operator.billRun.parked.cause")),
                                PlainTable.Column.number(
                                        Texts.text("operator.billRun.parked.accounts")),
                                PlainTable.Column.number(
                                        Texts.text("operator.billRun.parked.before")),
                                PlainTable.Column.text(Texts.text("operator.billRun.parked.first")),
                                PlainTable.Column.text(""))
                        .stacking();
        causes.entrySet().stream()
                .sorted((one, other) -> other.getValue().size() - one.getValue().size())
                .forEach(
                        cause ->
                                table.row(
                                        cause(cause.getValue().getFirst()),
                                        Words.number(CountFormat.count(cause.getValue().size())),
                                        before(cause.getValue()),
                                        those(cause.getValue()),
                                        run.canRetry() && causes.size() > 1
                                                ? retry(cause.getKey(), retry)
                                                : new Span()));
        edge(table);
    }

    private static Component cause(ParkedAccount first) {
        return new TwoLines(
                Texts.text(
                        "operator.billRun.parked.cause."
                                + first.reasonKey().substring(KEYS.length())),
                reason(first));
    }

    private static String reason(ParkedAccount account) {
        return Texts.text(account.reasonKey(), account.detail());
    }

    private static Component before(List<ParkedAccount> accounts) {
        return accounts.stream()
                .map(ParkedAccount::before)
                .filter(Objects::nonNull)
                .reduce(Money::plus)
                .map(sum -> Words.number(MoneyFormat.money(sum)))
                .orElseGet(() -> Words.quiet(Texts.text("operator.billRun.alarms.unknown")));
    }

    /** The first of them; the others, and what is wrong with each, open below. */
    private static Component those(List<ParkedAccount> accounts) {
        Div those = new Div(account(accounts.getFirst()));
        if (accounts.size() > 1) {
            Div others = new Div();
            for (ParkedAccount account : accounts.subList(1, accounts.size())) {
                others.add(account(account));
                if (!account.detail().equals(accounts.getFirst().detail())) {
                    others.add(Words.detail(reason(account)));
                }
            }
            those.add(
                    new Details(
                            Texts.text("operator.billRun.parked.others", accounts.size() - 1),
                            others));
        }
        return those;
    }

    private static Component account(ParkedAccount account) {
        Div cell =
                new Div(
                        new Div(
                                new TextLink(
                                        Paths.customer(account.customerId()),
                                        account.customerName())),
                        Words.detail(account.accountNumber()));
        cell.addClassName("cell-two");
        return cell;
    }

    private static Button retry(String reason, Consumer<String> retry) {
        Button button =
                new Button(
                        Texts.text("operator.billRun.parked.retry"), click -> retry.accept(reason));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }
}
