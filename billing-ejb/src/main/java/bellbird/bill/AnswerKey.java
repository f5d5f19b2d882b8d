package bellbird.bill;

import java.util.UUID;

/**
 * Names an answer of a tax engine.
 *
 * @param bill to be
 * @param questionHash of what was asked, so that another bill is another question
 * @param round of the run; 0 for bills out of turn
 */
record AnswerKey(UUID bill, String questionHash, int round) {

    private static final int SHOWN = 16;

    /** As the engine sees it. */
    String asText() {
        return bill + "/" + questionHash.substring(0, SHOWN) + "/" + round;
    }
}
