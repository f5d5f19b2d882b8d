package bellbird.usage;

/**
 * Suspended records of one reason.
 *
 * @param reason message key
 * @param causes different details: numbers, networks, days
 */
public record SuspenseGroup(String reason, long files, long causes, SuspendedSum sum) {

    public Mend mend() {
        return Mend.of(reason);
    }
}
