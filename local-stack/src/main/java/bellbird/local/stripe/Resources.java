package bellbird.local.stripe;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.stripe.net.ApiRequestParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.EventListParams;
import com.stripe.param.EventRetrieveParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.checkout.SessionExpireParams;
import com.stripe.param.checkout.SessionListLineItemsParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths of the API and what each does. */
final class Resources {

    private static final Pattern SEARCH =
            Pattern.compile("metadata\\[[\"']([^\"']+)[\"']\\]\\s*:\\s*[\"']([^\"']*)[\"']");
    private static final int MOST = 100;

    private final Store store;
    private final Sessions sessions;

    Resources(Store store, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    JsonObject call(String method, String path, Form form) throws ApiError {
        String[] steps = path.substring("/v1/".length()).split("/", -1);
        return switch (method + " " + shape(steps)) {
            case "POST checkout/sessions" -> sessions.create(form);
            case "GET checkout/sessions" -> sessions(form);
            case "GET checkout/sessions/*" -> session(steps[2], form);
            case "POST checkout/sessions/*/expire" -> {
                Parameters.check(form, SessionExpireParams.class);
                yield sessions.expire(steps[2]);
            }
            case "GET checkout/sessions/*/line_items" -> {
                Parameters.check(form, SessionListLineItemsParams.class);
                yield sessions.lineItems(steps[2]);
            }
            case "GET payment_intents" ->
                    list("payment_intents", form, PaymentIntentListParams.class, any());
            case "GET payment_intents/search" -> search(form);
            case "GET payment_intents/*" ->
                    one(
                            "payment_intents",
                            "payment_intent",
                            steps[1],
                            form,
                            PaymentIntentRetrieveParams.class);
            case "GET charges" ->
                    list("charges", form, ChargeListParams.class, same(form, "payment_intent"));
            case "GET charges/*" ->
                    one("charges", "charge", steps[1], form, ChargeRetrieveParams.class);
            case "GET events" -> list("events", form, EventListParams.class, same(form, "type"));
            case "GET events/*" ->
                    one("events", "event", steps[1], form, EventRetrieveParams.class);
            default -> throw ApiError.unknownUrl(method, path);
        };
    }

    /** The path with ids as {@code *}. */
    private static String shape(String[] steps) {
        StringBuilder shape = new StringBuilder(steps[0]);
        int id = steps[0].equals("checkout") ? 2 : 1;
        for (int i = 1; i < steps.length; i++) {
            boolean word = i != id || steps[i].equals("search");
            shape.append('/').append(word ? steps[i] : "*");
        }
        return shape.toString();
    }

    private JsonObject session(String id, Form form) throws ApiError {
        Parameters.check(form, SessionRetrieveParams.class);
        JsonObject session = sessions.require(id).deepCopy();
        List<String> expand = List.copyOf(form.map("expand").values());
        if (expand.contains("line_items")) {
            session.add("line_items", sessions.lineItems(id));
        }
        Optional<JsonObject> intent =
                store.find("payment_intents", Json.text(session, "payment_intent"));
        if (expand.contains("payment_intent") && intent.isPresent()) {
            session.add("payment_intent", intent.get());
        }
        return session;
    }

    private JsonObject sessions(Form form) throws ApiError {
        Parameters.check(form, SessionListParams.class);
        Predicate<JsonObject> wanted =
                same(form, "status").and(same(form, "payment_intent")).and(created(form));
        return page("/v1/checkout/sessions", form, sessions.all().filter(wanted));
    }

    private JsonObject list(
            String kind,
            Form form,
            Class<? extends ApiRequestParams> parameters,
            Predicate<JsonObject> wanted)
            throws ApiError {
        Parameters.check(form, parameters);
        return page(
                "/v1/" + kind, form, store.all(kind).stream().filter(wanted.and(created(form))));
    }

    private JsonObject one(
            String kind,
            String object,
            String id,
            Form form,
            Class<? extends ApiRequestParams> parameters)
            throws ApiError {
        Parameters.check(form, parameters);
        return store.find(kind, id).orElseThrow(() -> ApiError.notFound(object, "id", id));
    }

    private JsonObject search(Form form) throws ApiError {
        Parameters.check(form, PaymentIntentSearchParams.class);
        Matcher query = SEARCH.matcher(form.require("query"));
        if (!query.matches()) {
            throw ApiError.invalid(null, "query", "This sandbox searches by one metadata field.");
        }
        List<JsonObject> found =
                store.all("payment_intents").stream()
                        .filter(
                                intent ->
                                        Json.text(
                                                        intent.getAsJsonObject("metadata"),
                                                        query.group(1))
                                                .equals(query.group(2)))
                        .toList();
        JsonObject result = Json.list("/v1/payment_intents/search", found, false);
        result.addProperty("object", "search_result");
        result.add("next_page", null);
        return result;
    }

    private static JsonObject page(String url, Form form, Stream<JsonObject> all) throws ApiError {
        int limit = Integer.parseInt(form.values().getOrDefault("limit", "10"));
        if (limit < 1 || limit > MOST) {
            throw ApiError.invalid(
                    "parameter_invalid_integer", "limit", "Limit must be between 1 and 100.");
        }
        List<JsonObject> rest = all.toList();
        String after = form.text("starting_after");
        if (!after.isEmpty()) {
            int at = rest.stream().map(o -> Json.text(o, "id")).toList().indexOf(after);
            if (at < 0) {
                throw ApiError.notFound("object", "starting_after", after);
            }
            rest = rest.subList(at + 1, rest.size());
        }
        return Json.list(url, rest.subList(0, Math.min(limit, rest.size())), rest.size() > limit);
    }

    private static Predicate<JsonObject> any() {
        return object -> true;
    }

    private static Predicate<JsonObject> same(Form form, String field) {
        String wanted = form.get(field);
        return object -> wanted == null || Json.text(object, field).equals(wanted);
    }

    private static Predicate<JsonObject> created(Form form) {
        return object -> {
            JsonElement created = object.get("created");
            long at = created.getAsLong();
            return (form.get("created") == null || at == Long.parseLong(form.text("created")))
                    && form.map("created").entrySet().stream()
                            .allMatch(
                                    bound ->
                                            within(
                                                    bound.getKey(),
                                                    at,
                                                    Long.parseLong(bound.getValue())));
        };
    }

    private static boolean within(String bound, long at, long limit) {
        return switch (bound) {
            case "gte" -> at >= limit;
            case "gt" -> at > limit;
            case "lte" -> at <= limit;
            case "lt" -> at < limit;
            default -> true;
        };
    }
}
