package bellbird.local;

import java.io.Serial;

/** The stack cannot start or go on; the message is one sentence for the person at the keyboard. */
public class StackException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    public StackException(String sentence) {
        super(sentence);
    }

    public StackException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
