package bellbird.usage;

/** A value of a record cannot be used; the record is set aside and the file goes on. */
final class UnreadableValue extends Exception {

    private static final long serialVersionUID = 1;

    private static final int LONGEST = 200;

    final Verdict verdict;
    final String reason;
    final String detail;

    private UnreadableValue(Verdict verdict, String reason, String detail) {
        super(reason, null, false, false);
        this.verdict = verdict;
        this.reason = reason;
        this.detail =
                detail.codePointCount(0, detail.length()) > LONGEST
                        ? detail.substring(0, detail.offsetByCodePoints(0, LONGEST))
                        : detail;
    }

    static UnreadableValue rejected(String reason, String value) {
        return new UnreadableValue(Verdict.REJECTED, reason, value);
    }

    static UnreadableValue suspended(String reason, String value) {
        return new UnreadableValue(Verdict.SUSPENDED, reason, value);
    }

    static UnreadableValue ignored(String reason, String value) {
        return new UnreadableValue(Verdict.IGNORED, reason, value);
    }
}
