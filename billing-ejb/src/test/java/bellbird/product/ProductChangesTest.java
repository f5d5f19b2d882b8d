package bellbird.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.job.JobRun;
import bellbird.product.LineChange.Kind;
import bellbird.product.ProductHistory.State;
import bellbird.service.Services;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On 12 October: what a line has from a day on, and why. */
class ProductChangesTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 12);
    private static final LocalDate MONDAY = LocalDate.of(2026, 10, 19);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Services services = work.add(new Services());
    private final ProductChanges changes = work.add(new ProductChanges());
    private final ProductStatus status = work.add(new ProductStatus());
    private final TestTenant tenant = new TestTenant(work.database);
    private final UUID account = tenant.account(1, OCTOBER);
    private final TestTenant.Line line =
            tenant.line(account, tenant.plan("Larkspur 30", "30.00", false), OCTOBER);
    private final String large = code(tenant.plan("Larkspur 50", "50.00", false));

    ProductChangesTest() throws SQLException {}

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_line_goes_to_another_plan_on_a_day_and_the_reason_is_kept() throws SQLException {
        ProductHistory history = call(() -> change(Kind.PLAN, MONDAY, large, " Wants more data "));
        assertThat(history.events())
                .singleElement()
                .returns(ProductEvent.Kind.CHANGED, ProductEvent::kind)
                .returns(MONDAY, ProductEvent::on)
                .returns("Larkspur 50", ProductEvent::offering)
                .returns("Wants more data", ProductEvent::reason)
                .returns("Bo Clerk", ProductEvent::by);
        assertThat(history.offeringOn(MONDAY)).contains("Larkspur 50");
        assertThat(history.offeringOn(MONDAY.minusDays(1))).isEmpty(); // this line has no start
        assertThat(
                        query(
                                """
                                select o.name, t.valid_from, t.valid_to from product_terms t
                                  join offering_version v on v.id = t.offering_version_id
                                  join product_offering o on o.id = v.offering_id order by 2"""))
                .containsExactly("Larkspur 30|2026-10-01|2026-10-19", "Larkspur 50|2026-10-19|");
        assertThat(work.audit)
                .singleElement()
                .asString()
                .contains("CHANGED from 2026-10-19: Wants more data");
    }

    @Test
    void what_a_line_has_besides_rests_and_ends_with_it() throws SQLException {
        work.database.execute(
                "insert into product (id, account_id, status, start_on, line_product_id)"
                        + " select gen_random_uuid(), account_id, status, start_on, id from product");
        call(() -> change(Kind.SUSPEND, TODAY, null, "Phone is stolen"));
        assertThat(query("select status from product")).containsExactly("SUSPENDED", "SUSPENDED");
        work.database.execute(
                "insert into product (id, account_id, status, start_on, line_product_id)"
                        + " select gen_random_uuid(), account_id, 'ACTIVE', '2026-11-01', id"
                        + " from product where line_product_id is null");
        call(() -> change(Kind.END, MONDAY, null, "Moves abroad"));
        assertThat(query("select end_on from product order by 1"))
                .containsExactly("2026-10-19", "2026-10-19", "2026-11-01");
        work.now = MONDAY.atTime(9, 0).toInstant(java.time.ZoneOffset.UTC);
        refresh();
        assertThat(query("select distinct status from product")).containsExactly("ENDED");
    }

    @Test
    void the_plan_of_a_bundle_stays_with_it() throws SQLException {
        work.database.execute(
                "insert into product (id, account_id, status, start_on, line_product_id)"
                        + " select gen_random_uuid(), account_id, status, start_on, id from product");
        work.database.execute(
                "update product set bundle_id = (select id from product where line_product_id is not null)"
                        + " where line_product_id is null");
        refused(
                () -> change(Kind.PLAN, MONDAY, large, "more"),
                "offering",
                "error.product.inBundle");
    }

    @Test
    void what_was_used_today_has_its_price_already() {
        refused(() -> change(Kind.PLAN, TODAY, large, "now"), "on", "error.product.beforeTomorrow");
    }

    @Test
    void one_plan_follows_the_other_in_time() throws SQLException {
        String small = code(line.version());
        refused(
                () -> change(Kind.PLAN, MONDAY, small, "again"),
                "offering",
                "error.product.samePlan");
        call(() -> change(Kind.PLAN, MONDAY, large, "more"));
        refused(() -> change(Kind.PLAN, MONDAY, small, "less"), "on", "error.product.laterPlan");
        call(() -> change(Kind.PLAN, MONDAY.plusDays(7), small, "less"));
        refused(
                () -> change(Kind.PLAN, MONDAY.plusDays(9), "nothing", "what"),
                "offering",
                "error.order.offering");
    }

    @Test
    void a_line_rests_and_works_again_and_its_state_follows_the_days() throws SQLException {
        call(() -> change(Kind.SUSPEND, TODAY, null, "Phone is stolen"));
        assertThat(states()).containsExactly("SUSPENDED|SUSPENDED");
        refused(() -> change(Kind.SUSPEND, MONDAY, null, "again"), "on", "error.product.suspended");

        ProductHistory history = call(() -> change(Kind.RESUME, MONDAY, null, "Has a new phone"));
        assertThat(history.stateOn(TODAY.minusDays(1))).isEqualTo(State.ACTIVE);
        assertThat(history.stateOn(TODAY)).isEqualTo(State.SUSPENDED);
        assertThat(history.stateOn(MONDAY)).isEqualTo(State.ACTIVE);
        assertThat(states()).containsExactly("SUSPENDED|SUSPENDED");
        assertThat(work.jobs)
                .containsEntry(
                        "product-status " + line.product() + "/2026-10-19",
                        Instant.parse("2026-10-18T23:00:00Z"));

        work.now = Instant.parse("2026-10-18T23:00:00Z");
        refresh();
        refresh();
        assertThat(states()).containsExactly("ACTIVE|ACTIVE");
        refused(
                () -> change(Kind.RESUME, MONDAY, null, "again"),
                "on",
                "error.product.notSuspended");
        call(() -> change(Kind.SUSPEND, MONDAY.plusDays(1), null, "Travels"));
        assertThat(query("select valid_from, valid_to from product_suspension order by 1"))
                .containsExactly("2026-10-12|2026-10-19", "2026-10-20|");
    }

    @Test
    void a_line_ends_its_number_is_free_and_its_last_bill_is_due() throws SQLException {
        call(() -> change(Kind.END, MONDAY, null, "Moves abroad"));
        assertThat(query("select valid_to at time zone 'UTC' from service_identifier"))
                .containsExactly("2026-10-18 23:00:00");
        assertThat(states()).containsExactly("ACTIVE|ACTIVE");
        assertThat(work.jobs)
                .containsEntry(
                        "final-bill " + account + "/2026-10-19",
                        Instant.parse("2026-10-18T23:00:00Z"));

        call(() -> change(Kind.END, MONDAY.plusDays(2), null, "Stays two days longer"));
        assertThat(query("select valid_to at time zone 'UTC' from service_identifier"))
                .containsExactly("2026-10-20 23:00:00");
        work.now = Instant.parse("2026-10-20T23:00:00Z");
        refresh();
        assertThat(states()).containsExactly("ENDED|ENDED");
        assertThat(query("select ended_at at time zone 'UTC' from service"))
                .containsExactly("2026-10-20 23:00:00");
        assertThatThrownBy(() -> call(() -> change(Kind.SUSPEND, MONDAY.plusDays(5), null, "x")))
                .hasMessageContaining("error.product.ended");
        ProductHistory history = call(() -> changes.history(line.service()));
        assertThat(history.stateOn(MONDAY)).isEqualTo(State.ACTIVE);
        assertThat(history.stateOn(MONDAY.plusDays(2))).isEqualTo(State.ENDED);
    }

    @Test
    void a_number_that_went_to_another_line_does_not_come_back() throws SQLException {
        call(() -> change(Kind.END, MONDAY, null, "Moves abroad"));
        TestTenant.Line other = tenant.line(account, line.version(), MONDAY);
        work.database.execute(
                """
                update service_identifier
                   set value = (select value from service_identifier where service_id = ?),
                       valid_from = '2026-10-19T00:00:00Z'
                 where service_id = ?""",
                line.service(),
                other.service());
        assertThatThrownBy(() -> call(() -> change(Kind.END, MONDAY.plusDays(2), null, "Stays")))
                .hasMessageContaining("error.service.takenAgain");
    }

    @Test
    void a_change_has_a_reason_a_day_that_can_be_and_a_line() {
        for (String reason : List.of("", "  ", "x".repeat(201), "a\nb")) {
            assertThatThrownBy(() -> call(() -> change(Kind.SUSPEND, MONDAY, null, reason)))
                    .hasMessageContaining("field=reason");
        }
        refused(
                () -> change(Kind.SUSPEND, TODAY.minusDays(1), null, "x"),
                "on",
                "error.product.past");
        refused(() -> change(Kind.END, TODAY, null, "x"), "on", "error.product.beforeTomorrow");
        refused(
                () -> change(Kind.END, TODAY.plusYears(2), null, "x"),
                "on",
                "error.product.tooFarAhead");
        assertThatThrownBy(() -> call(() -> changes.history(UUID.randomUUID())))
                .hasMessageContaining("NOT_FOUND");
    }

    private void refresh() {
        work.run(() -> status.refresh(line.product(), new Run()));
    }

    /** A claim that nobody disputes. */
    private record Run() implements JobRun {
        @Override
        public String key() {
            return "";
        }

        @Override
        public String payload() {
            return "{}";
        }

        @Override
        public String checkpoint() {
            return "";
        }

        @Override
        public Instant dueAt() {
            return Instant.EPOCH;
        }

        @Override
        public void checkpoint(String checkpoint) {}

        @Override
        public void finish(String checkpoint) {}
    }

    private void refused(ThrowingSupplier change, String field, String key) {
        ThrowingCallable attempt = () -> call(change::get);
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        BellbirdException.class,
                        e ->
                                assertThat(e.problems().getFirst())
                                        .returns(field, BellbirdException.Problem::field)
                                        .returns(key, BellbirdException.Problem::messageKey));
    }

    private interface ThrowingSupplier extends Supplier<ProductHistory> {}

    private ProductHistory call(Supplier<ProductHistory> change) {
        return work.call(change);
    }

    private List<String> states() throws SQLException {
        return query(
                "select p.status, s.status from product p join service s on s.product_id = p.id");
    }

    private ProductHistory change(
            Kind kind, LocalDate on, @Nullable String offering, String reason) {
        return changes.change(line.service(), new LineChange(kind, on, offering, reason));
    }

    private String code(UUID version) throws SQLException {
        return query(
                        "select o.code from product_offering o join offering_version v"
                                + " on v.offering_id = o.id where v.id = '"
                                + version
                                + "'")
                .getFirst();
    }

    private List<String> query(String sql) throws SQLException {
        return work.database.query(sql);
    }
}
