package bellbird.bill;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import bellbird.kernel.time.Period;
import bellbird.reference.Books;
import bellbird.reference.Opinions;
import bellbird.testing.TenantDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Bills with 23 % VAT, each held against the second biller, who knows the tables alone. */
final class AgreedBills {

    private static final List<Books.Rate> RATES =
            List.of(new Books.Rate(new BigDecimal("23"), LocalDate.MIN));

    private final TestBilling billing;
    private final TenantDatabase database;

    AgreedBills(TestBilling billing) {
        this.billing = billing;
        this.database = billing.database;
    }

    /** Each run on the day after its period; both must come to the same for the account. */
    void run(UUID account, String... runs) throws SQLException {
        for (String run : runs) {
            Period period = BillRunKey.parse(run).period();
            billing.setToday(period.to());
            billing.run(run);
            assertThat(opinion(account, period).total())
                    .as(run)
                    .isEqualByComparingTo(billed(account, period));
        }
    }

    private Opinions.Opinion opinion(UUID account, Period period) throws SQLException {
        return requireNonNull(
                database.inTransaction(
                                connection ->
                                        new Opinions(connection, TestBilling.ZONE, RATES)
                                                .of(List.of(account), period.from(), period.to()))
                        .get(account));
    }

    /** Nothing where there is no bill. */
    private BigDecimal billed(UUID account, Period period) throws SQLException {
        return new BigDecimal(
                        database.query(
                                        """
                                        select coalesce(sum(total_minor), 0) from customer_bill
                                         where account_id = ? and period_from = ? and period_to = ?""",
                                        account,
                                        period.from(),
                                        period.to())
                                .getFirst())
                .movePointLeft(2);
    }

    /** Period of the bill, days, quantity and amount of each line of an account's bills. */
    List<String> lines(UUID account) throws SQLException {
        return database.query(
                """
                select b.period_from, b.period_to, l.period_from, l.period_to, l.quantity, l.amount_minor
                  from bill_line l join customer_bill b on b.id = l.bill_id
                 where b.account_id = ? order by b.period_from, l.period_from""",
                account);
    }
}
