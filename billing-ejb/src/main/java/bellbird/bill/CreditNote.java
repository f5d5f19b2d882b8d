package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gives back what a bill charged, in the connection's transaction (rules R14, R19): a bill of its
 * own series with amounts below zero ({@link CreditDraft}), within what is left of the bill ({@link
 * CreditRest}).
 */
final class CreditNote {

    private final Connection connection;
    private final BillPorts ports;
    private final CreditReader reader;

    /**
     * @param issued now; null if the same request has made it before
     */
    record Made(UUID id, @Nullable IssuedBill issued) {}

    CreditNote(Connection connection, BillPorts ports) {
        this.connection = connection;
        this.ports = ports;
        this.reader = new CreditReader(connection);
    }

    /**
     * @throws BellbirdException not found; for the fields {@code lines}, {@code lines/0/line} and
     *     {@code lines/0/amount}; a conflict if nothing is left, or the key was another request's
     */
    Made issue(UUID bill, CreditRequest request) throws SQLException {
        return issue(bill, request, false);
    }

    /**
     * @param withdraws whether the bill is made again
     */
    Made issue(UUID bill, CreditRequest request, boolean withdraws) throws SQLException {
        CreditReader.Head head = reader.head(bill).orElseThrow(BellbirdException::notFound);
        reader.lock(head.account());
        if (head.corrects() != null) {
            throw BellbirdException.conflict("error.credit.ofCredit");
        }
        Optional<CreditReader.Note> before = reader.note(bill, request.key());
        if (before.isPresent()) {
            if (!before.get().answers(request)) {
                throw BellbirdException.conflict("error.credit.key");
            }
            return new Made(before.get().id(), null);
        }
        List<CreditReader.Line> lines = reader.lines(bill);
        Map<Integer, Long> given =
                new CreditParts(lines, head.currency(), CreditReader.Line::left)
                        .of(request.lines());
        BillContext context = ports.context(connection);
        BillAccount account = account(head);
        BillDraft draft =
                new CreditDraft(head, lines)
                        .of(
                                given,
                                account,
                                occasion(head, account),
                                new BillDraft.Correction(
                                        bill,
                                        head.label(),
                                        head.issuedOn(),
                                        request.reason().strip(),
                                        request.key(),
                                        withdraws));
        if (draft.total().minorUnits() >= 0) {
            throw BellbirdException.conflict("error.credit.nothing");
        }
        CreditRest rest = reader.rest(bill, head, lines);
        if (!rest.holds(draft)) {
            throw tooMuch(rest, lines, given);
        }
        String series = context.numbering().seriesOfCreditNotes(context.today());
        NumberSeries numbers = new NumberSeries(connection);
        NumberSeries.End end = numbers.lock(series, context.today());
        BillDocument original =
                new BillReader(connection, context.today()).document(bill).orElseThrow();
        IssuedBill note = new CreditNoteIssue(context, original).issue(draft, series, end);
        numbers.advance(series, note.number());
        new BillWriter(connection).write(null, List.of(note));
        new CreditBalance(connection, context.today()).apply(List.of(head.account()));
        ports.publish(note);
        return new Made(note.id(), note);
    }

    private static BellbirdException tooMuch(
            CreditRest rest, List<CreditReader.Line> lines, Map<Integer, Long> given) {
        Money total = rest.total();
        if (!total.isPositive()) {
            return BellbirdException.conflict("error.credit.nothing");
        }
        if (given.size() > 1) {
            return BellbirdException.user("lines", "error.credit.tooMuchOfBill", total.toString());
        }
        long most =
                lines.stream()
                        .filter(line -> given.containsKey(line.number()))
                        .mapToLong(rest::most)
                        .sum();
        return BellbirdException.user(
                "lines/0/amount",
                "error.credit.tooMuch",
                new Money(most, total.currency()).toString());
    }

    private BillAccount account(CreditReader.Head head) throws SQLException {
        BillCycle any = new BillCycle(1);
        Period period = new Period(head.periodFrom(), head.periodTo());
        Occasion occasion = new Occasion(BillKind.CREDIT_NOTE, any, period, period, false, 1, 0);
        return new AccountsToBill(
                        connection, ports.clock().zone(), List.of(head.account()), occasion)
                .read()
                .getFirst();
    }

    private Occasion occasion(CreditReader.Head head, BillAccount account) throws SQLException {
        Period period = new Period(head.periodFrom(), head.periodTo());
        return new Occasion(
                BillKind.CREDIT_NOTE,
                account.holder().cycle(),
                period,
                period,
                false,
                notes(head.account(), head.periodFrom()) + 1,
                0);
    }

    private int notes(UUID account, LocalDate periodFrom) throws SQLException {
        String sql =
                """
                select count(*) from customer_bill
                 where account_id = ? and period_from = ? and kind = 'CREDIT_NOTE'""";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, account);
            query.setObject(2, periodFrom);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
