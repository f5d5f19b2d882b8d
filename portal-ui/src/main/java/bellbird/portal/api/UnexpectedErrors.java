package bellbird.portal.api;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.Outage;
import bellbird.kernel.id.Ids;
import jakarta.ejb.EJBAccessException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.lang.System.Logger.Level;
import java.util.List;

/**
 * Answers what nobody foresaw without telling how we are built: the log has it by its reference.
 */
@Provider
public class UnexpectedErrors implements ExceptionMapper<Throwable> {

    private static final System.Logger LOG = System.getLogger(UnexpectedErrors.class.getName());

    @Override
    public Response toResponse(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case BellbirdException known -> {
                    return new BellbirdErrors().toResponse(known);
                }
                case EJBAccessException denied -> {
                    return Problem.response(
                            403,
                            "Not allowed",
                            "The token's role does not allow this call.",
                            List.of());
                }
                case WebApplicationException http -> {
                    return http(http);
                }
                case jakarta.json.bind.JsonbException unreadable -> {
                    return Problem.response(
                            400, "The body cannot be read", "It must be JSON.", List.of());
                }
                default -> {
                    // look at what caused it
                }
            }
        }
        if (error.getClass().getName().equals("org.jboss.resteasy.spi.LoggableFailure")) {
            return Problem.response(400, "The headers cannot be read", "", List.of());
        }
        if (Outage.in(error)) {
            LOG.log(Level.WARNING, "request failed in an outage", error);
            return Problem.unavailable();
        }
        return internal(error);
    }

    private static Response http(WebApplicationException error) {
        Response.StatusType status = error.getResponse().getStatusInfo();
        if (status.getStatusCode() >= 500) {
            return internal(error);
        }
        return Problem.response(status.getStatusCode(), status.getReasonPhrase(), "", List.of());
    }

    static Response internal(Throwable error) {
        String reference = Ids.next().toString();
        LOG.log(Level.ERROR, "request failed, reference " + reference, error);
        return Problem.response(
                new Problem(
                        "about:blank",
                        "We could not do this",
                        500,
                        "Nothing was changed. Quote the instance when you ask about it.",
                        "urn:uuid:" + reference,
                        List.of()));
    }
}
