package bellbird.offering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.kernel.error.BellbirdException;
import bellbird.testing.Entities;
import bellbird.testing.HostileTexts;
import bellbird.testing.TenantWork;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class CatalogsTest {

    private final TenantWork work = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final Catalogs catalogs = work.add(new Catalogs());

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void everything_new_becomes_a_draft() {
        assertThat(replace(CatalogSamples.full()))
                .containsExactly(
                        "family CREATED 1",
                        "family-and-more CREATED 1",
                        "more-data CREATED 1",
                        "traveller CREATED 1",
                        "FRIEND CREATED 0",
                        "HALF CREATED 0",
                        "MORE CREATED 0");
        assertThat(work.call(offerings::list))
                .extracting(OfferingRow::status)
                .containsOnly("DRAFT");
    }

    @Test
    void what_was_exported_changes_nothing() {
        SamplePlans samples = work.add(new SamplePlans());
        work.run(samples::createSamplePlans);
        JsonObject document = export(catalogs, work);
        work.audit.clear();
        assertThat(replace(document)).hasSize(3).allMatch(one -> one.contains(" UNCHANGED "));
        assertThat(work.audit).isEmpty();
        assertThat(export(catalogs, work)).isEqualTo(document);
    }

    @Test
    void an_export_of_one_operator_is_the_catalogue_of_another() {
        replace(CatalogSamples.full());
        JsonObject document = export(catalogs, work);
        try (TenantWork other = new TenantWork("IE", "EUR", "Europe/Dublin", Entities.ALL)) {
            Catalogs theirs = other.add(new Catalogs());
            other.call(() -> theirs.replace(Catalog.read(document)));
            assertThat(export(theirs, other)).isEqualTo(document);
        }
    }

    @Test
    void another_price_is_a_draft_beside_the_published_one() throws SQLException {
        JsonObject document = CatalogSamples.full();
        replace(document);
        publish("traveller");
        String published = terms("traveller", 1);
        JsonObject dearer =
                Json.createPatchBuilder()
                        .replace("/offerings/3/terms/prices/1/charge/rate", "0.15")
                        .replace("/offerings/3/validFrom", "2027-02-01")
                        .build()
                        .apply(document);
        assertThat(replace(dearer)).contains("traveller DRAFTED 2", "family UNCHANGED 1");
        assertThat(replace(dearer)).contains("traveller UNCHANGED 2");
        assertThat(terms("traveller", 1)).isEqualTo(published);
        assertThat(terms("traveller", 2)).contains("0.15");
    }

    @Test
    void decimals_are_compared_by_value() {
        JsonObject document = CatalogSamples.full();
        replace(document);
        JsonObject longer =
                Json.createPatchBuilder()
                        .replace("/offerings/3/terms/prices/1/charge/rate", "0.1200")
                        .replace("/offerings/3/terms/prices/0/amount", "20")
                        .replace("/promotions/1/benefit/percent", "50.0")
                        .build()
                        .apply(document);
        assertThat(replace(longer)).allMatch(one -> one.contains(" UNCHANGED "));
    }

    @Test
    void what_is_not_in_the_document_is_no_longer_sold_until_it_comes_back() throws SQLException {
        JsonObject document = CatalogSamples.full();
        replace(document);
        publish("traveller");
        JsonObject without =
                Json.createPatchBuilder()
                        .remove("/offerings/3")
                        .remove("/promotions/1")
                        .build()
                        .apply(document);
        JsonObject free =
                Json.createPatchBuilder()
                        .replace("/offerings/0/compatibility/excludes", JsonValue.EMPTY_JSON_ARRAY)
                        .build()
                        .apply(without);
        assertThat(replace(free))
                .contains("family CHANGED 1", "traveller RETIRED 1", "HALF RETIRED 0");
        assertThat(replace(free)).noneMatch(one -> one.contains("RETIRED"));
        assertThat(status("traveller")).isEqualTo("RETIRED");
        assertThat(replace(document)).contains("traveller RESTORED 1", "HALF RESTORED 0");
        assertThat(status("traveller")).isEqualTo("PUBLISHED");
    }

    @TestFactory
    Stream<DynamicTest>
            a_bad_catalogue_is_refused_with_place_and_reason_and_nothing_of_it_is_kept() {
        replace(CatalogSamples.full());
        JsonObject before = export(catalogs, work);
        return Stream.concat(
                        CatalogSamples.misshapen().stream(), CatalogSamples.senseless().stream())
                .map(
                        bad ->
                                DynamicTest.dynamicTest(
                                        bad.toString(),
                                        () -> {
                                            assertThat(refused(bad.document()))
                                                    .contains(bad.place() + " " + bad.reason());
                                            assertThat(export(catalogs, work)).isEqualTo(before);
                                        }));
    }

    @Test
    void overlapping_prices_are_refused_as_the_pair_and_a_cycle_as_the_way_round() {
        assertThat(reasons(CatalogSamples.overlapping().document()))
                .anySatisfy(one -> assertThat(one).startsWith("[calls-too, calls, +, "));
        assertThat(reasons(CatalogSamples.cyclic().document()))
                .contains("[family → more-data → family]");
        assertThat(work.call(catalogs::get).offerings()).isEmpty();
    }

    private List<String> reasons(JsonObject document) {
        return catchThrowableOfType(BellbirdException.class, () -> replace(document))
                .problems()
                .stream()
                .map(one -> one.parameters().toString())
                .toList();
    }

    /** Nothing is made of markup, SQL or formulas; what deceives the eye is refused. */
    @Test
    void hostile_text_is_kept_as_it_was_typed_or_refused() {
        Map<String, String> harmless = HostileTexts.harmlessAsText();
        JsonObject before = CatalogSamples.full();
        for (Map.Entry<String, String> text : HostileTexts.refused().entrySet()) {
            assertThat(refused(named(before, text.getValue())))
                    .as(text.getKey())
                    .anySatisfy(one -> assertThat(one).startsWith("/offerings/0/name "));
        }
        assertThat(work.call(catalogs::get).offerings()).isEmpty();
        for (Map.Entry<String, String> text : harmless.entrySet()) {
            replace(named(before, text.getValue()));
            assertThat(export(catalogs, work).getValue("/offerings/0/name"))
                    .as(text.getKey())
                    .isEqualTo(Json.createValue(text.getValue()));
        }
    }

    private static JsonObject named(JsonObject catalogue, String name) {
        return Json.createPatchBuilder()
                .replace("/offerings/0/name", name)
                .build()
                .apply(catalogue);
    }

    @Test
    void a_price_in_a_time_that_was_billed_is_refused() throws SQLException {
        replace(CatalogSamples.full());
        JsonObject document = export(catalogs, work);
        work.database.execute(
                "insert into bill_run (id, cycle_day, period_from, period_to, state, started_at)"
                        + " values (?, 1, '2027-01-01', '2027-02-01', 'DONE', now())",
                UUID.randomUUID());
        assertThat(replace(document)).allMatch(one -> one.contains(" UNCHANGED "));
        JsonObject dearer =
                Json.createPatchBuilder()
                        .replace("/offerings/3/terms/prices/1/charge/rate", "0.15")
                        .build()
                        .apply(document);
        assertThat(refused(dearer)).containsExactly("/offerings/3/validFrom error.catalog.billed");
        assertThat(export(catalogs, work)).isEqualTo(document);
    }

    @Test
    void a_million_rates_are_too_many() {
        List<Destination> destinations =
                IntStream.range(0, 100)
                        .mapToObj(
                                i ->
                                        new Destination(
                                                "D" + i,
                                                IntStream.range(0, 10_000)
                                                        .mapToObj(
                                                                k ->
                                                                        "%d"
                                                                                .formatted(
                                                                                        10_000L * i
                                                                                                + k))
                                                        .toList(),
                                                List.of()))
                        .toList();
        Catalog million =
                new Catalog(
                        Catalog.FORMAT,
                        "EUR",
                        List.of(
                                new CatalogOffering(
                                        "million",
                                        "Million",
                                        "",
                                        OfferingKind.BASE_PLAN,
                                        Compatibility.ANY,
                                        Set.of(),
                                        LocalDate.of(2027, 1, 1),
                                        true,
                                        PriceTerms.of(
                                                ZoneId.of("Europe/Dublin"),
                                                List.of(),
                                                List.of(),
                                                destinations))),
                        List.of());
        assertThat(refused(million.toJson())).containsExactly("/offerings error.json.tooMany");
        assertThat(work.call(catalogs::get).offerings()).isEmpty();
    }

    @Test
    void what_a_document_would_do_is_told_and_nothing_of_it_is_kept() throws SQLException {
        JsonObject document = CatalogSamples.full();
        assertThat(work.call(() -> catalogs.compare(Catalog.read(document)))).hasSize(7);
        assertThat(work.call(catalogs::get).offerings()).isEmpty();
        replace(document);
        publish("traveller");
        JsonObject before = export(catalogs, work);
        work.audit.clear();
        JsonObject other =
                Json.createPatchBuilder()
                        .replace("/offerings/3/terms/prices/1/charge/rate", "0.15")
                        .remove("/offerings/1")
                        .build()
                        .apply(before);
        List<CatalogChange> told = work.call(() -> catalogs.compare(Catalog.read(other)));
        assertThat(told)
                .filteredOn(one -> one.outcome() != CatalogChange.Outcome.UNCHANGED)
                .extracting(one -> one.code() + " " + one.outcome())
                .containsExactlyInAnyOrder("traveller DRAFTED", "family-and-more RETIRED");
        assertThat(export(catalogs, work)).isEqualTo(before);
        assertThat(work.audit).isEmpty();
        assertThat(work.call(() -> catalogs.replace(Catalog.read(other)))).isEqualTo(told);
    }

    @Test
    void an_order_must_go_together_with_what_the_account_has() throws SQLException {
        replace(CatalogSamples.full());
        assertThat(against("more-data", Map.of())).containsExactly("error.order.requires [family]");
        assertThat(against("more-data", Map.of("family", 1L))).isEmpty();
        assertThat(against("family", Map.of("family", 5L))).isEmpty();
        assertThat(against("family", Map.of("family", 6L)))
                .containsExactly("error.order.atMost [6]");
        assertThat(against("family", Map.of("traveller", 1L)))
                .containsExactly("error.order.excludes [traveller]");
        assertThat(against("traveller", Map.of("family", 1L)))
                .containsExactly("error.order.excludes [family]");
        replace(
                Json.createPatchBuilder()
                        .remove("/promotions/1")
                        .remove("/offerings/3")
                        .remove("/offerings/0/compatibility/excludes")
                        .build()
                        .apply(CatalogSamples.full()));
        assertThat(against("traveller", Map.of())).containsExactly("error.order.retired []");
    }

    @Test
    void a_bundle_is_published_after_its_parts_and_has_nothing_of_its_own_but_a_price()
            throws SQLException {
        JsonObject document =
                Json.createPatchBuilder()
                        .remove("/offerings/2/terms/prices/1/timing")
                        .remove("/offerings/2/terms/prices/1/prorated")
                        .build()
                        .apply(CatalogSamples.full());
        replace(document);
        assertThat(notPublished("family-and-more"))
                .containsExactly(
                        "parts error.offering.partNotSold [family]",
                        "parts error.offering.partNotSold [more-data]");
        publish("family");
        publish("more-data");
        publish("family-and-more");
        assertThat(status("family-and-more")).isEqualTo("PUBLISHED");
        assertThat(
                        refused(
                                Json.createPatchBuilder()
                                        .remove("/offerings/2/kind")
                                        .build()
                                        .apply(document)))
                .containsExactly("/offerings/2/kind error.catalog.kindSold");
    }

    @Test
    void an_add_on_has_no_usage_prices_and_shares_nothing() {
        replace(
                Json.createPatchBuilder()
                        .add("/offerings/2/terms/allowances/0/sharing", "account")
                        .add(
                                "/offerings/2/terms/prices/-",
                                Json.createObjectBuilder()
                                        .add("kind", "usage-tariff")
                                        .add("id", "data")
                                        .add("name", "Mobile data")
                                        .add(
                                                "match",
                                                Json.createObjectBuilder().add("service", "data"))
                                        .add(
                                                "charge",
                                                Json.createObjectBuilder()
                                                        .add("kind", "flat")
                                                        .add("amount", "0.10"))
                                        .build())
                        .build()
                        .apply(CatalogSamples.full()));
        assertThat(notPublished("more-data"))
                .contains(
                        "/prices/2 error.offering.pricedByPlan []",
                        "/allowances/0/sharing error.offering.addOnShared []");
    }

    @Test
    void a_promotion_is_given_from_its_publication_on_and_a_change_needs_another()
            throws SQLException {
        Promotions promotions = work.add(new Promotions());
        replace(CatalogSamples.full());
        UUID half = PromotionsTest.id(work.call(promotions::list), "HALF");
        work.run(() -> promotions.publish(half));
        assertThat(promotion("HALF")).isEqualTo("PUBLISHED");
        assertThat(replace(CatalogSamples.full())).contains("HALF UNCHANGED 0");
        assertThat(promotion("HALF")).isEqualTo("PUBLISHED");
        assertThat(
                        replace(
                                Json.createPatchBuilder()
                                        .replace("/promotions/1/benefit/percent", "60")
                                        .build()
                                        .apply(CatalogSamples.full())))
                .contains("HALF DRAFTED 0");
        assertThat(promotion("HALF")).isEqualTo("DRAFT");
        work.run(() -> promotions.publish(half));
        assertThat(promotion("HALF")).isEqualTo("PUBLISHED");
    }

    private List<String> notPublished(String code) {
        BellbirdException refused =
                catchThrowableOfType(BellbirdException.class, () -> publish(code));
        return refused.problems().stream()
                .map(one -> one.field() + " " + one.messageKey() + " " + one.parameters())
                .toList();
    }

    private String promotion(String code) throws SQLException {
        return one("select status from promotion where code = ?", code);
    }

    private List<String> replace(JsonObject document) {
        return work.call(() -> catalogs.replace(Catalog.read(document))).stream()
                .map(one -> one.code() + " " + one.outcome() + " " + one.version())
                .toList();
    }

    private List<String> refused(JsonObject document) {
        BellbirdException refused =
                catchThrowableOfType(BellbirdException.class, () -> replace(document));
        return refused.problems().stream()
                .map(one -> one.field() + " " + one.messageKey())
                .toList();
    }

    private List<String> against(String code, Map<String, Long> owned) throws SQLException {
        UUID id = UUID.fromString(one("select id from product_offering where code = ?", code));
        return work.database.inTransaction(
                connection ->
                        new CompatibilityRules(connection)
                                .problems(id, owned).stream()
                                        .map(one -> one.messageKey() + " " + one.parameters())
                                        .toList());
    }

    private void publish(String code) throws SQLException {
        UUID version =
                UUID.fromString(
                        one(
                                "select v.id from offering_version v join product_offering o"
                                        + " on o.id = v.offering_id where o.code = ?",
                                code));
        work.call(() -> offerings.publish(version));
    }

    private String status(String code) throws SQLException {
        return one("select status from product_offering where code = ?", code);
    }

    private String terms(String code, int number) throws SQLException {
        return one(
                "select terms from offering_version v join product_offering o"
                        + " on o.id = v.offering_id where o.code = ? and v.number = "
                        + number,
                code);
    }

    private String one(String query, String parameter) throws SQLException {
        return work.database.query(query.replace("?", "'" + parameter + "'")).getFirst();
    }

    private static JsonObject export(Catalogs catalogs, TenantWork work) {
        return work.call(catalogs::get).toJson();
    }
}
