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
import bellbird.offering.AllowanceDraft;
import bellbird.offering.OfferingDetail;
import bellbird.offering.OfferingDraft;
import bellbird.offering.Offerings;
import bellbird.offering.UsagePrice;
import bellbird.offering.UsageType;
import bellbird.party.PartyData;
import bellbird.party.PartyKind;
import bellbird.product.Products;
import bellbird.service.Services;
import bellbird.testing.Entities;
import bellbird.testing.HostileTexts;
import bellbird.testing.TenantWork;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile text in every field of the forms of customers, plans and lines: kept and given back as it
 * was typed, or refused by the name of its field. Never a failure, never mended silently.
 */
@TestInstance(Lifecycle.PER_CLASS)
class FormCorpusTest {

    private static final LocalDate START = LocalDate.of(2026, 10, 12);

    /**
     * @param longest text the field takes; 0 for a field of its own notation, which takes none of
     *     the hostile texts
     */
    record Item(String field, int longest, String name, String text, boolean harmless) {

        boolean isKept() {
            return harmless && text.length() <= longest;
        }

        @Override
        public String toString() {
            return field + ": " + name;
        }
    }

    private final TenantWork work = new TenantWork("GB", "GBP", "Europe/London", Entities.ALL);
    private final BillingAccounts accounts = work.add(new BillingAccounts());
    private final Customers customers = work.add(new Customers());
    private final Offerings offerings = work.add(new Offerings());
    private final Products products = work.add(new Products());
    private final Services services = work.add(new Services());
    private final Orders orders = work.add(new Orders());
    private final CustomerDetail customer = work.call(() -> register("", ""));

    @AfterAll
    void close() {
        work.close();
    }

    static List<Item> customerFields() {
        return items(
                Map.of(
                        "name",
                        200,
                        "street",
                        200,
                        "city",
                        100,
                        "postcode",
                        20,
                        "email",
                        0,
                        "country",
                        0,
                        "language",
                        0,
                        "phone",
                        40,
                        "vatId",
                        30));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("customerFields")
    void what_is_typed_about_a_customer(Item item) {
        boolean optional = item.field().equals("phone") || item.field().equals("vatId");
        if (item.isKept() || optional && item.text().isBlank()) {
            CustomerDetail made = work.call(() -> register(item.field(), item.text()));
            String expected = item.text().isBlank() ? "null" : item.text();
            assertThat(value(made.party(), item.field())).isEqualTo(expected);
            assertThat(work.call(() -> customers.list(item.text(), 0, 200))).isNotNull();
        } else {
            refused(item, () -> register(item.field(), item.text()));
        }
    }

    static List<Item> planFields() {
        return items(
                Map.of(
                        "code",
                        0,
                        "name",
                        120,
                        "description",
                        2_000,
                        "prices/0/destination",
                        80,
                        "prices/0/prefix",
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planFields")
    void what_is_typed_about_a_plan(Item item) throws SQLException {
        boolean prose =
                item.field().equals("description") && "empty blank LF TAB".contains(item.name());
        boolean anyPrefix = item.field().equals("prices/0/prefix") && item.text().isEmpty();
        if (item.isKept() || prose || anyPrefix) {
            OfferingDetail made = work.call(() -> offerings.draft(draft(item)));
            String kept =
                    switch (item.field()) {
                        case "name" -> made.name();
                        case "description" -> made.description();
                        case "prices/0/destination" -> ofPrice("destination", made);
                        default -> ofPrice("prefix", made);
                    };
            assertThat(kept).isEqualTo(item.text());
        } else {
            refused(item, () -> offerings.draft(draft(item)));
        }
    }

    static List<Item> lineFields() {
        return items(Map.of("msisdn", 0, "imsi", 0, "iccid", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lineFields")
    void what_is_typed_about_a_line(Item item) {
        ActivateLine order =
                new ActivateLine(
                        customer.accounts().getFirst().id(),
                        customer.id(),
                        typed(item, "msisdn", "+447700900123"),
                        typed(item, "imsi", "234150000000001"),
                        typed(item, "iccid", "8944100000000000000"),
                        START);
        refused(item, () -> orders.activate(order));
    }

    static List<Item> homoglyphs() {
        List<Item> items = new ArrayList<>();
        for (String code :
                List.of(
                        "plаn-a",
                        "ｐlan-a",
                        "plan‐a",
                        "plan-a\u200b",
                        "pIan a",
                        "plan–a",
                        "𝐩lan",
                        "PLAN\u0130",
                        ".plan",
                        "-plan",
                        "p".repeat(41),
                        "plan/a",
                        "plan\\a")) {
            items.add(new Item("code", 0, "homoglyph " + items.size(), code, false));
        }
        return items;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("homoglyphs")
    void plan_codes_are_plain_ascii(Item item) {
        refused(item, () -> offerings.draft(draft(item)));
    }

    static List<Map.Entry<String, BigDecimal>> amounts() {
        return List.of(
                Map.entry("negative", new BigDecimal("-0.01")),
                Map.entry("30 decimals", new BigDecimal("1." + "0".repeat(29) + "1")),
                Map.entry("a tenth decimal", new BigDecimal("0.0000000001")),
                Map.entry("13 digits", new BigDecimal("1000000000000")),
                Map.entry("exponent", new BigDecimal("1e400")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("amounts")
    void prices_are_never_rounded_silently(Map.Entry<String, BigDecimal> amount) {
        Item item = new Item("recurringPrice", 0, amount.getKey(), "", false);
        refused(item, () -> offerings.draft(draft(item, amount.getValue())));
    }

    private void refused(Item item, Supplier<?> action) {
        assertThatThrownBy(() -> work.call(action))
                .asInstanceOf(type(BellbirdException.class))
                .returns(ErrorKind.USER, BellbirdException::kind)
                .extracting(BellbirdException::problems)
                .satisfies(
                        problems ->
                                assertThat(problems)
                                        .extracting(BellbirdException.Problem::field)
                                        .contains(item.field()));
    }

    private CustomerDetail register(String field, String text) {
        BinaryOperator<String> of = (name, usual) -> name.equals(field) ? text : usual;
        return customers.register(
                new NewCustomer(
                        new PartyData(
                                PartyKind.ORGANISATION,
                                of.apply("name", "Hanlon Ltd"),
                                of.apply("email", "office@hanlon.example"),
                                of.apply("phone", "+44 20 7946 0000"),
                                of.apply("street", "3 Weavers Court"),
                                of.apply("postcode", "GX1 1AA"),
                                of.apply("city", "Galway"),
                                of.apply("country", "GB"),
                                of.apply("language", "en"),
                                of.apply("vatId", "GB123456789")),
                        1,
                        14));
    }

    private static String value(PartyData party, String field) {
        return String.valueOf(
                switch (field) {
                    case "name" -> party.name();
                    case "street" -> party.street();
                    case "city" -> party.city();
                    case "postcode" -> party.postcode();
                    case "phone" -> party.phone();
                    default -> party.vatId();
                });
    }

    private String ofPrice(String column, OfferingDetail plan) throws SQLException {
        return work.database
                .query(
                        "select " + column + " from usage_price where version_id = ?",
                        plan.versions().getFirst().id())
                .getFirst();
    }

    private static OfferingDraft draft(Item item) {
        return draft(item, new BigDecimal("20.00"));
    }

    private static OfferingDraft draft(Item item, BigDecimal recurring) {
        return new OfferingDraft(
                null,
                typed(item, "code", "plan-" + Integer.toHexString(item.hashCode())),
                typed(item, "name", "Plan A"),
                typed(item, "description", ""),
                START,
                recurring,
                true,
                List.of(
                        new UsagePrice(
                                UsageType.VOICE,
                                typed(item, "prices/0/prefix", "44"),
                                typed(item, "prices/0/destination", "National"),
                                new BigDecimal("0.12"),
                                60,
                                1,
                                1)),
                List.of(new AllowanceDraft(UsageType.VOICE, 6_000, 1)),
                null);
    }

    private static String typed(Item item, String field, String usual) {
        return item.field().equals(field) ? item.text() : usual;
    }

    private static List<Item> items(Map<String, Integer> fields) {
        List<Item> items = new ArrayList<>();
        new TreeMap<>(fields)
                .forEach(
                        (field, longest) -> {
                            HostileTexts.harmlessAsText()
                                    .forEach(
                                            (n, t) ->
                                                    items.add(
                                                            new Item(field, longest, n, t, true)));
                            HostileTexts.refused()
                                    .forEach(
                                            (n, t) ->
                                                    items.add(
                                                            new Item(field, longest, n, t, false)));
                        });
        return items;
    }
}
