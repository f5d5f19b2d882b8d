package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;

/** Says which part of the input is wrong, and why. */
@Provider
public class BellbirdErrors implements ExceptionMapper<BellbirdException> {

    @Override
    public Response toResponse(BellbirdException error) {
        List<Problem.Wrong> wrong =
                error.problems().stream()
                        .map(p -> new Problem.Wrong(pointer(p.field()), ErrorTexts.of(p)))
                        .toList();
        String detail = wrong.isEmpty() ? "" : wrong.getFirst().reason();
        return switch (error.kind()) {
            case USER -> Problem.response(422, "The input cannot be used", detail, wrong);
            case CONFLICT -> Problem.response(409, "The state does not allow it", detail, wrong);
            case NOT_FOUND -> Problem.response(404, "Not found", detail, List.of());
            case PROVIDER -> Problem.response(502, "An outside service failed", detail, wrong);
            case INTERNAL -> UnexpectedErrors.internal(error);
        };
    }

    private static String pointer(String field) {
        return field.isEmpty() || field.startsWith("/") ? field : "/" + field;
    }
}
