package bellbird.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bellbird.account.BillingAccounts;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.NewCustomer;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.offering.OfferingRow;
import bellbird.offering.Offerings;
import bellbird.offering.SamplePlans;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.product.Products;
import bellbird.service.Services;
import bellbird.testing.TenantWork;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FirstLineTest {

    private static final LocalDate START = LocalDate.of(2026, 10, 12);
    private static final String ICCID = "8944 100000000000000";

    private final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", entityTypes());
    private final BillingAccounts accounts = work.add(new BillingAccounts());
    private final Customers customers = work.add(new Customers());
    private final Offerings offerings = work.add(new Offerings());
    private final SamplePlans samplePlans = work.add(new SamplePlans());
    private final Products products = work.add(new Products());
    private final Services services = work.add(new Services());
    private final Orders orders = work.add(new Orders());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_new_customer_gets_numbers_for_people_and_a_billing_account() {
        CustomerDetail customer = register("Maeve Hanlon");
        assertThat(customer.number()).isEqualTo("C-000001");
        assertThat(customer.accounts())
                .extracting(CustomerDetail.Account::number, CustomerDetail.Account::currency)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("A-000001", "GBP"));
        assertThat(work.call(() -> customers.count("hanlon"))).isOne();
        assertThat(work.call(() -> customers.count("100%"))).isZero();
    }

    @Test
    void an_activated_line_is_billed_at_the_end_of_its_first_period() throws SQLException {
        CustomerDetail customer = register("Maeve Hanlon");
        ActivatedLine line = activate(customer, "07700 900123", "234150000000001", ICCID);
        assertThat(line.msisdn()).isEqualTo("447700900123");
        assertThat(work.jobs)
                .isEqualTo(Map.of("bill-run 1/2026-10-01", Instant.parse("2026-11-01T00:00:00Z")));
        assertThat(work.database.query("select period_from, period_to, state from bill_period"))
                .containsExactly("2026-10-01|2026-11-01|OPEN");
        assertThat(work.call(() -> customers.get(customer.id())).lines())
                .singleElement()
                .returns("447700900123", CustomerDetail.Line::msisdn)
                .returns("Everyday", CustomerDetail.Line::offering)
                .returns("8944100000000000000", CustomerDetail.Line::iccid);
        assertThat(work.call(() -> customers.list("07700 900", 0, 10)))
                .singleElement()
                .returns(1L, row -> row.lines());
        assertThat(work.audit).contains("activate line: 447700900123");
    }

    @Test
    void a_number_in_use_is_a_conflict_and_leaves_nothing_behind() throws SQLException {
        CustomerDetail customer = register("Maeve Hanlon");
        activate(customer, "07700 900123", "234150000000001", ICCID);
        assertThatThrownBy(
                        () ->
                                activate(
                                        customer,
                                        "+44 7700 900123",
                                        "234150000000002",
                                        "8944100000000000018"))
                .asInstanceOf(type(BellbirdException.class))
                .returns(ErrorKind.CONFLICT, BellbirdException::kind)
                .returns("error.msisdn.inUse", e -> e.problems().getFirst().messageKey());
        assertThat(work.database.query("select count(*) from product_order")).containsExactly("1");
    }

    @Test
    void everything_that_is_wrong_with_an_order_is_said_at_once() {
        CustomerDetail customer = register("Maeve Hanlon");
        assertThatThrownBy(
                        () ->
                                work.call(
                                        () ->
                                                orders.activate(
                                                        new ActivateLine(
                                                                customer.accounts().getFirst().id(),
                                                                UUID.randomUUID(),
                                                                "٠٧٧٠٠",
                                                                "12",
                                                                "8944100000000000001",
                                                                START.plusYears(1)))))
                .asInstanceOf(type(BellbirdException.class))
                .extracting(e -> e.problems().stream().map(one -> one.field()).toList())
                .isEqualTo(java.util.List.of("msisdn", "imsi", "iccid", "offering", "startOn"));
    }

    @Test
    void a_line_cannot_start_in_a_billed_period() throws SQLException {
        CustomerDetail customer = register("Maeve Hanlon");
        work.run(samplePlans::createSamplePlans);
        work.database.execute(
                "insert into bill_run (id, cycle_day, period_from, period_to, state, started_at)"
                        + " values (?, 1, '2026-10-01', '2026-11-01', 'DONE', now())",
                UUID.randomUUID());
        assertThatThrownBy(() -> activate(customer, "07700 900123", "234150000000001", ICCID))
                .hasMessageContaining("error.order.billedPeriod");
    }

    @Test
    void contact_data_saved_by_somebody_else_is_not_overwritten() {
        CustomerDetail customer = register("Maeve Hanlon");
        work.call(() -> customers.update(customer.id(), party("Maeve Byrne"), customer.version()));
        assertThatThrownBy(
                        () ->
                                work.call(
                                        () ->
                                                customers.update(
                                                        customer.id(),
                                                        party("M Hanlon"),
                                                        customer.version())))
                .hasMessageContaining("error.changedSince");
    }

    @Test
    void a_subscriber_sees_only_the_own_customer_and_keeps_the_name() {
        CustomerDetail customer = register("Maeve Hanlon");
        register("Other Person");
        assertThatThrownBy(() -> work.call(customers::mine)).hasMessageContaining("NOT_FOUND");
        work.customer = java.util.Optional.of(customer.id());
        assertThat(work.call(customers::mine).party().name()).isEqualTo("Maeve Hanlon");
        CustomerDetail changed =
                work.call(() -> customers.updateMine(party("Somebody Else"), customer.version()));
        assertThat(changed.party().name()).isEqualTo("Maeve Hanlon");
    }

    private CustomerDetail register(String name) {
        return work.call(() -> customers.register(new NewCustomer(party(name), 1, 14)));
    }

    private ActivatedLine activate(
            CustomerDetail customer, String msisdn, String imsi, String iccid) {
        work.run(samplePlans::createSamplePlans);
        OfferingRow everyday =
                work.call(offerings::list).stream()
                        .filter(row -> row.code().equals("everyday"))
                        .findFirst()
                        .orElseThrow();
        return work.call(
                () ->
                        orders.activate(
                                new ActivateLine(
                                        customer.accounts().getFirst().id(),
                                        everyday.id(),
                                        msisdn,
                                        imsi,
                                        iccid,
                                        START)));
    }

    private static PartyData party(String name) {
        return new PartyData(
                PartyKind.PERSON,
                name,
                "maeve@hanlon.example",
                null,
                "3 Weavers Court",
                "GX1 1AA",
                "Galway",
                "IE",
                "en",
                null);
    }

    private static Class<?>[] entityTypes() {
        return bellbird.testing.Entities.ALL;
    }
}
