package bellbird.rating;

import bellbird.offering.UsageType;
import org.jspecify.annotations.Nullable;

/**
 * What is to be rated.
 *
 * @param otherParty called number, E.164 without +; null for data
 * @param quantity seconds (a started one is a whole one, rule R1), messages, or bytes of the
 *     session
 */
public record UsageEvent(UsageType service, @Nullable String otherParty, long quantity) {}
