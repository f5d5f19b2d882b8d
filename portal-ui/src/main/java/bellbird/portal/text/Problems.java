package bellbird.portal.text;

import bellbird.kernel.error.BellbirdException;
import bellbird.kernel.error.BellbirdException.Problem;
import java.util.stream.Collectors;

/** What is wrong, in the reader's language. */
public final class Problems {

    private Problems() {}

    public static String text(Problem problem) {
        return Texts.text(problem.messageKey(), problem.parameters().toArray());
    }

    /** All problems of an error, one sentence after the other. */
    public static String text(BellbirdException error) {
        return error.problems().stream().map(Problems::text).collect(Collectors.joining(" "));
    }
}
