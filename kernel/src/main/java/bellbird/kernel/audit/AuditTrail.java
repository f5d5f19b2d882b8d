package bellbird.kernel.audit;

import org.jspecify.annotations.Nullable;

/**
 * Port: writes down a change in the transaction that makes it. Who and from where come from the
 * caller, when from the clock.
 */
public interface AuditTrail {

    /**
     * @param action verb and noun, such as {@code activate line}
     * @param subjectType table or noun, such as {@code line}
     * @param subjectId its id
     * @param before as JSON or plain text; null when it did not exist
     * @param after as JSON or plain text; null when it is gone
     */
    void record(
            String action,
            String subjectType,
            String subjectId,
            @Nullable String before,
            @Nullable String after);
}
