package bellbird.crash;

import bellbird.reference.Books;
import bellbird.reference.ReferenceBill;
import bellbird.reference.ReferenceBiller;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the reference biller makes of a tenant's raw input: plans, lines, and the files as sent. */
final class SecondOpinion {

    private final Sql sql;
    private final String schema;

    SecondOpinion(Sql sql, String schema) {
        this.sql = sql;
        this.schema = schema;
    }

    /** One text for each bill the product has issued. */
    List<String> issued() {
        return sql.texts(
                """
                select concat_ws(' ', a.number, b.period_from, b.net_minor, b.tax_minor, b.total_minor)
                  from %1$s.customer_bill b join %1$s.billing_account a on a.id = b.account_id
                 order by 1"""
                        .formatted(schema));
    }

    /** One text for each bill there must be, in the same words. */
    List<String> expected(LocalDate until) {
        return biller().billsUntil(until).stream().map(SecondOpinion::words).sorted().toList();
    }

    /** How many records of the files have no line or no price. */
    long suspended() {
        return biller().suspended();
    }

    private ReferenceBiller biller() {
        return new ReferenceBiller(
                new Books(
                        ZoneId.of(
                                sql.text(
                                        "select zone from control.tenant where 't_' || code = ?",
                                        schema)),
                        Currency.getInstance("GBP"),
                        rates(),
                        accounts(),
                        new RawUsage(sql, schema).read()));
    }

    private static String words(ReferenceBill bill) {
        return String.join(
                " ",
                bill.account(),
                bill.from().toString(),
                minor(bill.net()),
                minor(bill.tax()),
                minor(bill.total()));
    }

    private static String minor(BigDecimal amount) {
        return amount.movePointRight(2).toBigIntegerExact().toString();
    }

    private List<Books.Account> accounts() {
        Map<String, Books.Plan> plans = new HashMap<>();
        Map<String, Books.Account> accounts = new HashMap<>();
        Map<String, List<Books.Stay>> stays = new HashMap<>();
        for (String[] row :
                sql.rows(
                        """
                        select a.number, a.cycle_day, i.first, t.offering_version_id, p.id, t.valid_from,
                               coalesce((e.recorded_at at time zone z.zone)::date, t.valid_from)
                          from %1$s.billing_account a join %1$s.product p on p.account_id = a.id
                          join %1$s.product_terms t on t.product_id = p.id
                          join %1$s.service s on s.product_id = p.id
                          join (select service_id, min(value) as first from %1$s.service_identifier
                                 where kind = 'MSISDN' group by 1) i on i.service_id = s.id
                          join control.tenant z on 't_' || z.code = '%1$s'
                          left join %1$s.product_event e
                                 on e.product_id = p.id and e.effective_on = t.valid_from
                                and e.offering_version_id = t.offering_version_id
                         order by p.id, t.valid_from"""
                                .formatted(schema))) {
            List<Books.Stay> ofLine = stays.get(row[4]);
            if (ofLine == null) {
                ofLine = new ArrayList<>();
                stays.put(row[4], ofLine);
                accounts.computeIfAbsent(
                                row[0],
                                number ->
                                        new Books.Account(
                                                number,
                                                Integer.parseInt(row[1]),
                                                new ArrayList<>(),
                                                exempt(number)))
                        .lines()
                        .add(new Books.Line(row[2], ofLine, ends(row[4])));
            }
            ofLine.add(
                    new Books.Stay(
                            plans.computeIfAbsent(row[3], this::plan),
                            LocalDate.parse(row[5]),
                            LocalDate.parse(row[6])));
        }
        return List.copyOf(accounts.values());
    }

    private List<Books.Rate> rates() {
        return sql
                .rows("select percent, valid_from from %s.tax_rate order by 2".formatted(schema))
                .stream()
                .map(row -> new Books.Rate(new BigDecimal(row[0]), LocalDate.parse(row[1])))
                .toList();
    }

    private List<Books.Exempt> exempt(String account) {
        return sql
                .rows(
                        """
                        select e.valid_from, coalesce(e.valid_to, '9999-12-31')
                          from %1$s.billing_account a
                          join %1$s.tax_exemption e on e.customer_id = a.customer_id
                         where a.number = ?"""
                                .formatted(schema),
                        account)
                .stream()
                .map(row -> new Books.Exempt(LocalDate.parse(row[0]), LocalDate.parse(row[1])))
                .toList();
    }

    private List<Books.End> ends(String product) {
        return sql
                .rows(
                        """
                        select e.effective_on, (e.recorded_at at time zone z.zone)::date
                          from %1$s.product_event e join control.tenant z on 't_' || z.code = '%1$s'
                         where e.product_id = ?::uuid and e.kind = 'ENDED' order by e.recorded_at"""
                                .formatted(schema),
                        product)
                .stream()
                .map(row -> new Books.End(LocalDate.parse(row[0]), LocalDate.parse(row[1])))
                .toList();
    }

    /**
     * @param monthly where the version says nothing else
     */
    private List<Books.Recurring> recurring(String version, String monthly) {
        List<Books.Recurring> recurring =
                sql
                        .rows(
                                """
                                select x->>'id', coalesce(x->>'name', ''), x->>'amount', x->'every'->>'count',
                                       upper(x->'every'->>'unit'), x->>'timing', x->'prorated'->>'start',
                                       x->'prorated'->>'end', x->'prorated'->>'change', x->'prorated'->>'suspension'
                                  from %s.offering_version, json_array_elements(recurring) x
                                 where id = ?::uuid"""
                                        .formatted(schema),
                                version)
                        .stream()
                        .map(
                                row ->
                                        new Books.Recurring(
                                                row[0],
                                                row[1],
                                                new BigDecimal(row[2]),
                                                Integer.parseInt(row[3]),
                                                Books.Unit.valueOf(row[4]),
                                                row[5].equals("arrears"),
                                                new Books.Shares(
                                                        Boolean.parseBoolean(row[6]),
                                                        Boolean.parseBoolean(row[7]),
                                                        Boolean.parseBoolean(row[8]),
                                                        Boolean.parseBoolean(row[9]))))
                        .toList();
        return recurring.isEmpty()
                ? List.of(Books.Recurring.monthly(new BigDecimal(monthly)))
                : recurring;
    }

    private Books.Plan plan(String version) {
        String[] plan =
                sql.rows(
                                """
                                select o.name, v.recurring_price, v.tax_included
                                  from %1$s.offering_version v join %1$s.product_offering o on o.id = v.offering_id
                                 where v.id = ?::uuid"""
                                        .formatted(schema),
                                version)
                        .getFirst();
        return new Books.Plan(
                plan[0],
                recurring(version, plan[1]),
                sql
                        .rows(
                                """
                                select x->>'name', x->>'amount'
                                  from %s.offering_version, json_array_elements(once) x
                                 where id = ?::uuid"""
                                        .formatted(schema),
                                version)
                        .stream()
                        .map(row -> new Books.Once(row[0], new BigDecimal(row[1])))
                        .toList(),
                plan[2].startsWith("t"),
                sql
                        .rows(
                                """
                                select service, prefix, destination, amount, unit_size, first_increment,
                                       next_increment from %s.usage_price where version_id = ?::uuid"""
                                        .formatted(schema),
                                version)
                        .stream()
                        .map(
                                row ->
                                        new Books.Price(
                                                Books.Service.valueOf(row[0]),
                                                row[1],
                                                row[2],
                                                new BigDecimal(row[3]),
                                                Long.parseLong(row[4]),
                                                Long.parseLong(row[5]),
                                                Long.parseLong(row[6])))
                        .toList(),
                sql
                        .rows(
                                "select service, quantity, priority from %s.allowance where version_id = ?::uuid"
                                        .formatted(schema),
                                version)
                        .stream()
                        .map(
                                row ->
                                        new Books.Allowance(
                                                Books.Service.valueOf(row[0]),
                                                Long.parseLong(row[1]),
                                                Integer.parseInt(row[2])))
                        .toList());
    }
}
