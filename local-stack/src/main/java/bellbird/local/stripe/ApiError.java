package bellbird.local.stripe;

import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/** An error as Stripe's API answers it. */
final class ApiError extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String parameter;

    private ApiError(
            int status,
            String type,
            @Nullable String code,
            @Nullable String parameter,
            String message) {
        super(message);
        this.status = status;
        this.type = type;
        this.code = code;
        this.parameter = parameter;
    }

    static ApiError invalid(@Nullable String code, @Nullable String parameter, String message) {
        return new ApiError(400, "invalid_request_error", code, parameter, message);
    }

    static ApiError unknownParameter(String name) {
        return invalid("parameter_unknown", name, "Received unknown parameter: " + name);
    }

    static ApiError missing(String name) {
        return invalid("parameter_missing", name, "Missing required param: " + name + ".");
    }

    static ApiError notFound(String object, String parameter, String id) {
        return new ApiError(
                404,
                "invalid_request_error",
                "resource_missing",
                parameter,
                "No such " + object + ": '" + id + "'");
    }

    static ApiError unknownUrl(String method, String path) {
        return new ApiError(
                404,
                "invalid_request_error",
                null,
                null,
                "Unrecognized request URL (" + method + ": " + path + ").");
    }

    static ApiError unauthorized(String message) {
        return new ApiError(401, "invalid_request_error", null, null, message);
    }

    static ApiError keyUsedOtherwise(String key) {
        return new ApiError(
                400,
                "idempotency_error",
                null,
                null,
                "Keys for idempotent requests can only be used with the same parameters they were"
                        + " first used with. Try using a key other than '"
                        + key
                        + "' if you meant to execute a different request.");
    }

    static ApiError keyInUse(String key) {
        return new ApiError(
                409,
                "idempotency_error",
                "idempotency_key_in_use",
                null,
                "There is currently another in-progress request using this key: " + key);
    }

    static ApiError tooMany() {
        return new ApiError(
                429, "invalid_request_error", "rate_limit", null, "Request rate limit exceeded.");
    }

    static ApiError internal() {
        return new ApiError(500, "api_error", null, null, "An unknown error occurred on our side.");
    }

    int status() {
        return status;
    }

    JsonObject body() {
        JsonObject error = new JsonObject();
        if (code != null) {
            error.addProperty("code", code);
            error.addProperty("doc_url", "https://stripe.com/docs/error-codes/" + slug(code));
        }
        error.addProperty("message", getMessage());
        if (parameter != null) {
            error.addProperty("param", parameter);
        }
        error.addProperty("type", type);
        JsonObject body = new JsonObject();
        body.add("error", error);
        return body;
    }

    private static String slug(String code) {
        return code.replace('_', '-');
    }
}
