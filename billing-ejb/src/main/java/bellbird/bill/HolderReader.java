package bellbird.bill;

import bellbird.account.StoredCycle;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads who owes the bills of many accounts, on which terms, and where they stand. */
final class HolderReader {

    private final AccountQueries accounts;
    private final ZoneId zone;

    /**
     * @param zone decides the day of a payment
     */
    HolderReader(AccountQueries accounts, ZoneId zone) {
        this.accounts = accounts;
        this.zone = zone;
    }

    Map<UUID, BillAccount.Holder> holders() throws SQLException {
        return accounts.each(
                "select a.id, a.number,"
                        + StoredCycle.COLUMN
                        + """
                , a.payment_term_days, a.currency, c.id, c.number,
                       p.name, p.street, p.postcode, p.city, p.country, p.language, p.vat_id,
                       c.whole_numbers
                  from billing_account a
                  join customer c on c.id = a.customer_id
                  join party p on p.id = c.party_id
                 where a.id = any(?)\
                """,
                row ->
                        new BillAccount.Holder(
                                row.getObject(1, UUID.class),
                                row.getString(2),
                                StoredCycle.of(row),
                                row.getInt(4),
                                row.getString(5),
                                row.getObject(6, UUID.class),
                                row.getString(7),
                                row.getString(8),
                                row.getString(9),
                                row.getString(10),
                                row.getString(11),
                                row.getString(12),
                                row.getString(13),
                                row.getString(14),
                                row.getBoolean(15)));
    }

    Map<UUID, List<BillAccount.Exemption>> exemptions() throws SQLException {
        return accounts.lists(
                """
                select a.id, e.category, coalesce(e.vat_id, e.certificate), e.valid_from, e.valid_to
                  from billing_account a join tax_exemption e on e.customer_id = a.customer_id
                 where a.id = any(?) order by e.valid_from\
                """,
                row ->
                        new BillAccount.Exemption(
                                row.getString(2), row.getString(3), AccountQueries.days(row, 4)));
    }

    /** Open receivable, in minor units. */
    Map<UUID, Long> owed() throws SQLException {
        return accounts.each(
                """
                select account_id, sum(amount_minor)::bigint from posting
                 where account_id = any(?) and ledger_account = 'receivable' group by account_id\
                """,
                row -> row.getLong(2));
    }

    /** Payments since the last bill, in minor units. */
    Map<UUID, Long> received() throws SQLException {
        return accounts.each(
                """
                select p.account_id, sum(p.amount_minor)::bigint
                  from payment p,
                       lateral (select max(issued_on) as last from customer_bill
                                 where account_id = p.account_id and kind <> 'CREDIT_NOTE') b
                 where p.account_id = any(?) and (p.received_at at time zone ?)::date >= b.last
                 group by p.account_id\
                """,
                row -> row.getLong(2),
                zone.getId());
    }
}
