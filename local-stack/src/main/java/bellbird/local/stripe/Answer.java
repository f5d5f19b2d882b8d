package bellbird.local.stripe;

import com.google.gson.JsonObject;

/**
 * An answer of the API.
 *
 * @param replayed whether it is the kept answer of an idempotency key
 */
record Answer(int status, String body, boolean replayed) {

    static Answer ok(JsonObject body) {
        return new Answer(200, Store.JSON.toJson(body), false);
    }

    static Answer of(ApiError error) {
        return new Answer(error.status(), Store.JSON.toJson(error.body()), false);
    }
}
