package bellbird.kernel.error;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * An error with a kind and a place. The message is a key of the message bundles; screens and the
 * API render it in the reader's language.
 */
@ApplicationException(rollback = true)
public class BellbirdException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /**
     * One thing that is wrong.
     *
     * @param field name of the field or JSON pointer; empty when it concerns the whole
     * @param messageKey bundle key, such as {@code error.shortName.reserved}
     * @param parameters for the message, in order
     */
    public record Problem(String field, String messageKey, List<String> parameters) {
        public Problem {
            parameters = List.copyOf(parameters);
        }
    }

    private final ErrorKind kind;
    private final transient List<Problem> problems;

    public BellbirdException(ErrorKind kind, List<Problem> problems) {
        super(kind + " " + problems);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    public BellbirdException(ErrorKind kind, List<Problem> problems, Throwable cause) {
        super(kind + " " + problems, cause);
        this.kind = kind;
        this.problems = List.copyOf(problems);
    }

    /** The caller's input in one field is wrong. */
    public static BellbirdException user(String field, String messageKey, String... parameters) {
        return of(ErrorKind.USER, field, messageKey, parameters);
    }

    public static BellbirdException conflict(String messageKey, String... parameters) {
        return of(ErrorKind.CONFLICT, "", messageKey, parameters);
    }

    public static BellbirdException notFound() {
        return of(ErrorKind.NOT_FOUND, "", "error.notFound");
    }

    public static BellbirdException provider(
            Throwable cause, String messageKey, String... parameters) {
        return new BellbirdException(
                ErrorKind.PROVIDER,
                List.of(new Problem("", messageKey, List.of(parameters))),
                cause);
    }

    private static BellbirdException of(
            ErrorKind kind, String field, String messageKey, String... parameters) {
        return new BellbirdException(
                kind, List.of(new Problem(field, messageKey, List.of(parameters))));
    }

    public ErrorKind kind() {
        return kind;
    }

    public List<Problem> problems() {
        return problems;
    }
}
