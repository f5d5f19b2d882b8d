package bellbird.usage;

/**
 * Suspended records of one reason in which the same was found.
 *
 * @param detail what, such as a number; empty where the reason says it all
 */
public record SuspenseCause(String detail, SuspendedSum sum) {}
