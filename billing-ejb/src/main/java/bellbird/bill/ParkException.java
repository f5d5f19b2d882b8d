package bellbird.bill;

/** This account cannot be billed now; the others can. */
final class ParkException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String messageKey;
    private final String detail;

    /**
     * @param messageKey bundle key, such as {@code error.bill.taxRefused}
     * @param detail its parameter; empty if none
     */
    ParkException(String messageKey, String detail) {
        super(messageKey + " " + detail);
        this.messageKey = messageKey;
        this.detail = detail;
    }

    String messageKey() {
        return messageKey;
    }

    String detail() {
        return detail;
    }
}
