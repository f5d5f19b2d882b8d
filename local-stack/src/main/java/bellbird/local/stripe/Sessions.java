package bellbird.local.stripe;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Checkout sessions: one-time payments on the hosted page. */
final class Sessions {

    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final int LINE_ITEMS = 100;

    private final Store store;
    private final Events events;
    private final Clock clock;
    private final String publicUrl;

    Sessions(Store store, Events events, Clock clock, String publicUrl) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    JsonObject create(Form form) throws ApiError {
        Parameters.check(form, SessionCreateParams.class);
        if (!form.require("mode").equals("payment")) {
            throw ApiError.invalid(null, "mode", "This sandbox takes one-time payments only.");
        }
        if (!form.values().getOrDefault("ui_mode", "hosted_page").equals("hosted_page")) {
            throw ApiError.invalid(null, "ui_mode", "This sandbox has the hosted page only.");
        }
        url(form.require("success_url"), "success_url");
        if (form.get("cancel_url") != null) {
            url(form.text("cancel_url"), "cancel_url");
        }
        email(form.get("customer_email"));
        if (form.text("client_reference_id").length() > 200) {
            throw ApiError.invalid(
                    "parameter_invalid_string_length", "client_reference_id", "Too long.");
        }
        metadata(form.map("metadata"), "metadata");
        metadata(form.map("payment_intent_data[metadata]"), "payment_intent_data[metadata]");
        JsonArray items = lineItems(form);
        String currency = items.get(0).getAsJsonObject().get("currency").getAsString();
        long total = 0;
        for (var item : items) {
            total = Math.addExact(total, Json.number(item.getAsJsonObject(), "amount_total"));
        }
        if (total < Amounts.least(currency)) {
            throw ApiError.invalid(
                    "amount_too_small",
                    null,
                    "The Checkout Session's total amount due must be at least "
                            + Amounts.words(Amounts.least(currency), currency)
                            + ".");
        }
        return save(form, items, currency, total, expiry(form.get("expires_at")));
    }

    private JsonObject save(
            Form form, JsonArray items, String currency, long total, long expiresAt) {
        String id = store.id("cs_test_a1", 56);
        JsonObject session =
                Json.object(
                        "id",
                        id,
                        "object",
                        "checkout.session",
                        "adaptive_pricing",
                        Json.object("enabled", false),
                        "after_expiration",
                        null,
                        "allow_promotion_codes",
                        null,
                        "amount_subtotal",
                        total,
                        "amount_total",
                        total,
                        "automatic_tax",
                        Json.object(
                                "enabled", false,
                                "liability", null,
                                "provider", null,
                                "status", null),
                        "billing_address_collection",
                        null,
                        "cancel_url",
                        form.get("cancel_url"),
                        "client_reference_id",
                        form.get("client_reference_id"),
                        "client_secret",
                        null,
                        "consent",
                        null,
                        "consent_collection",
                        null,
                        "created",
                        now(),
                        "currency",
                        currency,
                        "currency_conversion",
                        null,
                        "custom_fields",
                        new JsonArray(),
                        "customer",
                        null,
                        "customer_creation",
                        "if_required",
                        "customer_details",
                        form.get("customer_email") == null
                                ? null
                                : customer(form.text("customer_email"), null),
                        "customer_email",
                        form.get("customer_email"),
                        "discounts",
                        new JsonArray(),
                        "expires_at",
                        expiresAt,
                        "invoice",
                        null,
                        "livemode",
                        false,
                        "locale",
                        form.get("locale"),
                        "metadata",
                        Json.map(form.map("metadata")),
                        "mode",
                        "payment",
                        "payment_intent",
                        null,
                        "payment_link",
                        null,
                        "payment_method_collection",
                        "if_required",
                        "payment_method_options",
                        new JsonObject(),
                        "payment_method_types",
                        Json.array("card"),
                        "payment_status",
                        "unpaid",
                        "phone_number_collection",
                        Json.object("enabled", false),
                        "recovered_from",
                        null,
                        "setup_intent",
                        null,
                        "shipping_address_collection",
                        null,
                        "shipping_cost",
                        null,
                        "shipping_options",
                        new JsonArray(),
                        "status",
                        "open",
                        "submit_type",
                        null,
                        "subscription",
                        null,
                        "success_url",
                        form.get("success_url"),
                        "total_details",
                        Json.object(
                                "amount_discount", 0,
                                "amount_shipping", 0,
                                "amount_tax", 0),
                        "ui_mode",
                        "hosted_page",
                        "url",
                        publicUrl + "/c/pay/" + id);
        JsonObject kept =
                Json.object(
                        "id",
                        id,
                        "created",
                        now(),
                        "session",
                        session,
                        "line_items",
                        items,
                        "description",
                        form.get("payment_intent_data[description]"),
                        "metadata",
                        Json.map(form.map("payment_intent_data[metadata]")));
        store.put("sessions", id, kept);
        return session;
    }

    static JsonObject customer(String email, @Nullable String name) {
        return Json.object(
                "address",
                null,
                "email",
                email,
                "name",
                name,
                "phone",
                null,
                "tax_exempt",
                "none",
                "tax_ids",
                new JsonArray());
    }

    private JsonArray lineItems(Form form) throws ApiError {
        JsonArray items = new JsonArray();
        for (int i = 0; i < LINE_ITEMS && form.has("line_items[" + i + "]"); i++) {
            items.add(lineItem(form, "line_items[" + i + "]"));
        }
        if (items.isEmpty()) {
            throw ApiError.missing("line_items");
        }
        return items;
    }

    private JsonObject lineItem(Form form, String prefix) throws ApiError {
        String price = prefix + "[price_data]";
        String code = form.require(price + "[currency]");
        if (Amounts.currency(code).isEmpty()) {
            throw ApiError.invalid(null, price + "[currency]", "Invalid currency: " + code + ".");
        }
        long unit = count(form, price + "[unit_amount]");
        long quantity = count(form, prefix + "[quantity]");
        String name = form.require(price + "[product_data][name]");
        long amount = Math.multiplyExact(unit, quantity);
        return Json.object(
                "id",
                store.id("li_1", 23),
                "object",
                "item",
                "amount_discount",
                0,
                "amount_subtotal",
                amount,
                "amount_tax",
                0,
                "amount_total",
                amount,
                "currency",
                code,
                "description",
                name,
                "details",
                form.get(price + "[product_data][description]"),
                "price",
                Json.object(
                        "id",
                        store.id("price_1", 23),
                        "object",
                        "price",
                        "active",
                        false,
                        "currency",
                        code,
                        "type",
                        "one_time",
                        "unit_amount",
                        unit),
                "quantity",
                quantity);
    }

    private static long count(Form form, String name) throws ApiError {
        long value = Long.parseLong(form.require(name));
        if (value < 0 || value > 99_999_999) {
            throw ApiError.invalid("parameter_invalid_integer", name, "Invalid integer: " + value);
        }
        return value;
    }

    private long expiry(@Nullable String wanted) throws ApiError {
        if (wanted == null) {
            return now() + LONGEST.toSeconds();
        }
        long at = Long.parseLong(wanted);
        if (at < now() + SHORTEST.toSeconds()) {
            throw ApiError.invalid(
                    null,
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.");
        }
        if (at > now() + LONGEST.toSeconds()) {
            throw ApiError.invalid(
                    null,
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.");
        }
        return at;
    }

    private static void url(String url, String name) throws ApiError {
        try {
            URI address = URI.create(url.replace("{CHECKOUT_SESSION_ID}", "id"));
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return;
            }
        } catch (IllegalArgumentException broken) {
            // answered below
        }
        throw ApiError.invalid("url_invalid", name, "Not a valid URL");
    }

    private static void email(@Nullable String email) throws ApiError {
        if (email != null && !EMAIL.matcher(email).matches()) {
            throw ApiError.invalid(
                    "email_invalid", "customer_email", "Invalid email address: " + email);
        }
    }

    private static void metadata(Map<String, String> metadata, String name) throws ApiError {
        boolean fits =
                metadata.size() <= 50
                        && metadata.keySet().stream().allMatch(key -> key.length() <= 40)
                        && metadata.values().stream().allMatch(value -> value.length() <= 500);
        if (!fits) {
            throw ApiError.invalid(null, name, "Metadata is too large.");
        }
    }

    /** The session and what belongs to it; closes it first if its time is over. */
    Optional<JsonObject> kept(String id) {
        return store.find("sessions", id).map(this::closeInTime);
    }

    JsonObject require(String id) throws ApiError {
        return kept(id).orElseThrow(() -> ApiError.notFound("checkout.session", "session", id))
                .getAsJsonObject("session");
    }

    JsonObject lineItems(String id) throws ApiError {
        require(id);
        List<JsonObject> items =
                kept(id).orElseThrow().getAsJsonArray("line_items").asList().stream()
                        .map(item -> item.getAsJsonObject().deepCopy())
                        .toList();
        items.forEach(item -> item.remove("details"));
        return Json.list("/v1/checkout/sessions/" + id + "/line_items", items, false);
    }

    Stream<JsonObject> all() {
        return store.all("sessions").stream()
                .map(this::closeInTime)
                .map(kept -> kept.getAsJsonObject("session"));
    }

    JsonObject expire(String id) throws ApiError {
        JsonObject session = require(id);
        if (!Json.text(session, "status").equals("open")) {
            throw ApiError.invalid(
                    null,
                    null,
                    "Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                            + " Checkout Session has a status of "
                            + Json.text(session, "status")
                            + ".");
        }
        close(kept(id).orElseThrow());
        return session;
    }

    private JsonObject closeInTime(JsonObject kept) {
        JsonObject session = kept.getAsJsonObject("session");
        if (Json.text(session, "status").equals("open")
                && Json.number(session, "expires_at") <= now()) {
            close(kept);
        }
        return kept;
    }

    private void close(JsonObject kept) {
        JsonObject session = kept.getAsJsonObject("session");
        session.addProperty("status", "expired");
        session.add("url", null);
        save(kept);
        events.tell("checkout.session.expired", session);
    }

    /** The payment went through. */
    void complete(JsonObject kept, String paymentIntent, String email, String name) {
        JsonObject session = kept.getAsJsonObject("session");
        session.addProperty("status", "complete");
        session.addProperty("payment_status", "paid");
        session.addProperty("payment_intent", paymentIntent);
        session.add("customer_details", customer(email, name));
        session.add("url", null);
        save(kept);
        events.tell("checkout.session.completed", session);
    }

    void save(JsonObject kept) {
        store.put("sessions", Json.text(kept, "id"), kept);
    }

    private long now() {
        return clock.instant().getEpochSecond();
    }
}
