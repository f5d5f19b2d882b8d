package bellbird.portal.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;

/**
 * An error as RFC 9457 writes it.
 *
 * @param type {@code about:blank}: the status says which kind it is
 * @param title what happened, the same for every occurrence
 * @param status of HTTP
 * @param detail what happened here and what to do
 * @param instance a reference to quote; empty where none is needed
 * @param errors what is wrong with the input, one entry per place
 */
public record Problem(
        String type, String title, int status, String detail, String instance, List<Wrong> errors) {

    static final String MEDIA_TYPE = "application/problem+json";

    /**
     * One place of the input.
     *
     * @param pointer JSON pointer into the body; empty when it concerns the whole
     * @param reason in words
     */
    public record Wrong(String pointer, String reason) {}

    static Response response(int status, String title, String detail, List<Wrong> errors) {
        return response(new Problem("about:blank", title, status, detail, "", errors));
    }

    /** Our surroundings are away for a moment; the caller may ask again. */
    static Response unavailable() {
        Response answer =
                response(
                        503,
                        "Not available just now",
                        "Our database does not answer. Ask again in half a minute.",
                        List.of());
        answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, 30);
        return answer;
    }

    static Response response(Problem problem) {
        return Response.status(problem.status)
                .type(MediaType.valueOf(MEDIA_TYPE))
                .entity(problem)
                .build();
    }
}
