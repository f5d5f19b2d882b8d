package bellbird.kernel.outbox;

import java.util.Map;

/**
 * Something that happened and must not be forgotten.
 *
 * @param type past tense, such as {@code BillIssued}
 * @param subject id of the thing it happened to
 * @param data what listeners need besides, all text
 */
public record Fact(String type, String subject, Map<String, String> data) {

    public Fact {
        data = Map.copyOf(data);
    }
}
