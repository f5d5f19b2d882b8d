package bellbird.rating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.Charge;
import bellbird.offering.CountScope;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingVersions;
import bellbird.offering.Offerings;
import bellbird.offering.OneTimePrice;
import bellbird.offering.PriceTerms;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.offering.VersionTerms;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import bellbird.testing.TestTenant;
import bellbird.usage.Decoded;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Terms that no plain price can say, from the draft to the explanation of what was rated. */
class StoredTermsTest {

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Berlin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void a_published_version_is_read_as_it_was_written() throws SQLException {
        UUID version = publish(terms(List.of(AllowanceTerms.of(UsageType.VOICE, 90, 1))));
        VersionTerms read =
                work.database.inTransaction(
                        connection -> new OfferingVersions(connection, Tables.BERLIN).get(version));
        assertThat(read.priceTerms())
                .isEqualTo(terms(List.of(AllowanceTerms.of(UsageType.VOICE, 90, 1))));
        assertThat(read.allowances())
                .singleElement()
                .returns(AllowanceTerms.of(UsageType.VOICE, 90, 1), VersionTerms.Allowance::terms);
    }

    @Test
    void a_one_time_price_is_published_where_bills_find_it() throws SQLException {
        UUID version =
                publish(
                        PriceTerms.of(
                                Tables.BERLIN,
                                List.of(
                                        RecurringPrice.monthly(new BigDecimal("20.00")),
                                        new OneTimePrice(
                                                "sim", "SIM card", new BigDecimal("5.00"))),
                                List.of(),
                                List.of()));
        assertThat(
                        work.database.query(
                                "select x->>'id', x->>'name', x->>'amount'"
                                        + " from offering_version, json_array_elements(once) x"
                                        + " where id = ?",
                                version))
                .containsExactly("sim|SIM card|5.00");
    }

    @Test
    void what_usage_files_and_bills_cannot_carry_yet_is_not_published() {
        UsageTariff incoming =
                UsageTariff.of(
                        "incoming",
                        "Incoming calls",
                        new UsageMatch(
                                UsageType.VOICE,
                                UsageMatch.Direction.INCOMING,
                                UsageMatch.Net.ANY,
                                Set.of(),
                                Set.of()),
                        60,
                        Tables.rate("0.01"));
        UsageTariff pictures =
                UsageTariff.of(
                        "mms", "Pictures", UsageMatch.home(UsageType.MMS), 1, Tables.rate("0.30"));
        PriceTerms terms =
                PriceTerms.of(Tables.BERLIN, List.of(incoming, pictures), List.of(), List.of());
        assertThatThrownBy(() -> publish(terms))
                .hasMessageContaining("/prices/1")
                .hasMessageContaining("error.offering.incomingAtHome")
                .hasMessageContaining("/prices/0")
                .hasMessageContaining("error.offering.serviceNotBilled");
    }

    @Test
    void tiers_go_on_from_record_to_record_and_each_explains_itself_again() throws Exception {
        UUID version = publish(terms(List.of(AllowanceTerms.of(UsageType.VOICE, 90, 1))));
        TestTenant tenant = new TestTenant(work.database);
        TestTenant.Line line = tenant.line(tenant.account(1, OCTOBER), version, OCTOBER);
        rate(line, "a", "2026-10-05T10:00:00Z", 60);
        rate(line, "b", "2026-10-05T11:00:00Z", 90);
        rate(line, "c", "2026-10-06T10:00:00Z", 90);
        assertThat(
                        work.database.query(
                                "select record_key, included_quantity, charged_quantity, amount"
                                        + " from rated_usage order by 1"))
                .containsExactly("a|60|0|0.000000", "b|30|60|0.300000", "c|0|90|0.300000");
        assertThat(work.database.query("select tariff, scope, charged from usage_counter"))
                .containsExactly("calls|CYCLE|150");
        work.add(new PriceTables());
        RatedUsages rated = work.add(new RatedUsages());
        assertThat(work.call(() -> rated.explain("c", Instant.parse("2026-10-06T10:00:00Z"))))
                .extracting(step -> step.messageKey() + " " + step.parameters())
                .contains("explain.tier [90, 0.20, per 60, 0.30, EUR]");
        List<InvariantResult> invariants =
                work.database.inTransaction(connection -> new InvariantViews(connection).check());
        assertThat(invariants)
                .filteredOn(one -> one.id().equals("I21") || one.id().equals("I17"))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.violations()).isZero());
    }

    private void rate(TestTenant.Line line, String key, String start, long seconds)
            throws SQLException {
        Decoded.Usage usage =
                new Decoded.Usage(
                        1,
                        "",
                        key,
                        Instant.parse(start),
                        UsageType.VOICE,
                        line.msisdn(),
                        "353200000000",
                        seconds,
                        Decoded.Path.HOME);
        UUID file = file(key);
        work.database.inTransaction(
                connection -> {
                    ChunkResult result =
                            new ChunkRater(connection, new PriceTables(), work.profile())
                                    .rate(List.of(usage));
                    new ChunkWriter(connection, file).write(result, 0, 1);
                    return result;
                });
    }

    private UUID file(String key) throws SQLException {
        UUID feed = UUID.nameUUIDFromBytes(new byte[0]);
        work.database.execute(
                "insert into usage_feed (id, name, profile) values (?, 'test', '{}')"
                        + " on conflict do nothing",
                feed);
        UUID file = UUID.randomUUID();
        work.database.execute(
                """
                insert into usage_file (id, feed_id, file_name, sha256, size_bytes, received_at,
                                        received_by, state)
                values (?, ?, ?, md5(?) || md5(?), 1, now(), 'test', 'PROCESSING')\
                """,
                file,
                feed,
                key,
                key,
                key);
        return file;
    }

    private UUID publish(PriceTerms terms) {
        OfferingDetail draft =
                work.call(
                        () -> offerings.draft(OfferingDraft.of("tiers", "Tiers", OCTOBER, terms)));
        UUID version = draft.versions().getFirst().id();
        work.call(() -> offerings.publish(version));
        return version;
    }

    private static PriceTerms terms(List<AllowanceTerms> allowances) {
        UsageTariff calls =
                Tables.voice(
                        new Charge.Tiered(
                                List.of(
                                        new Charge.Tier(60L, new BigDecimal("0.30")),
                                        new Charge.Tier(null, new BigDecimal("0.20"))),
                                CountScope.CYCLE));
        return PriceTerms.of(
                Tables.BERLIN,
                List.of(RecurringPrice.monthly(new BigDecimal("20.00")), calls),
                allowances,
                List.of());
    }
}
