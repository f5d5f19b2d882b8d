package bellbird.system.isolation;

import java.util.List;
import java.util.Optional;

/**
 * What is tried at one REST method.
 *
 * @param path template
 * @param takes table whose id {@code {id}} is; empty if there is none
 */
record RestCase(String method, String path, Optional<String> takes) {

    static final List<RestCase> ALL =
            List.of(
                    list("bills"),
                    one("bills/{id}", "customer_bill"),
                    one("bills/{id}/pdf", "customer_bill"),
                    list("customers"),
                    one("customers/{id}", "customer"),
                    list("me"),
                    list("plans"),
                    list("usage-files"),
                    new RestCase("POST", "/api/v1/usage-files", Optional.empty()),
                    one("usage-files/{id}", "usage_file"),
                    one("usage-files/{id}/set-aside", "usage_file"));

    private static RestCase list(String path) {
        return new RestCase("GET", "/api/v1/" + path, Optional.empty());
    }

    private static RestCase one(String path, String table) {
        return new RestCase("GET", "/api/v1/" + path, Optional.of(table));
    }

    String path(String id) {
        return path.replace("{id}", id);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
