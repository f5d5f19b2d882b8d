package bellbird.bill;

import bellbird.account.BillCycle;
import bellbird.account.StoredCycle;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.time.Period;
import bellbird.rating.RatingTurn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes a bill again that was wrong, in the connection's transaction (rule R19): a credit note
 * gives it back whole, and a new bill charges the same days by what is known now. Each names the
 * other, and the first one stays as it is. Only the newest bill of an account is made again: what
 * later bills charge and give back rests on it.
 */
final class CorrectedBill {

    private static final String ORIGINAL =
            """
            with recursive chain as (
                select id, replaces, kind from customer_bill where id = ?
                union all
                select b.id, b.replaces, b.kind from customer_bill b join chain c on b.id = c.replaces)
            select (select kind from chain where replaces is null),
            """
                    + StoredCycle.COLUMN
                    + """
                   ,
                   (select count(*) from customer_bill n where n.corrects = b.id),
                   exists (select 1 from customer_bill l
                            where l.account_id = b.account_id and l.kind <> 'CREDIT_NOTE'
                              and (l.issued_on, l.number) > (b.issued_on, b.number)
                              and not exists (select 1 from customer_bill w
                                               where w.corrects = l.id and w.withdraws)),
                   exists (select 1 from customer_bill e
                            where (e.account_id, e.period_from, e.delta) = (b.account_id, b.period_from, b.delta)
                              and e.kind <> 'CREDIT_NOTE'
                              and (e.issued_on, e.number) < (b.issued_on, b.number)
                              and not exists (select 1 from customer_bill w
                                               where w.corrects = e.id and w.withdraws)),
                   (select count(*) from customer_bill k
                     where (k.account_id, k.period_from) = (b.account_id, b.period_from)
                       and k.kind = 'CORRECTED'),
                   b.total_minor > 0, b.delta
              from customer_bill b join billing_account a on a.id = b.account_id where b.id = ?
            """;

    private final Connection connection;
    private final BillPorts ports;
    private final CreditReader reader;

    /**
     * @param note that gives back the wrong bill
     * @param bill that takes its place
     * @param isNew false if the same request has made them before
     */
    record Made(UUID note, UUID bill, boolean isNew) {}

    CorrectedBill(Connection connection, BillPorts ports) {
        this.connection = connection;
        this.ports = ports;
        this.reader = new CreditReader(connection);
    }

    /**
     * @param key of the request
     * @throws BellbirdException not found; a conflict if it is not the newest bill, if it gives
     *     back more than it charges, if something of it was given back, if usage of it is not kept
     *     any more, or if nothing would be charged now
     * @throws ParkException if the account cannot be billed
     * @throws UntaxedException if a tax engine has to be asked first
     */
    Made issue(UUID bill, String key, String reason) throws SQLException {
        CreditReader.Head head = reader.head(bill).orElseThrow(BellbirdException::notFound);
        reader.lock(head.account());
        Optional<CreditReader.Note> before = reader.note(bill, key);
        Optional<UUID> replacement = reader.replacement(bill);
        if (before.isPresent() && replacement.isPresent()) {
            return new Made(before.get().id(), replacement.get(), false);
        }
        Instant begun = ports.clock().now();
        Again again = again(bill, head);
        RatingTurn.hinder(connection); // before the numbers, as all who bill
        BillContext context = ports.context(connection);
        String series = new BillIssue(context).series();
        NumberSeries.End end = new NumberSeries(connection).lock(series, context.today());
        String label = context.numbering().label(series, end.lastNumber() + 1);
        Locale locale = locale(bill, context);
        CreditNote.Made note =
                new CreditNote(connection, ports)
                        .issue(
                                bill,
                                new CreditRequest(
                                        key,
                                        sentence("replacedBy", locale, reason, label),
                                        List.of()),
                                true);
        IssuedBill corrected =
                new OneBill(connection, ports, context)
                        .issue(
                                draft(again, head.account())
                                        .naming(
                                                bill,
                                                sentence(
                                                        "replaces",
                                                        locale,
                                                        head.label(),
                                                        noteLabel(note),
                                                        reason)),
                                begun);
        return new Made(note.id(), corrected.id(), true);
    }

    /**
     * @param occasion as it was, one more time
     * @param hasUsage whether the usage of the period was on it
     */
    private record Again(Occasion occasion, boolean hasUsage) {}

    private Again again(UUID bill, CreditReader.Head head) throws SQLException {
        if (head.corrects() != null) {
            throw BellbirdException.conflict("error.credit.ofCredit");
        }
        try (PreparedStatement query = connection.prepareStatement(ORIGINAL)) {
            query.setObject(1, bill);
            query.setObject(2, bill);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                if (!row.getBoolean(7)) {
                    throw BellbirdException.conflict("error.correct.givesBack");
                }
                if (row.getInt(3) > 0) {
                    throw BellbirdException.conflict("error.correct.credited");
                }
                if (row.getBoolean(4)) {
                    throw BellbirdException.conflict("error.correct.later");
                }
                BillCycle cycle = StoredCycle.of(row);
                Period usage = new Period(head.periodFrom(), head.periodTo());
                Period period = cycle.containing(usage.lastDay());
                boolean isRegular = row.getString(1).equals(BillKind.REGULAR.name());
                return new Again(
                        new Occasion(
                                BillKind.CORRECTED,
                                cycle,
                                period,
                                usage,
                                isRegular,
                                row.getInt(6) + 1,
                                row.getInt(8)),
                        !row.getBoolean(5));
            }
        }
    }

    private BillDraft draft(Again again, UUID account) throws SQLException {
        AccountsToBill source =
                new AccountsToBill(
                        connection, ports.clock().zone(), List.of(account), again.occasion());
        if (!again.hasUsage()) {
            source.lockPeriods(); // it is closed, so its usage is on another bill
        }
        BillAccount now = source.read().getFirst();
        if (again.hasUsage()) {
            requireUsage(account, again.occasion());
        }
        TaxDetermination tax =
                ports.taxes().asked(connection, again.occasion(), List.of(account), 0);
        return new BillCalculation(tax, again.occasion())
                .of(now)
                .orElseThrow(() -> BellbirdException.conflict("error.correct.nothing"));
    }

    /**
     * Without the records of the period it would charge too little. Asked when they have been read:
     * what is read cannot be dropped before the transaction ends.
     */
    private void requireUsage(UUID account, Occasion occasion) throws SQLException {
        DroppedUsage dropped =
                DroppedUsage.of(connection, account, occasion.period().from(), occasion.delta());
        if (!dropped.isNothing()) {
            throw BellbirdException.conflict(
                    "error.correct.dropped", String.join(", ", dropped.months()));
        }
    }

    private Locale locale(UUID bill, BillContext context) throws SQLException {
        return new BillReader(connection, context.today()).document(bill).orElseThrow().locale();
    }

    private static String sentence(String key, Locale locale, Object... parts) {
        return new MessageFormat(LineTexts.of(key, locale), locale).format(parts);
    }

    private static String noteLabel(CreditNote.Made note) {
        IssuedBill issued = note.issued();
        return issued == null ? "" : issued.label();
    }
}
