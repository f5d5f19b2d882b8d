package bellbird.bill;

import bellbird.charge.Billed;
import bellbird.charge.BilledTax;
import bellbird.charge.PricedVersion;
import bellbird.kernel.money.Money;
import bellbird.kernel.time.Period;
import bellbird.offering.PromotionGiven;
import bellbird.offering.PromotionTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads what the products of many accounts cost for being there, and what bills charged so far. */
final class ProductReader {

    /** The line of a product and its number; the first one, and its oldest. */
    static final String LINE =
            """
              left join lateral (select id from service
                                  where product_id = coalesce(p.line_product_id, p.id)
                                  order by activated_at, id limit 1) s on true
              left join lateral (select value from service_identifier
                                  where service_id = s.id and kind = 'MSISDN'
                                  order by valid_to desc, id limit 1) i on true
            """;

    private final AccountQueries accounts;
    private final VersionRows versions = new VersionRows();

    ProductReader(AccountQueries accounts) {
        this.accounts = accounts;
    }

    Map<UUID, List<BillAccount.Terms>> terms() throws SQLException {
        return accounts.lists(
                """
                select p.account_id, p.id, s.id, i.value, p.start_on, p.end_on,
                       t.valid_from, t.valid_to,
                """
                        + VersionRows.COLUMNS
                        + """
                  from product p
                  join product_terms t on t.product_id = p.id
                  join offering_version v on v.id = t.offering_version_id
                  join product_offering o on o.id = v.offering_id
                """
                        + LINE
                        + " where p.account_id = any(?) and p.bundle_id is null order by p.id, t.valid_from",
                row ->
                        new BillAccount.Terms(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, LocalDate.class),
                                versions.of(row),
                                row.getObject(7, LocalDate.class),
                                row.getObject(8, LocalDate.class)));
    }

    Map<UUID, List<BillAccount.Suspension>> suspensions() throws SQLException {
        return accounts.lists(
                """
                select p.account_id, p.id, s.valid_from, s.valid_to
                  from product p
                  join product_suspension s on s.product_id = coalesce(p.line_product_id, p.id)
                 where p.account_id = any(?) order by p.id, s.valid_from\
                """,
                row ->
                        new BillAccount.Suspension(
                                row.getObject(2, UUID.class), AccountQueries.days(row, 3)));
    }

    /** What products that have started cost once, by the terms they started with. */
    Map<UUID, List<BillAccount.Once>> once(LocalDate startedBefore) throws SQLException {
        return accounts.lists(
                """
                select p.account_id, p.id, s.id, i.value, p.start_on, v.id, x->>'id', x->>'name',
                       (x->>'amount')::numeric, v.currency, v.tax_included
                  from product p
                  join product_terms t on t.product_id = p.id and t.valid_from = p.start_on
                  join offering_version v on v.id = t.offering_version_id and v.once is not null
                 cross join lateral json_array_elements(v.once) x
                """
                        + LINE
                        + """
                        where p.account_id = any(?) and p.start_on < ? and p.bundle_id is null
                          and not exists (select 1 from one_time_charge c
                                           where c.product_id = p.id and c.price = x->>'id'
                                             and not exists (select 1 from customer_bill w
                                                              where w.corrects = c.bill_id
                                                                and w.withdraws))
                        order by p.id\
                        """,
                row ->
                        new BillAccount.Once(
                                row.getObject(2, UUID.class),
                                row.getObject(3, UUID.class),
                                row.getString(4),
                                row.getObject(5, LocalDate.class),
                                row.getObject(6, UUID.class),
                                row.getString(7),
                                row.getString(8),
                                row.getBigDecimal(9),
                                row.getString(10),
                                row.getBoolean(11)),
                startedBefore);
    }

    Map<UUID, List<BillAccount.Promoted>> promoted() throws SQLException {
        return accounts.lists(
                """
                select p.account_id, g.product_id, g.document, g.from_on, g.until_on
                  from product_promotion g join product p on p.id = g.product_id
                 where p.account_id = any(?) order by g.product_id\
                """,
                row ->
                        new BillAccount.Promoted(
                                row.getObject(2, UUID.class),
                                new PromotionGiven(
                                        PromotionTables.read(row.getString(3)),
                                        row.getObject(4, LocalDate.class),
                                        row.getObject(5, LocalDate.class))));
    }

    /** In the order of their bills; what was withdrawn of one right after it. */
    Map<UUID, List<BillAccount.Charged>> charged() throws SQLException {
        return accounts.lists(
                """
                select p.account_id, s.product_id, s.price, lower(s.days), upper(s.days), s.credit,
                       s.amount_minor, l.tax_included as tax_in, l.tax_category, l.tax_percent,
                       l.freed_percent,
                """
                        + VersionRows.COLUMNS
                        + """
                  from product p
                  join charge_segment s on s.product_id = p.id
                  join bill_line l on l.bill_id = s.bill_id and l.number = s.line_number
                  join customer_bill b on b.id = s.bill_id
                  join offering_version v on v.id = s.offering_version_id
                  join product_offering o on o.id = v.offering_id
                 where p.account_id = any(?)
                 order by case when b.corrects is null then b.issued_on
                               else (select issued_on from customer_bill where id = b.corrects) end,
                          case when b.corrects is null then b.number
                               else (select number from customer_bill where id = b.corrects) end,
                          b.corrects is not null, s.credit desc, s.line_number\
                """,
                this::charged);
    }

    private BillAccount.Charged charged(ResultSet row) throws SQLException {
        PricedVersion price = versions.of(row).priced(row.getString(3));
        return new BillAccount.Charged(
                row.getObject(2, UUID.class),
                new Billed(
                        price,
                        new Period(
                                row.getObject(4, LocalDate.class),
                                row.getObject(5, LocalDate.class)),
                        row.getBoolean(6),
                        new Money(row.getLong(7), price.currency()),
                        new BilledTax(
                                row.getBoolean(8),
                                row.getString(9),
                                row.getBigDecimal(10),
                                row.getBigDecimal(11))));
    }
}
