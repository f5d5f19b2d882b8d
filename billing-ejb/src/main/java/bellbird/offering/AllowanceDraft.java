package bellbird.offering;

/**
 * Usage that is included in each billing period.
 *
 * @param service what is included
 * @param quantity seconds, messages or bytes; above 0
 * @param priority smaller is used first
 */
public record AllowanceDraft(UsageType service, long quantity, int priority) {}
