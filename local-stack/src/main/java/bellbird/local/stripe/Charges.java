package bellbird.local.stripe;

import com.google.gson.JsonObject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Tries a test card on a session: payment intent and charge, as Stripe keeps them. */
final class Charges {

    private final Store store;
    private final Sessions sessions;
    private final Events events;
    private final Clock clock;

    Charges(Store store, Sessions sessions, Events events, Clock clock) {
        this.store = store;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What is kept of a card: never its number.
     *
     * @param payer as typed
     */
    record Card(String brand, String last4, int expMonth, int expYear, String payer, String email) {

        JsonObject json() {
            return Json.object(
                    "brand", brand,
                    "last4", last4,
                    "exp_month", expMonth,
                    "exp_year", expYear,
                    "payer", payer,
                    "email", email);
        }

        static Card of(JsonObject json) {
            return new Card(
                    Json.text(json, "brand"),
                    Json.text(json, "last4"),
                    (int) Json.number(json, "exp_month"),
                    (int) Json.number(json, "exp_year"),
                    Json.text(json, "payer"),
                    Json.text(json, "email"));
        }
    }

    /** The session's one payment intent, made at the first try. */
    JsonObject intent(JsonObject kept) {
        JsonObject session = kept.getAsJsonObject("session");
        Optional<JsonObject> known =
                store.find("payment_intents", Json.text(kept, "payment_intent"));
        if (known.isPresent()) {
            return known.get();
        }
        String id = store.id("pi_3", 23);
        JsonObject intent =
                Json.object(
                        "id",
                        id,
                        "object",
                        "payment_intent",
                        "amount",
                        Json.number(session, "amount_total"),
                        "amount_capturable",
                        0,
                        "amount_received",
                        0,
                        "application",
                        null,
                        "automatic_payment_methods",
                        null,
                        "canceled_at",
                        null,
                        "capture_method",
                        "automatic_async",
                        "client_secret",
                        id + "_secret_" + store.id("", 25),
                        "confirmation_method",
                        "automatic",
                        "created",
                        clock.instant().getEpochSecond(),
                        "currency",
                        Json.text(session, "currency"),
                        "customer",
                        null,
                        "description",
                        kept.get("description"),
                        "last_payment_error",
                        null,
                        "latest_charge",
                        null,
                        "livemode",
                        false,
                        "metadata",
                        kept.get("metadata"),
                        "next_action",
                        null,
                        "payment_method",
                        null,
                        "payment_method_types",
                        Json.array("card"),
                        "receipt_email",
                        null,
                        "setup_future_usage",
                        null,
                        "status",
                        "requires_payment_method");
        kept.addProperty("payment_intent", id);
        sessions.save(kept);
        store.put("payment_intents", id, intent);
        events.emit("payment_intent.created", intent);
        return intent;
    }

    /** The bank asks to see the payer first. */
    void challenge(JsonObject kept, Card card, TestCard.Outcome outcome) {
        JsonObject intent = intent(kept);
        intent.addProperty("status", "requires_action");
        intent.add("next_action", Json.object("type", "use_stripe_sdk"));
        store.put("payment_intents", Json.text(intent, "id"), intent);
        events.emit("payment_intent.requires_action", intent);
        JsonObject challenge = card.json();
        challenge.addProperty("id", Json.text(kept, "id"));
        challenge.addProperty("created", clock.instant().getEpochSecond());
        challenge.addProperty("outcome", outcome.name());
        store.put("challenges", Json.text(kept, "id"), challenge);
    }

    /** Whether the money is there now. */
    boolean charge(JsonObject kept, Card card, TestCard.Outcome outcome) {
        JsonObject intent = intent(kept);
        boolean paid = outcome == TestCard.Outcome.APPROVED;
        JsonObject charge = record(intent, card, outcome);
        store.put("charges", Json.text(charge, "id"), charge);
        intent.addProperty("latest_charge", Json.text(charge, "id"));
        intent.add("next_action", null);
        if (paid) {
            intent.addProperty("status", "succeeded");
            intent.addProperty("amount_received", Json.number(intent, "amount"));
            intent.addProperty("payment_method", Json.text(charge, "payment_method"));
            intent.add("last_payment_error", null);
        } else {
            intent.addProperty("status", "requires_payment_method");
            intent.add("last_payment_error", error(charge, outcome));
        }
        store.put("payment_intents", Json.text(intent, "id"), intent);
        events.emit(paid ? "charge.succeeded" : "charge.failed", charge);
        events.emit(paid ? "payment_intent.succeeded" : "payment_intent.payment_failed", intent);
        if (paid) {
            sessions.complete(kept, Json.text(intent, "id"), card.email(), card.payer());
        }
        return paid;
    }

    private JsonObject record(JsonObject intent, Card card, TestCard.Outcome outcome) {
        boolean paid = outcome == TestCard.Outcome.APPROVED;
        return Json.object(
                "id",
                store.id("ch_3", 23),
                "object",
                "charge",
                "amount",
                intent.get("amount"),
                "amount_captured",
                paid ? Json.number(intent, "amount") : 0,
                "amount_refunded",
                0,
                "balance_transaction",
                paid ? store.id("txn_3", 23) : null,
                "billing_details",
                Json.object(
                        "address",
                        null,
                        "email",
                        card.email(),
                        "name",
                        card.payer(),
                        "phone",
                        null),
                "captured",
                paid,
                "created",
                clock.instant().getEpochSecond(),
                "currency",
                intent.get("currency"),
                "customer",
                null,
                "description",
                intent.get("description"),
                "disputed",
                false,
                "failure_code",
                paid ? null : outcome.code(),
                "failure_message",
                paid ? null : outcome.words(),
                "livemode",
                false,
                "metadata",
                intent.get("metadata").deepCopy(),
                "outcome",
                Json.object(
                        "network_status", paid ? "approved_by_network" : "declined_by_network",
                        "reason", paid ? null : outcome.declineCode(),
                        "type", paid ? "authorized" : "issuer_declined"),
                "paid",
                paid,
                "payment_intent",
                intent.get("id"),
                "payment_method",
                store.id("pm_1", 23),
                "payment_method_details",
                Json.object(
                        "card",
                        Json.object(
                                "brand", card.brand(),
                                "exp_month", card.expMonth(),
                                "exp_year", card.expYear(),
                                "funding", "credit",
                                "last4", card.last4()),
                        "type",
                        "card"),
                "refunded",
                false,
                "refunds",
                Json.list("/v1/refunds", List.of(), false),
                "status",
                paid ? "succeeded" : "failed");
    }

    private static JsonObject error(JsonObject charge, TestCard.Outcome outcome) {
        return Json.object(
                "charge", charge.get("id"),
                "code", outcome.code(),
                "decline_code", outcome.declineCode(),
                "message", outcome.words(),
                "type", "card_error");
    }
}
