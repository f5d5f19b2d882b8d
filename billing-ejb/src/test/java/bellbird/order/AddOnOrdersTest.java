package bellbird.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import bellbird.account.BillingAccounts;
import bellbird.customer.CustomerDetail;
import bellbird.customer.Customers;
import bellbird.customer.NewCustomer;
import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.ErrorKind;
import bellbird.kernel.invariant.InvariantResult;
import bellbird.kernel.invariant.InvariantViews;
import bellbird.offering.AllowanceTerms;
import bellbird.offering.Benefit;
import bellbird.offering.Catalog;
import bellbird.offering.Catalogs;
import bellbird.offering.Charge;
import bellbird.offering.Compatibility;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.OfferingKind;
import bellbird.offering.OfferingPrice;
import bellbird.offering.OfferingRules;
import bellbird.offering.Offerings;
import bellbird.offering.PriceTerms;
import bellbird.offering.Promotion;
import bellbird.offering.PromotionTables;
import bellbird.offering.Promotions;
import bellbird.offering.PromotionsTest;
import bellbird.offering.RecurringPrice;
import bellbird.offering.UsageMatch;
import bellbird.offering.UsageTariff;
import bellbird.offering.UsageType;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.product.AddOns;
import bellbird.product.LineAddOn;
import bellbird.product.LineChange;
import bellbird.product.ProductChanges;
import bellbird.product.ProductEvent;
import bellbird.product.Products;
import bellbird.service.Services;
import bellbird.testing.Entities;
import bellbird.testing.TenantWork;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An add-on, a bundle and promotions are ordered on 12 October 2026. */
class AddOnOrdersTest {

    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final LocalDate TODAY = LocalDate.of(2026, 10, 12);
    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 1);

    private final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", Entities.ALL);
    private final Offerings offerings = work.add(new Offerings());
    private final Catalogs catalogs = work.add(new Catalogs());
    private final Promotions promotions = work.add(new Promotions());
    private final Orders orders;
    private final ProductChanges lineChanges;
    private final AddOns addOns;
    private final CustomerDetail customer;
    private final UUID plan;
    private final UUID addOn;
    private final UUID bundle;
    private int lines;

    AddOnOrdersTest() {
        work.add(new BillingAccounts());
        work.add(new Products());
        work.add(new Services());
        orders = work.add(new Orders());
        lineChanges = work.add(new ProductChanges());
        addOns = work.add(new AddOns());
        customer = customer();
        plan = published("plan", terms("20.00", calls(), 3_600), OfferingRules.USUAL);
        addOn =
                published(
                        "more",
                        terms("5.00", null, 1_800),
                        new OfferingRules(
                                OfferingKind.ADD_ON,
                                new Compatibility(Set.of("plan"), Set.of(), 2L),
                                Set.of()));
        bundle =
                published(
                        "both",
                        terms("22.00", null, 0),
                        new OfferingRules(
                                OfferingKind.BUNDLE, Compatibility.ANY, Set.of("plan", "more")));
    }

    @AfterEach
    void close() {
        work.close();
    }

    @Test
    void an_add_on_belongs_to_a_line_as_often_as_an_account_may_have_it() throws SQLException {
        UUID line = line(plan, null);
        addOn(line, addOn, null);
        addOn(line, addOn, null);
        assertThat(refused(() -> addOn(line, addOn, null)))
                .containsExactly("offering error.order.atMost [2]");
        assertThat(refused(() -> addOn(line, plan, null)))
                .containsExactly("offering error.order.notAddOn []");
        assertThat(refused(() -> line(addOn, null))).contains("offering error.order.needsLine []");
        assertThat(refused(() -> addOn(line, addOn, TODAY.minusDays(1), null, null)))
                .contains("startOn error.order.beforeLine [2026-10-12]");
        assertThat(
                        work.database.query(
                                "select count(*) from product where line_product_id = ?", line))
                .containsExactly("2");
        assertThat(work.call(() -> work.add(new Customers()).get(customer.id())).lines())
                .singleElement()
                .returns(List.of("more", "more"), CustomerDetail.Line::addOns);
        assertThat(work.audit).contains("order add-on: more");
    }

    @Test
    void an_add_on_does_not_start_after_the_last_day_of_its_line() throws SQLException {
        UUID line = line(plan, null);
        LocalDate end = TODAY.plusDays(7);
        work.run(() -> lineChanges.change(lineOf(line), ends(end)));
        assertThat(refused(() -> addOn(line, addOn, end, null, null)))
                .containsExactly("startOn error.order.afterLine [2026-10-18]");
        UUID last = addOn(line, addOn, end.minusDays(1), null, null);
        assertThat(work.database.query("select start_on, end_on from product where id = ?", last))
                .containsExactly("2026-10-18|2026-10-19");
        invariantsHold();
    }

    @Test
    void what_would_start_after_the_end_of_the_line_has_no_day_at_all() throws SQLException {
        UUID line = line(plan, null);
        UUID later = addOn(line, addOn, TODAY.plusDays(14), null, null);
        UUID sooner = addOn(line, addOn, TODAY, null, null);
        work.run(() -> addOns.end(sooner, TODAY.plusDays(3), "too much"));
        work.run(() -> lineChanges.change(lineOf(line), ends(TODAY.plusDays(7))));
        assertThat(ends(later, sooner)).containsExactly("2026-10-26", "2026-10-15");
        work.run(() -> lineChanges.change(lineOf(line), ends(TODAY.plusDays(30))));
        assertThat(ends(later, sooner)).containsExactly("2026-11-11", "2026-10-15");
        invariantsHold();
    }

    /** Promotions are counted as they were given, and add-ons are there while their lines are. */
    private void invariantsHold() throws SQLException {
        List<InvariantResult> results =
                work.database.inTransaction(connection -> new InvariantViews(connection).check());
        assertThat(results)
                .filteredOn(one -> Set.of("I22", "I23").contains(one.id()))
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.holds()).as(one.toString()).isTrue());
    }

    private List<String> ends(UUID... products) throws SQLException {
        List<String> ends = new ArrayList<>();
        for (UUID one : products) {
            ends.addAll(work.database.query("select end_on from product where id = ?", one));
        }
        return ends;
    }

    @Test
    void an_add_on_ends_on_a_day_and_saying_it_again_changes_nothing() throws SQLException {
        UUID line = line(plan, null);
        UUID product = addOn(line, addOn, null);
        LocalDate day = TODAY.plusDays(5);
        LineAddOn ended = work.call(() -> addOns.end(product, day, " Has Wi-Fi now "));
        assertThat(ended.endOn()).isEqualTo(day);
        assertThat(ended.events())
                .extracting(ProductEvent::kind)
                .containsExactly(ProductEvent.Kind.STARTED, ProductEvent.Kind.ENDED);
        assertThat(work.call(() -> addOns.end(product, day, "again"))).isEqualTo(ended);
        LineAddOn sooner = work.call(() -> addOns.end(product, null, "at once"));
        assertThat(sooner.endOn()).isEqualTo(TODAY.plusDays(1));
        assertThat(work.call(() -> addOns.end(product, null, "at once"))).isEqualTo(sooner);
        assertThat(work.call(() -> addOns.of(line)))
                .singleElement()
                .returns("more", LineAddOn::code)
                .returns(TODAY.plusDays(1), LineAddOn::endOn);
        assertThat(work.jobs).containsKey("product-status " + product + "/2026-10-13");
        assertThat(work.audit).contains("end add-on: 2026-10-17 -> 2026-10-13: at once");
    }

    @Test
    void an_add_on_ends_while_it_and_its_line_are_there() {
        UUID line = line(plan, null);
        UUID product = addOn(line, addOn, TODAY.plusDays(2), null, null);
        assertThat(refused(() -> end(product, TODAY)))
                .containsExactly("on error.product.beforeTomorrow []");
        assertThat(refused(() -> end(product, TODAY.plusDays(2))))
                .containsExactly("on error.addOn.notStarted [2026-10-14]");
        work.run(() -> lineChanges.change(lineOf(line), ends(TODAY.plusDays(7))));
        assertThat(refused(() -> end(product, TODAY.plusDays(8))))
                .containsExactly("on error.addOn.afterLine []");
        UUID ofBundle = line(bundle, null);
        UUID part = work.call(() -> addOns.of(ofBundle)).getFirst().productId();
        assertThat(refused(() -> end(part, TODAY.plusDays(2))))
                .containsExactly("on error.addOn.inBundle []");
        assertThatThrownBy(() -> end(line, TODAY.plusDays(2)))
                .returns(ErrorKind.NOT_FOUND, one -> ((BellbirdException) one).kind());
    }

    private void end(UUID product, LocalDate on) {
        work.run(() -> addOns.end(product, on, "why"));
    }

    @Test
    void an_order_that_a_program_names_is_made_once() throws SQLException {
        promote(promotion("ONCE", new Benefit.PercentOff(BigDecimal.TEN), Set.of(), null));
        UUID line = line(plan, null);
        UUID product = addOn(line, addOn, null, "ONCE", "shop-1");
        assertThat(addOn(line, addOn, null, "ONCE", "shop-1")).isEqualTo(product);
        assertThat(addOn(line, addOn, null, null, "shop-2")).isNotEqualTo(product);
        assertThat(work.database.query("select redeemed from promotion")).containsExactly("1");
        assertThatThrownBy(() -> addOn(line, addOn, TODAY, "ONCE", "shop-1"))
                .hasMessageContaining("error.order.otherOrder");
        assertThat(refused(() -> addOn(line, addOn, null, null, " ")))
                .containsExactly("externalId error.required []");
        assertThat(refused(() -> addOn(line, addOn, null, null, "x".repeat(65))))
                .containsExactly("externalId error.tooLong [64]");
        assertThat(refused(() -> addOn(line, addOn, null, null, "a\u202Eb")))
                .containsExactly("externalId error.characters []");
        work.now = work.now.plusSeconds(86_400);
        assertThat(addOn(line, addOn, null, "ONCE", "shop-1")).isEqualTo(product);
        assertThat(work.call(() -> addOns.get(product)))
                .returns("shop-1", LineAddOn::externalId)
                .returns("ONCE", LineAddOn::promotion);
        invariantsHold();
    }

    @Test
    void a_line_that_a_program_names_is_activated_once_and_a_bundle_too() throws SQLException {
        promote(promotion("ONCE", new Benefit.PercentOff(BigDecimal.TEN), Set.of(), null));
        ActivatedLine line = named(plan, "ONCE", "shop-1");
        work.now = work.now.plusSeconds(86_400);
        assertThat(named(plan, "ONCE", "shop-1")).isEqualTo(line);
        assertThat(work.database.query("select redeemed from promotion")).containsExactly("1");
        assertThat(work.database.query("select start_on from product"))
                .containsExactly("2026-10-12");
        assertThatThrownBy(() -> named(bundle, "ONCE", "shop-1"))
                .hasMessageContaining("error.order.otherOrder");
        lines++;
        ActivatedLine both = named(bundle, null, "shop-2");
        assertThat(named(bundle, null, "shop-2")).isEqualTo(both);
        assertThat(work.call(() -> addOns.of(both.productId())))
                .extracting(LineAddOn::code)
                .containsExactly("more");
        lines++;
        assertThat(refused(() -> named(plan, "NOBODY", "shop-3")))
                .containsExactly("promotionCode error.order.promotion []");
        invariantsHold();
    }

    /** With the numbers of the same SIM card until the next one is taken. */
    private ActivatedLine named(UUID offering, @Nullable String code, String name) {
        return work.call(
                () ->
                        orders.activate(
                                new ActivateLine(
                                        customer.accounts().getFirst().id(),
                                        offering,
                                        "07700 9001%02d".formatted(lines),
                                        "2341500000000%02d".formatted(lines),
                                        "8944100000000000%02d".formatted(lines),
                                        null,
                                        code,
                                        name)));
    }

    private UUID addOn(
            UUID line,
            UUID offering,
            @Nullable LocalDate startOn,
            @Nullable String code,
            @Nullable String name) {
        return work.call(() -> orders.addOn(new OrderAddOn(line, offering, startOn, code, name)));
    }

    /** The line of a product. */
    private UUID lineOf(UUID product) {
        try {
            return UUID.fromString(
                    work.database
                            .query("select id from service where product_id = ?", product)
                            .getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static LineChange ends(LocalDate on) {
        return new LineChange(LineChange.Kind.END, on, null, "Moves abroad");
    }

    @Test
    void a_bundle_starts_the_products_of_its_parts_and_is_paid_by_one_of_its_own()
            throws SQLException {
        UUID line = line(bundle, null);
        assertThat(
                        work.database.query(
                                """
                                select o.code, p.line_product_id is null, b.id is not null
                                  from product p
                                  join product_terms t on t.product_id = p.id
                                  join offering_version v on v.id = t.offering_version_id
                                  join product_offering o on o.id = v.offering_id
                                  left join product b on b.id = p.bundle_id
                                 order by o.code"""))
                .containsExactly("both|f|f", "more|f|t", "plan|t|t");
        assertThat(work.database.query("select product_id from service"))
                .containsExactly(line.toString());
    }

    @Test
    void a_bundle_whose_part_is_no_longer_sold_is_not_either() throws SQLException {
        work.database.execute("update product_offering set status = 'RETIRED' where code = 'more'");
        assertThat(refused(() -> line(bundle, null)))
                .containsExactly("offering error.order.part [more]");
    }

    @Test
    void a_code_holds_on_its_days_for_its_offerings_and_is_kept_as_it_was() throws SQLException {
        promote(
                promotion("HALF", new Benefit.PercentOff(new BigDecimal("50")), Set.of("more"), 2L),
                promotion("LATER", new Benefit.PercentOff(BigDecimal.TEN), Set.of(), 1L, TODAY, 1),
                promotion(
                        "SMS",
                        new Benefit.FreeUnits(AllowanceTerms.Unit.MESSAGES, 10),
                        Set.of(),
                        null),
                promotion(
                        "TALK",
                        new Benefit.FreeUnits(AllowanceTerms.Unit.SECONDS, 600),
                        Set.of(),
                        null));
        assertThat(refused(() -> line(plan, "NONE")))
                .containsExactly("promotionCode error.order.promotion []");
        assertThat(refused(() -> line(plan, "HALF")))
                .containsExactly("promotionCode error.order.promotionOther [plan]");
        assertThat(refused(() -> line(plan, "LATER")))
                .containsExactly("promotionCode error.order.promotionDays []");
        assertThat(refused(() -> line(plan, "SMS")))
                .containsExactly("promotionCode error.order.promotionNothing [plan]");
        UUID line = line(bundle, "TALK");
        addOn(line, addOn, "HALF");
        promote();
        assertThat(
                        work.database.query(
                                "select g.code, g.product_id = ?, g.from_on, g.until_on, n.redeemed, n.status"
                                        + " from product_promotion g join promotion n on n.code = g.code"
                                        + " order by g.code",
                                line))
                .containsExactly(
                        "HALF|f|2026-10-12|2026-12-01|1|RETIRED", "TALK|t|2026-10-12||1|RETIRED");
        invariantsHold();
        assertThat(refused(() -> addOn(line, addOn, "HALF")))
                .contains("promotionCode error.order.promotion []");
    }

    @Test
    void an_order_that_fails_uses_up_nothing() throws SQLException {
        promote(promotion("ONCE", new Benefit.PercentOff(BigDecimal.TEN), Set.of(), null));
        UUID line = line(plan, null);
        lines--; // the same number again
        assertThat(refused(() -> line(plan, "ONCE")))
                .contains(" error.msisdn.inUse [447700900100]");
        assertThat(work.database.query("select redeemed from promotion")).containsExactly("0");
        assertThat(line).isNotNull();
    }

    /** Eight orders at a time, each in a transaction of its own. */
    @Test
    void the_limit_of_a_code_holds_however_many_order_at_once() throws Exception {
        Promotion three =
                new Promotion(
                        "THREE",
                        "Three",
                        new Benefit.PercentOff(BigDecimal.TEN),
                        Set.of(),
                        null,
                        OCTOBER,
                        null,
                        3L);
        promote(three);
        List<Callable<Boolean>> all = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            all.add(
                    () ->
                            work.database.inTransaction(
                                    connection -> new PromotionTables(connection).redeem("THREE")));
        }
        int redeemed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Boolean> one : threads.invokeAll(all)) {
                redeemed += one.get() ? 1 : 0;
            }
        }
        assertThat(redeemed).isEqualTo(3);
        assertThat(work.database.query("select redeemed from promotion")).containsExactly("3");
        assertThat(refused(() -> line(plan, "THREE")))
                .containsExactly("promotionCode error.order.promotionUsedUp []");
        assertThat(work.database.query("select count(*) from product")).containsExactly("0");
    }

    private UUID line(UUID offering, @Nullable String code) {
        int number = lines++;
        return work.call(
                        () ->
                                orders.activate(
                                        new ActivateLine(
                                                customer.accounts().getFirst().id(),
                                                offering,
                                                "07700 9001%02d".formatted(number),
                                                "2341500000000%02d".formatted(number),
                                                "8944100000000000%02d".formatted(number),
                                                TODAY,
                                                code)))
                .productId();
    }

    private UUID addOn(UUID line, UUID offering, @Nullable String code) {
        return work.call(() -> orders.addOn(new OrderAddOn(line, offering, TODAY, code)));
    }

    private static List<String> refused(Runnable order) {
        BellbirdException refused = catchThrowableOfType(BellbirdException.class, order::run);
        return refused.problems().stream()
                .map(one -> one.field() + " " + one.messageKey() + " " + one.parameters())
                .toList();
    }

    private void promote(Promotion... wanted) {
        Catalog now = work.call(catalogs::get);
        work.run(
                () ->
                        catalogs.replace(
                                new Catalog(
                                        now.format(),
                                        now.currency(),
                                        now.offerings(),
                                        List.of(wanted))));
        for (Promotion one : wanted) {
            work.run(() -> promotions.publish(PromotionsTest.id(promotions.list(), one.code())));
        }
    }

    private static Promotion promotion(
            String code, Benefit benefit, Set<String> of, @Nullable Long periods) {
        return promotion(code, benefit, of, periods, OCTOBER, 0);
    }

    private static Promotion promotion(
            String code,
            Benefit benefit,
            Set<String> of,
            @Nullable Long periods,
            LocalDate from,
            int daysLater) {
        return new Promotion(
                code,
                code + " for you",
                benefit,
                new HashSet<>(of),
                periods,
                from.plusDays(daysLater),
                null,
                null);
    }

    private UUID published(String code, PriceTerms terms, OfferingRules rules) {
        OfferingDetail saved =
                work.call(
                        () -> offerings.draft(OfferingDraft.of(code, code, OCTOBER, terms), rules));
        work.call(() -> offerings.publish(saved.versions().getFirst().id()));
        return saved.id();
    }

    private static PriceTerms terms(String monthly, @Nullable UsageTariff usage, long seconds) {
        List<OfferingPrice> prices = new ArrayList<>();
        prices.add(RecurringPrice.monthly(new BigDecimal(monthly)));
        if (usage != null) {
            prices.add(usage);
        }
        return PriceTerms.of(
                LONDON,
                prices,
                seconds == 0 ? List.of() : List.of(AllowanceTerms.of(UsageType.VOICE, seconds, 1)),
                List.of());
    }

    private static UsageTariff calls() {
        return UsageTariff.of(
                "calls",
                "Calls",
                UsageMatch.home(UsageType.VOICE),
                60,
                new Charge.PerUnit(new BigDecimal("0.12")));
    }

    private CustomerDetail customer() {
        Customers customers = work.add(new Customers());
        return work.call(
                () ->
                        customers.register(
                                new NewCustomer(
                                        new PartyData(
                                                PartyKind.PERSON,
                                                "Maeve Hanlon",
                                                "maeve@hanlon.example",
                                                null,
                                                "3 Weavers Court",
                                                "GX1 1AA",
                                                "Galway",
                                                "IE",
                                                "en",
                                                null),
                                        1,
                                        14)));
    }
}
