package bellbird.local.stripe;

import com.google.gson.JsonObject;
import com.stripe.Stripe;
import java.net.URI;
import java.time.Clock;

/** Keeps what happened, and tells the endpoint about its checkouts. */
final class Events {

    private final Store store;
    private final Webhooks webhooks;
    private final Clock clock;

    Events(Store store, Webhooks webhooks, Clock clock) {
        this.store = store;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /** Keeps an event that no endpoint has subscribed to. */
    JsonObject emit(String type, JsonObject object) {
        String id = store.id("evt_1", 23);
        JsonObject event =
                Json.object(
                        "id",
                        id,
                        "object",
                        "event",
                        "api_version",
                        Stripe.API_VERSION,
                        "created",
                        clock.instant().getEpochSecond(),
                        "data",
                        Json.object("object", object.deepCopy()),
                        "livemode",
                        false,
                        "pending_webhooks",
                        0,
                        "request",
                        Json.object("id", null, "idempotency_key", null),
                        "type",
                        type);
        store.put("events", id, event);
        return event;
    }

    /** Keeps an event and sends it to {@code /webhooks/stripe} where the payer came from. */
    void tell(String type, JsonObject session) {
        URI home = URI.create(Json.text(session, "success_url").replaceAll("[{}]", ""));
        webhooks.send(emit(type, session), home.resolve("/webhooks/stripe"));
    }
}
