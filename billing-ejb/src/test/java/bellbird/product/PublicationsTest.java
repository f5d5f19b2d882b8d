package bellbird.product;

import static org.assertj.core.api.Assertions.assertThat;

import bellbird.offering.Audience;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan with prices of January; on 12 October 2026 new ones are published. */
class PublicationsTest {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final Publications publications = work.add(new Publications());
    private final TestTenant tenant = new TestTenant(work.database);
    private final UUID offering = published(null, "20.00", JANUARY, Audience.NEW_ORDERS).id();

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_version_for_new_orders_reaches_nobody_who_is_there() throws SQLException {
        TestTenant.Line line = line(1);
        LocalDate november = LocalDate.of(2026, 11, 1);
        UUID dearer = newest(published(offering, "22.00", november, Audience.NEW_ORDERS));
        assertThat(reach(dearer)).containsExactly(line.msisdn() + " NEW_ORDERS_ONLY null");
        assertThat(terms(line)).containsExactly("2026-01-01||1");
        assertThat(work.call(() -> publications.report(dearer)))
                .returns(2, PublicationReport::number)
                .returns(november, PublicationReport::validFrom)
                .returns(Audience.NEW_ORDERS, PublicationReport::audience);
    }

    @Test
    void for_everyone_each_line_changes_when_its_next_unbilled_period_begins() throws SQLException {
        TestTenant.Line first = line(1);
        TestTenant.Line tenth = line(10);
        TestTenant.Line leaving = line(1);
        work.database.execute(
                "update product set end_on = '2026-10-20' where id = ?", leaving.product());
        UUID dearer =
                newest(published(offering, "22.00", LocalDate.of(2026, 10, 5), Audience.EVERYONE));
        assertThat(reach(dearer))
                .containsExactly(
                        leaving.msisdn() + " ENDS_BEFORE null",
                        first.msisdn() + " REACHED 2026-11-01",
                        tenth.msisdn() + " REACHED 2026-11-10");
        assertThat(terms(first)).containsExactly("2026-01-01|2026-11-01|1", "2026-11-01||2");
    }

    @Test
    void who_waits_for_other_prices_is_left_to_them() throws SQLException {
        TestTenant.Line line = line(1);
        published(offering, "22.00", LocalDate.of(2026, 10, 5), Audience.EVERYONE);
        UUID third =
                newest(published(offering, "24.00", LocalDate.of(2026, 10, 6), Audience.EVERYONE));
        assertThat(reach(third)).containsExactly(line.msisdn() + " LATER_TERMS null");
        work.now = Instant.parse("2026-11-02T09:00:00Z");
        UUID fourth =
                newest(published(offering, "26.00", LocalDate.of(2026, 12, 1), Audience.EVERYONE));
        assertThat(reach(fourth)).containsExactly(line.msisdn() + " REACHED 2026-12-01");
    }

    private OfferingDetail published(
            @Nullable UUID of, String price, LocalDate from, Audience audience) {
        PriceTerms terms =
                PriceTerms.of(
                        ZoneId.of("Europe/Dublin"),
                        List.of(RecurringPrice.monthly(new BigDecimal(price))),
                        List.of(),
                        List.of());
        OfferingDraft draft =
                new OfferingDraft(
                        of,
                        "plan",
                        "Plan",
                        "",
                        from,
                        BigDecimal.ZERO,
                        true,
                        List.of(),
                        List.of(),
                        terms);
        OfferingDetail detail = work.call(() -> offerings.draft(draft));
        return work.call(() -> publications.publish(newest(detail), audience));
    }

    private static UUID newest(OfferingDetail detail) {
        return detail.versions().getFirst().id();
    }

    private TestTenant.Line line(int cycleDay) throws SQLException {
        UUID version = newest(work.call(() -> offerings.get(offering)));
        return tenant.line(tenant.account(cycleDay, JANUARY), version, JANUARY);
    }

    private List<String> reach(UUID version) {
        return work.call(() -> publications.report(version)).products().stream()
                .map(one -> one.msisdn() + " " + one.outcome() + " " + one.from())
                .toList();
    }

    private List<String> terms(TestTenant.Line line) throws SQLException {
        return work.database.query(
                "select t.valid_from, t.valid_to, v.number from product_terms t"
                        + " join offering_version v on v.id = t.offering_version_id"
                        + " where t.product_id = '"
                        + line.product()
                        + "' order by 1");
    }
}
