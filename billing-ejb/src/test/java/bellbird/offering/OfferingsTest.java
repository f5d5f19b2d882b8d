package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import bellbird.kernel.error.BellbirdException;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfferingsTest {

    private static final LocalDate FROM = LocalDate.of(2026, 10, 1);

    @ParameterizedTest
    @CsvSource({
        "IE, EUR, Europe/Dublin, 5.00, 353, 0.12",
        "KR, KRW, Asia/Seoul, 7500, 82, 180",
        "VN, VND, Asia/Ho_Chi_Minh, 140000, 84, 3400",
        "CN, CNY, Asia/Shanghai, 40, 86, 0.96"
    })
    void sample_plans_are_priced_in_the_currency_of_the_tenant(
            String country,
            String currency,
            String zone,
            String recurring,
            String prefix,
            String perMinute) {
        try (TenantWork work = new TenantWork(country, currency, zone, Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            SamplePlans plans = work.add(new SamplePlans());
            work.run(plans::createSamplePlans);
            work.run(plans::createSamplePlans);
            List<OfferingRow> rows = work.call(offerings::list);
            assertThat(rows)
                    .extracting(OfferingRow::name)
                    .containsExactly("Everyday", "Plenty", "Starter");
            OfferingRow starter = rows.getLast();
            assertThat(starter.recurringPrice()).isEqualByComparingTo(recurring);
            OfferingDetail detail = work.call(() -> offerings.get(starter.id()));
            PriceTerms terms = work.call(() -> offerings.terms(detail.versions().getFirst().id()));
            assertThat(UsagePrices.plain(terms))
                    .filteredOn(price -> price.destination().equals("National"))
                    .first()
                    .returns(prefix, UsagePrice::prefix)
                    .returns(0, price -> price.amount().compareTo(new BigDecimal(perMinute)));
        }
    }

    @Test
    void a_published_version_never_changes_and_the_next_draft_is_version_two() {
        try (TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            OfferingDetail first = work.call(() -> offerings.draft(draft(null, "20.00", FROM)));
            UUID version = first.versions().getFirst().id();
            work.call(() -> offerings.publish(version));
            assertThatThrownBy(() -> work.call(() -> offerings.publish(version)))
                    .hasMessageContaining("error.offering.published");
            OfferingDetail second =
                    work.call(
                            () -> offerings.draft(draft(first.id(), "22.00", FROM.plusMonths(1))));
            assertThat(second.versions())
                    .extracting(one -> one.number() + " " + one.status())
                    .containsExactly("2 DRAFT", "1 PUBLISHED");
            assertThat(second.versions().getLast().recurringPrice()).isEqualByComparingTo("20.00");
            assertThat(work.call(offerings::list))
                    .singleElement()
                    .returns(2, OfferingRow::versions)
                    .returns(FROM, OfferingRow::validFrom);
        }
    }

    @Test
    void lists_and_timelines_read_no_prices() throws SQLException {
        try (TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            SamplePlans plans = work.add(new SamplePlans());
            work.run(plans::createSamplePlans);
            List<OfferingRow> before = work.call(offerings::list);
            work.database.executeAsOwner("update offering_version set terms = '{}'");
            assertThat(work.call(offerings::list)).isEqualTo(before);
            assertThat(before.getFirst().allowances()).isNotEmpty();
            OfferingDetail detail = work.call(() -> offerings.get(before.getFirst().id()));
            assertThat(detail.versions()).hasSize(1);
            assertThatThrownBy(
                            () ->
                                    work.call(
                                            () ->
                                                    offerings.terms(
                                                            detail.versions().getFirst().id())))
                    .isInstanceOf(BellbirdException.class);
        }
    }

    @Test
    void prices_do_not_begin_in_a_time_that_was_billed() throws SQLException {
        try (TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            OfferingDetail plan = work.call(() -> offerings.draft(draft(null, "20.00", FROM)));
            UUID version = plan.versions().getFirst().id();
            work.database.execute(
                    """
                    insert into bill_run (id, cycle_day, period_from, period_to, state, started_at)
                    values (?, 1, ?, ?, 'DONE', now())""",
                    UUID.randomUUID(),
                    FROM,
                    FROM.plusMonths(1));
            assertThatThrownBy(() -> work.call(() -> offerings.publish(version)))
                    .isInstanceOfSatisfying(
                            BellbirdException.class,
                            refused ->
                                    assertThat(refused.problems())
                                            .containsExactly(
                                                    new BellbirdException.Problem(
                                                            "validFrom",
                                                            "error.catalog.billed",
                                                            List.of(
                                                                    FROM.plusMonths(1)
                                                                            .toString()))));
            work.call(() -> offerings.draft(draft(plan.id(), "20.00", FROM.plusMonths(1))));
            assertThat(work.call(() -> offerings.publish(version)).status()).isEqualTo("PUBLISHED");
        }
    }

    @Test
    void the_audit_trail_has_what_each_save_of_a_draft_changed() {
        try (TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            OfferingDetail first = work.call(() -> offerings.draft(draft(null, "20.00", FROM)));
            work.call(() -> offerings.draft(draft(first.id(), "20.00", FROM)));
            work.call(() -> offerings.draft(draft(first.id(), "22.00", FROM)));
            work.call(() -> offerings.publish(first.versions().getFirst().id()));
            assertThat(work.audit).hasSize(3);
            assertThat(work.audit.get(0)).doesNotContain("->").contains(" 20.00 EUR with tax {");
            assertThat(work.audit.get(1))
                    .containsPattern(" 20.00 EUR with tax \\[.* -> .* 22.00 EUR with tax \\[")
                    .contains("\"path\":\"/prices/0/amount\",\"value\":\"22.00\"")
                    .doesNotContain("destinations");
            assertThat(work.audit.get(2)).endsWith("version 1 DRAFT -> plan-a version 1 PUBLISHED");
        }
    }

    @Test
    void everything_that_is_wrong_with_a_draft_is_said_with_its_place() {
        try (TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Offerings offerings = work.add(new Offerings());
            OfferingDraft bad =
                    new OfferingDraft(
                            null,
                            "рlan",
                            "Plan \u202e",
                            "",
                            FROM,
                            new BigDecimal("-1"),
                            true,
                            List.of(
                                    price("353", "0.12"),
                                    price("353", "0.123456789012345678901234567890"),
                                    price("+353", "0.1")),
                            List.of(
                                    new AllowanceDraft(UsageType.DATA, 0, 1),
                                    new AllowanceDraft(UsageType.VOICE, 60, 1)),
                            null);
            assertThatThrownBy(() -> work.call(() -> offerings.draft(bad)))
                    .asInstanceOf(type(BellbirdException.class))
                    .extracting(
                            e ->
                                    e.problems().stream()
                                            .map(one -> one.field() + " " + one.messageKey())
                                            .toList())
                    .isEqualTo(
                            List.of(
                                    "code error.offering.code",
                                    "name error.characters",
                                    "recurringPrice error.offering.negative",
                                    "prices/1/amount error.offering.decimals",
                                    "prices/1/prefix error.offering.overlap",
                                    "prices/2/prefix error.offering.prefix",
                                    "allowances/0/quantity error.notPositive",
                                    "allowances/0/service error.offering.allowanceWithoutPrice"));
            assertThat(work.call(offerings::list)).isEmpty();
        }
    }

    private static OfferingDraft draft(@Nullable UUID id, String recurring, LocalDate from) {
        return new OfferingDraft(
                id,
                "plan-a",
                "Plan A",
                "",
                from,
                new BigDecimal(recurring),
                true,
                List.of(price("", "0.12")),
                List.of(new AllowanceDraft(UsageType.VOICE, 18_000, 1)),
                null);
    }

    private static UsagePrice price(String prefix, String amount) {
        return new UsagePrice(
                UsageType.VOICE, prefix, "National", new BigDecimal(amount), 60, 1, 1);
    }
}
