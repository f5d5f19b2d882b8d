package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.charge.Due;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Gives back what a bill charged, in the connection's transaction (rules R14, R19): a bill of its
 * own series with amounts below zero. Each line bears the tax of the line it gives back; the note
 * that gives back the rest of a rate has the cent that is left.
 */
final class CreditNote {

    private final Connection connection;
    private final BillPorts ports;
    private final CreditReader reader;

    CreditNote(Connection connection, BillPorts ports) {
        this.connection = connection;
        this.ports = ports;
        this.reader = new CreditReader(connection);
    }

    /**
     * @throws BellbirdException not found; for the fields {@code lines/0/line} and {@code
     *     lines/0/amount}; a conflict if nothing is left
     */
    IssuedBill issue(UUID bill, CreditRequest request) throws SQLException {
        CreditReader.Head head = reader.head(bill).orElseThrow(BellbirdException::notFound);
        lock(head.account());
        if (head.corrects() != null) {
            throw BellbirdException.conflict("error.credit.ofCredit");
        }
        List<CreditReader.Line> lines = reader.lines(bill);
        Map<Integer, Long> given = new CreditParts(lines, head.currency()).of(request.lines());
        BillContext context = ports.context(connection);
        BillDraft draft = draft(bill, head, lines, given, request.reason().strip());
        String series = "CRN-" + context.today().getYear();
        NumberSeries numbers = new NumberSeries(connection);
        NumberSeries.End end = numbers.lock(series, context.today());
        BillDocument original =
                new BillReader(connection, context.today()).document(bill).orElseThrow();
        IssuedBill note = new CreditNoteIssue(context, original).issue(draft, series, end);
        numbers.advance(series, note.number());
        new BillWriter(connection).write(null, List.of(note));
        new CreditBalance(connection, context.today()).apply(List.of(head.account()));
        ports.publish(note);
        return note;
    }

    /** Two who give back of one account take turns. */
    private void lock(UUID account) throws SQLException {
        try (PreparedStatement lock =
                connection.prepareStatement(
                        "select 1 from billing_account where id = ? for no key update")) {
            lock.setObject(1, account);
            lock.executeQuery().close();
        }
    }

    private BillDraft draft(
            UUID bill,
            CreditReader.Head head,
            List<CreditReader.Line> lines,
            Map<Integer, Long> given,
            String reason)
            throws SQLException {
        Map<ChargeTax.Group, List<CreditReader.Line>> groups = new TreeMap<>();
        for (CreditReader.Line line : lines) {
            groups.computeIfAbsent(line.group(), key -> new ArrayList<>()).add(line);
        }
        List<BillDraft.Line> credited = new ArrayList<>();
        List<BillDraft.Tax> taxes = new ArrayList<>();
        for (Map.Entry<ChargeTax.Group, List<CreditReader.Line>> each : groups.entrySet()) {
            List<CreditReader.Line> back =
                    each.getValue().stream()
                            .filter(line -> given.containsKey(line.number()))
                            .toList();
            if (!back.isEmpty()) {
                boolean rest =
                        each.getValue().stream()
                                .allMatch(
                                        line ->
                                                line.left()
                                                        == given.getOrDefault(line.number(), 0L));
                Vat.Taxed taxed =
                        rest
                                ? rest(bill, each.getKey(), back, head)
                                : taxed(each.getKey(), back, given, head);
                for (int i = 0; i < back.size(); i++) {
                    credited.add(line(back.get(i), given, taxed.nets().get(i), head));
                }
                taxes.add(
                        new BillDraft.Tax(
                                each.getKey().percent(),
                                each.getKey().category(),
                                each.getKey().included(),
                                taxed.base(),
                                taxed.tax(),
                                null));
            }
        }
        credited.sort(Comparator.comparing(line -> line.corrects() == null ? 0 : line.corrects()));
        BillAccount account = account(head);
        return new BillDraft(
                account,
                occasion(bill, head, account),
                Locale.forLanguageTag(account.holder().language()),
                credited,
                taxes,
                List.of(),
                new BillDraft.Correction(bill, head.label(), head.issuedOn(), reason));
    }

    /** All that is left of a rate: what was charged, less what other notes gave back. */
    private Vat.Taxed rest(
            UUID bill, ChargeTax.Group group, List<CreditReader.Line> back, CreditReader.Head head)
            throws SQLException {
        List<Money> nets = new ArrayList<>();
        long base = 0;
        for (CreditReader.Line line : back) {
            long net = -(line.net() + line.creditedNet());
            base += net;
            nets.add(new Money(net, head.currency()));
        }
        long tax =
                reader.taxesLeft(bill).stream()
                        .filter(one -> one.group().compareTo(group) == 0)
                        .mapToLong(CreditReader.TaxLeft::minor)
                        .sum();
        return new Vat.Taxed(
                nets, new Money(base, head.currency()), new Money(-tax, head.currency()));
    }

    private static Vat.Taxed taxed(
            ChargeTax.Group group,
            List<CreditReader.Line> back,
            Map<Integer, Long> given,
            CreditReader.Head head) {
        List<Money> amounts =
                back.stream()
                        .map(
                                line ->
                                        new Money(
                                                -given.getOrDefault(line.number(), 0L),
                                                head.currency()))
                        .toList();
        return group.included()
                ? Vat.included(amounts, group.percent(), head.currency())
                : Vat.added(amounts, group.percent(), head.currency());
    }

    private static BillDraft.Line line(
            CreditReader.Line line, Map<Integer, Long> given, Money net, CreditReader.Head head) {
        Money amount = new Money(-given.getOrDefault(line.number(), 0L), head.currency());
        BigDecimal exact = amount.toDecimal();
        Charge charge =
                new Charge(
                        line.kind(),
                        line.description(),
                        null,
                        line.product(),
                        line.service(),
                        line.version(),
                        line.usage(),
                        line.destination(),
                        new Period(head.periodFrom(), head.periodTo()),
                        BigDecimal.ONE.negate(),
                        null,
                        BillDocument.Unit.PIECE,
                        exact.negate(),
                        null,
                        line.group().included(),
                        exact,
                        amount,
                        line.freedOf(),
                        null);
        return new BillDraft.Line(
                charge, net, line.group().percent(), line.group().category(), line.number());
    }

    private BillAccount account(CreditReader.Head head) throws SQLException {
        BillCycle any = new BillCycle(1);
        Period period = new Period(head.periodFrom(), head.periodTo());
        Occasion occasion =
                new Occasion(
                        BillKind.CREDIT_NOTE,
                        any,
                        period,
                        period,
                        new Due(period.to(), period.to()),
                        1);
        return new AccountsToBill(
                        connection, ports.clock().zone(), List.of(head.account()), occasion)
                .read()
                .getFirst();
    }

    private Occasion occasion(UUID bill, CreditReader.Head head, BillAccount account)
            throws SQLException {
        Period period = new Period(head.periodFrom(), head.periodTo());
        return new Occasion(
                BillKind.CREDIT_NOTE,
                new BillCycle(account.holder().cycleDay()),
                period,
                period,
                new Due(period.to(), period.to()),
                notes(head.account(), head.periodFrom()) + 1);
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
