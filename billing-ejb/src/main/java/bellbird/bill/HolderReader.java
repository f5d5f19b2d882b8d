package bellbird.bill;

import bellbird.account.StoredCycle;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads who owes the bills of many accounts, on which terms, and where they stand. */
final class HolderReader {

    private final AccountQueries accounts;

    HolderReader(AccountQueries accounts) {
        this.accounts = accounts;
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

    /** In one look, so that a payment made meanwhile is in all of it or in none. */
    Map<UUID, BillAccount.Standing> standings() throws SQLException {
        return accounts.each(
                """
                select a.id, o.minor, p.minor - b.minor, p.minor
                  from billing_account a,
                       lateral (select coalesce(sum(amount_minor), 0)::bigint as minor from posting
                                 where account_id = a.id and ledger_account = 'receivable') o,
                       lateral (select coalesce(sum(amount_minor), 0)::bigint as minor from payment
                                 where account_id = a.id) p,
                       lateral (select coalesce(max(paid_to_date_minor), 0) as minor
                                  from customer_bill where account_id = a.id) b
                 where a.id = any(?)\
                """,
                row -> new BillAccount.Standing(row.getLong(2), row.getLong(3), row.getLong(4)));
    }
}
