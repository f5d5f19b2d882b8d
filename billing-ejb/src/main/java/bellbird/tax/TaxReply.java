package bellbird.tax;

/** What came of a question. */
public sealed interface TaxReply {

    record Answered(TaxAnswer answer) implements TaxReply {}

    /**
     * @param detail for people: what was seen, such as {@code HTTP 500}; never what the engine
     *     wrote at length
     */
    record Unanswered(Trouble trouble, String detail) implements TaxReply {}

    /** Why there is no answer. */
    enum Trouble {
        /** Nothing came, or an error of the engine's own: the same may work later. */
        SILENT("error.bill.taxEngine.silent"),
        /** The engine says no. */
        REFUSED("error.bill.taxEngine.refused"),
        /** What came cannot be right. */
        WRONG("error.bill.taxEngine.wrong");

        private final String messageKey;

        Trouble(String messageKey) {
            this.messageKey = messageKey;
        }

        /** Bundle key of a sentence with the detail as its parameter. */
        public String messageKey() {
            return messageKey;
        }
    }

    static Unanswered silent(String detail) {
        return new Unanswered(Trouble.SILENT, detail);
    }

    static Unanswered refused(String detail) {
        return new Unanswered(Trouble.REFUSED, detail);
    }

    static Unanswered wrong(String detail) {
        return new Unanswered(Trouble.WRONG, detail);
    }
}
