package bellbird.bill;

import bellbird.charge.Billed;
import bellbird.kernel.money.Money;
import bellbird.ledger.Journal;
import bellbird.ledger.JournalEntry;
import bellbird.ledger.LedgerAccount;
import bellbird.ledger.Posting;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes issued bills with everything that belongs to them, in bulk, and books them. */
final class BillWriter {

    private final Connection connection;

    BillWriter(Connection connection) {
        this.connection = connection;
    }

    /**
     * @param run that made them; null for credit notes
     */
    void write(@Nullable UUID run, List<IssuedBill> bills) throws SQLException {
        CopyRows heads =
                new CopyRows(
                        "customer_bill (id, series, number, label, account_id, run_id, kind, occurrence, period_from,"
                                + " period_to, issued_on, due_on, currency, net_minor, tax_minor, total_minor, document,"
                                + " previous_hash, hash, corrects, reason, request_key, withdraws, replaces,"
                                + " follows, delta, paid_to_date_minor)");
        CopyRows lines =
                new CopyRows(
                        "bill_line (bill_id, number, kind, description, service_id, product_id, offering_version_id,"
                                + " usage_service, destination, period_from, period_to, quantity, unit, tax_included,"
                                + " exact_amount, amount_minor, net_minor, tax_category, tax_percent, freed_percent, corrects_line)");
        CopyRows segments =
                new CopyRows(
                        "charge_segment (product_id, bill_id, line_number, days, offering_version_id,"
                                + " price, credit, occurrence, amount_minor)");
        CopyRows once =
                new CopyRows(
                        "one_time_charge (product_id, price, bill_id, line_number, occurrence)");
        CopyRows taxes =
                new CopyRows(
                        "bill_tax (bill_id, category, percent, tax_included, base_minor, tax_minor)");
        CopyRows answers = new CopyRows("bill_tax_answer (bill_id, question_hash, round)");
        List<JournalEntry> entries = new ArrayList<>();
        for (IssuedBill bill : bills) {
            head(heads, run, bill);
            lines(lines, segments, once, bill);
            for (BillDraft.Tax tax : bill.draft().taxes()) {
                taxes.add(
                        bill.id(),
                        tax.category(),
                        tax.percent(),
                        tax.included(),
                        tax.base().minorUnits(),
                        tax.tax().minorUnits());
            }
            AnswerKey taxedBy = bill.draft().taxedBy();
            if (taxedBy != null) {
                answers.add(bill.id(), taxedBy.questionHash(), taxedBy.round());
            }
            entry(bill).ifPresent(entries::add);
        }
        heads.write(connection);
        lines.write(connection);
        segments.write(connection);
        once.write(connection);
        taxes.write(connection);
        answers.write(connection);
        new Journal(connection).book(entries);
    }

    private static void head(CopyRows heads, @Nullable UUID run, IssuedBill bill) {
        BillDraft draft = bill.draft();
        BillAccount.Holder holder = draft.account().holder();
        BillDraft.Correction correction = draft.correction();
        heads.add(
                bill.id(),
                bill.series(),
                bill.number(),
                bill.label(),
                holder.id(),
                run,
                draft.occasion().kind(),
                draft.occasion().occurrence(),
                draft.period().from(),
                draft.period().to(),
                bill.issuedOn(),
                bill.dueOn(),
                holder.currency(),
                draft.net().minorUnits(),
                draft.tax().minorUnits(),
                draft.total().minorUnits(),
                bill.document(),
                bill.previousHash(),
                bill.hash(),
                correction == null ? null : correction.bill(),
                correction == null ? null : correction.reason(),
                correction == null ? null : correction.key(),
                correction != null && correction.withdraws(),
                draft.named(BillKind.CORRECTED),
                draft.named(BillKind.DELTA_NOTE),
                draft.occasion().delta(),
                correction == null ? draft.account().standing().paid() : null);
    }

    private static void lines(CopyRows lines, CopyRows segments, CopyRows once, IssuedBill bill) {
        int number = 0;
        for (BillDraft.Line line : bill.draft().lines()) {
            Charge charge = line.charge();
            lines.add(
                    bill.id(),
                    ++number,
                    charge.kind(),
                    charge.description(),
                    charge.serviceId(),
                    charge.productId(),
                    charge.versionId(),
                    charge.usageService(),
                    charge.destination(),
                    charge.period().from(),
                    charge.period().to(),
                    charge.quantity(),
                    charge.unit(),
                    charge.taxIncluded(),
                    charge.exact(),
                    charge.amount().minorUnits(),
                    line.net().minorUnits(),
                    line.category(),
                    line.percent(),
                    charge.freed() == null ? null : charge.freed().percent(),
                    line.corrects());
            if (charge.kind() == BillDetail.LineKind.RECURRING && movesDays(bill.draft())) {
                segments.add(
                        charge.productId(),
                        bill.id(),
                        number,
                        charge.period(),
                        charge.versionId(),
                        charge.priceId(),
                        charge.quantity().signum() < 0,
                        occurrence(bill.draft().account(), charge),
                        charge.priced().minorUnits());
            }
            if (charge.kind() == BillDetail.LineKind.ONE_TIME && charge.priceId() != null) {
                once.add(
                        charge.productId(),
                        charge.priceId(),
                        bill.id(),
                        number,
                        bill.draft().timesBilled());
            }
        }
    }

    /** A credit note gives back money, and days only where they are charged again. */
    private static boolean movesDays(BillDraft draft) {
        return draft.correction() == null || draft.correction().withdraws();
    }

    /** The how manieth time these days of a price are charged, or given back. */
    private static long occurrence(BillAccount account, Charge charge) {
        return 1
                + account.charged().stream()
                        .filter(
                                one ->
                                        one.isOf(
                                                charge.productId(),
                                                charge.versionId(),
                                                charge.priceId()))
                        .map(BillAccount.Charged::billed)
                        .filter(Billed::credit)
                        .map(Billed::days)
                        .filter(
                                days ->
                                        days.from().isBefore(charge.period().to())
                                                && charge.period().from().isBefore(days.to()))
                        .count();
    }

    /**
     * Debit what is owed; credit what was earned and the tax office's share. A bill whose charges
     * and credits meet in every account has nothing to book.
     */
    private static Optional<JournalEntry> entry(IssuedBill bill) {
        BillDraft draft = bill.draft();
        UUID account = draft.account().holder().id();
        List<Posting> postings = new ArrayList<>();
        if (!draft.total().isZero()) {
            postings.add(Posting.debitReceivable(account, draft.total()));
        }
        credit(
                postings,
                LedgerAccount.RECURRING_REVENUE,
                draft.revenue(BillDetail.LineKind.RECURRING, BillDetail.LineKind.PROMOTION));
        credit(
                postings,
                LedgerAccount.ONE_TIME_REVENUE,
                draft.revenue(BillDetail.LineKind.ONE_TIME));
        credit(postings, LedgerAccount.USAGE_REVENUE, draft.revenue(BillDetail.LineKind.USAGE));
        credit(postings, LedgerAccount.VAT, draft.tax());
        return postings.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new JournalEntry(
                                "bill/" + bill.id(), bill.issuedOn(), bill.label(), postings));
    }

    private static void credit(List<Posting> postings, LedgerAccount account, Money amount) {
        if (!amount.isZero()) {
            postings.add(Posting.credit(account, amount));
        }
    }
}
