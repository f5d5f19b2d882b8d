package bellbird.bill;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.account.BillCycle;
import bellbird.charge.BillEstimates;
import bellbird.charge.FirstCharges;
import bellbird.charge.PromotionDays;
import bellbird.charge.RecurringCharge;
import bellbird.kernel.cycle.BillFrequency;
import bellbird.kernel.cycle.CycleSpecification;
import bellbird.offering.Benefit;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingPrice;
import bellbird.offering.Offerings;
import bellbird.offering.OneTimePrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionTables;
import bellbird.offering.RecurringPrice;
import bellbird.offering.RecurringPrice.Interval;
import bellbird.offering.RecurringPrice.Prorated;
import bellbird.offering.RecurringPrice.Timing;
import bellbird.testing.Entities;
import bellbird.testing.Holding;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the order page promises about the first bill is what the first bill says (rule R11). */
class FirstBillTest {

    private static final LocalDate BEGIN = LocalDate.of(2027, 9, 1);
    private static final int YEAR_WITH_LEAP_DAY = 366;
    private static final int ROUNDS = 16;
    private static final long SEED = 20_261_122;

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final BillEstimates estimates = work.add(new BillEstimates());
    private final TestBilling billing = new TestBilling(BEGIN, work);
    private final TestTenant tenant = new TestTenant(work.database);
    private final Random random = new Random(SEED);

    FirstBillTest() throws SQLException {}

    @AfterEach
    void the_books_hold() throws SQLException {
        Holding.assertInvariants(work.database);
        work.close();
    }

    @Test
    void it_is_what_was_promised_whatever_the_prices_and_however_often_bills_are_made()
            throws SQLException {
        List<String> plans = IntStream.range(0, ROUNDS).mapToObj(this::plan).toList();
        for (String plan : plans) {
            LocalDate start = BEGIN.plusDays(random.nextInt(YEAR_WITH_LEAP_DAY));
            CycleSpecification cycle =
                    CycleSpecification.from(
                                    any(BillFrequency.values()),
                                    BEGIN.plusDays(random.nextInt(400)))
                            .withDay(1 + random.nextInt(31));
            FirstCharges promised =
                    work.call(() -> estimates.firstBill(plan, start, new BillCycle(cycle), null));

            UUID account = account(cycle, start);
            tenant.line(account, version(plan), start);
            billing.setToday(promised.madeOn());
            billing.run(new BillCycle(cycle).runKey(cycle.containing(start)));

            assertThat(billed(account))
                    .as("%s, %s from %s", plan, cycle, start)
                    .containsExactlyInAnyOrderElementsOf(said(promised, start));
        }
    }

    /** As it is taken off by the run, for the days on which it is given. */
    @Test
    void the_promotion_that_is_ordered_with_it_counts() throws SQLException {
        work.database.execute(
                "insert into promotion (code, document, status) values ('GIVEN', '{}', 'PUBLISHED')");
        for (String plan : IntStream.range(0, ROUNDS).mapToObj(this::plan).toList()) {
            LocalDate start = BEGIN.plusDays(random.nextInt(YEAR_WITH_LEAP_DAY));
            CycleSpecification cycle = CycleSpecification.monthly(1 + random.nextInt(31));
            Promotion promotion = promotion();
            FirstCharges promised =
                    work.call(
                            () ->
                                    estimates.firstBill(
                                            plan, start, new BillCycle(cycle), promotion));

            UUID account = account(cycle, start);
            TestTenant.Line line = tenant.line(account, version(plan), start);
            work.database.inTransaction(
                    connection -> {
                        PromotionTables promotions = new PromotionTables(connection);
                        promotions.redeem(promotion.code());
                        promotions.give(
                                line.product(),
                                PromotionDays.given(promotion, start, new BillCycle(cycle)));
                        return true;
                    });
            billing.setToday(promised.madeOn());
            billing.run(new BillCycle(cycle).runKey(cycle.containing(start)));

            assertThat(
                            work.database.query(
                                    "select l.description, l.amount_minor from bill_line l"
                                            + " join customer_bill b on b.id = l.bill_id"
                                            + " where l.kind = 'PROMOTION' and b.account_id = ?",
                                    account))
                    .as("%s of %s, %s from %s", promotion, plan, cycle, start)
                    .containsExactlyElementsOf(
                            promised.promoted() == null
                                    ? List.of()
                                    : List.of(
                                            promised.promoted().name()
                                                    + "|"
                                                    + promised.promoted().amount().minorUnits()));
        }
        assertThat(
                        work.database.query(
                                "select count(*) > 0 from bill_line where kind = 'PROMOTION'"))
                .containsExactly("t");
    }

    private Promotion promotion() {
        Benefit benefit =
                random.nextBoolean()
                        ? new Benefit.PercentOff(BigDecimal.valueOf(1 + random.nextInt(100)))
                        : new Benefit.AmountOff(
                                new BigDecimal(1 + random.nextInt(3_000)).movePointLeft(2));
        Long periods = random.nextBoolean() ? null : 1L + random.nextInt(2);
        return new Promotion(
                "GIVEN", "Less at first", benefit, Set.of(), periods, BEGIN, null, null);
    }

    private static List<String> said(FirstCharges charges, LocalDate start) {
        List<String> said = new ArrayList<>();
        for (RecurringCharge one : charges.recurring()) {
            said.add(
                    "%s|%s|%s|%s"
                            .formatted(
                                    one.price().price().id(),
                                    one.days().from(),
                                    one.days().to(),
                                    one.settled().minorUnits()));
        }
        charges.once()
                .forEach(
                        one ->
                                said.add(
                                        "%s|%s|%s|%s"
                                                .formatted(
                                                        one.name(),
                                                        start,
                                                        start.plusDays(1),
                                                        one.amount().minorUnits())));
        return said;
    }

    private List<String> billed(UUID account) throws SQLException {
        return work.database.query(
                """
                select coalesce(s.price, l.description), l.period_from, l.period_to, l.amount_minor
                  from bill_line l join customer_bill b on b.id = l.bill_id
                  left join charge_segment s on (s.bill_id, s.line_number) = (l.bill_id, l.number)
                 where b.account_id = '%s'"""
                        .formatted(account));
    }

    /** One to three prices of any length, before or afterwards, divided at the start or not. */
    private String plan(int number) {
        List<OfferingPrice> prices = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            prices.add(
                    new RecurringPrice(
                            "p" + i,
                            "",
                            new BigDecimal(1 + random.nextInt(5_000)).movePointLeft(2),
                            new Interval(1 + random.nextInt(3), any(Interval.Unit.values())),
                            any(Timing.values()),
                            new Prorated(random.nextBoolean(), true, true, false)));
        }
        prices.add(new OneTimePrice("setup", "Setup", new BigDecimal("4.90")));
        String code = "random-" + number;
        work.run(
                () ->
                        offerings.publish(
                                offerings
                                        .draft(
                                                OfferingDraft.of(
                                                        code,
                                                        "Plan",
                                                        BEGIN,
                                                        PriceTerms.of(
                                                                TestBilling.ZONE,
                                                                prices,
                                                                List.of(),
                                                                List.of())))
                                        .versions()
                                        .getFirst()
                                        .id()));
        return code;
    }

    private <T> T any(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private UUID version(String plan) throws SQLException {
        return UUID.fromString(
                work.database
                        .query(
                                """
                                select v.id from product_offering o
                                  join offering_version v on v.offering_id = o.id where o.code = '%s'"""
                                        .formatted(plan))
                        .getFirst());
    }

    private UUID account(CycleSpecification cycle, LocalDate opened) throws SQLException {
        UUID account = tenant.account(cycle.day(), opened);
        work.database.execute(
                "update billing_account set cycle_frequency = ?, cycle_phase = ? where id = ?",
                cycle.frequency().name(),
                cycle.phase(),
                account);
        return account;
    }
}
